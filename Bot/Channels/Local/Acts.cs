using System.Text.Json;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>Does what the page asks for, when it is readable, by someone it can speak as, and in a conversation of theirs.</summary>
static class Acts
{
    public delegate Task<IResult> Do<in T>(T act, Person person, Address place, CancellationToken cancel);

    public static async Task<IResult> RunAsync<T>(HttpContext context, Do<T> act)
        where T : Act
    {
        var participants = context.RequestServices.GetRequiredService<Participants>();

        // What was begun is finished, whether or not the page still waits for it.
        var cancel = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            var (asked, problem) = await ReadAsync<T>(context);
            return asked is null ? problem!
                : await participants.PersonAsync(asked.As, cancel) is not { } person ? Problems.Nobody()
                : await participants.PlaceAsync(person, asked.In, cancel) is not { } place ? Problems.NotIn()
                : await act(asked, person, place, cancel);
        }
        catch (StoreFaultException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The bot cannot write to its disk at present, so nothing was done. Try again in a moment.");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The bot is being stopped. Try again when it is back.");
        }
    }

    static async Task<(T? Act, IResult? Problem)> ReadAsync<T>(HttpContext context)
        where T : Act
    {
        // Anything else could be sent by a page of another site without asking the browser first.
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON (Content-Type: application/json)."));
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<T>(LocalJson.Options, context.RequestAborted) switch
            {
                null => (null, Problems.Wrong("The request is empty.")),
                { HasKey: false } => (null, Problems.Wrong("key must be 8 to 64 letters, digits and hyphens; send the same one when you try again.")),
                var act => (act, null),
            };
        }
        catch (JsonException broken)
        {
            return (null, Problems.Wrong($"The request is not the JSON expected here, at {broken.Path ?? "its start"}."));
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Problems.Of(broken.StatusCode, "That is more than the local chat takes at once. Send a smaller file, or less text."));
        }
    }
}
