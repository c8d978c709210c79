using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Demarc.Channels.Local;

/// <summary>What the page asks for, under <c>/local/</c>. Every answer that is no success has a sentence in <c>problem</c> that says what to do.</summary>
static class LocalEndpoints
{
    public const string SayPath = "/local/say";

    const int MostViewers = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/local/people", PeopleAsync);
        app.MapGet("/local/history", HistoryAsync);
        app.MapGet("/local/changes", ChangesAsync);
        app.MapGet("/local/events", EventsAsync);
        app.MapPost(SayPath, (HttpContext context, Speaking speaking) => Acts.RunAsync<Act.Say>(context, speaking.SayAsync));
        app.MapPost("/local/press", (HttpContext context, Acting acting) => Acts.RunAsync<Act.Press>(context, acting.PressAsync));
        app.MapPost("/local/form/open", (HttpContext context, Acting acting) => Acts.RunAsync<Act.Open>(context, acting.OpenAsync));
        app.MapPost("/local/form/submit", (HttpContext context, Acting acting) => Acts.RunAsync<Act.Submit>(context, acting.SubmitAsync));
        app.MapPost("/local/vote", (HttpContext context, Speaking speaking) => Acts.RunAsync<Act.Vote>(context, speaking.VoteAsync));
        app.MapPost("/local/react", (HttpContext context, Speaking speaking) => Acts.RunAsync<Act.React>(context, speaking.ReactAsync));
    }

    static async Task<IResult> PeopleAsync(Participants participants, TimeProvider clock, CancellationToken cancel)
    {
        var everyone = await participants.EveryoneAsync(cancel);
        return LocalJson.Answer(new { everyone.People, everyone.Rooms, everyone.MostFileBytes, everyone.First, Now = clock.GetUtcNow() });
    }

    static async Task<IResult> HistoryAsync(HttpContext context, Participants participants, Conversations conversations, TimeProvider clock, CancellationToken cancel)
    {
        var query = context.Request.Query;
        if (await participants.PersonAsync(query["as"], cancel) is not { } person)
        {
            return Problems.Nobody();
        }

        if (await participants.PlaceAsync(person, query["in"], cancel) is not { } place)
        {
            return Problems.NotIn();
        }

        var now = clock.GetUtcNow();
        var (messages, at) = await conversations.HistoryAsync(place.Conversation, cancel);
        return LocalJson.Answer(new { Now = now, At = at, Messages = messages.Select(message => MessageView.Of(message, now)) });
    }

    /// <summary>For a page whose event stream does not get through.</summary>
    static async Task<IResult> ChangesAsync(HttpContext context, Participants participants, Conversations conversations, TimeProvider clock, CancellationToken cancel)
    {
        var ids = Viewers(context);
        var after = After(context) ?? 0;
        var at = await conversations.LastAsync(cancel);
        var missed = await conversations.SinceAsync(after, cancel);
        var now = clock.GetUtcNow();
        var messages = new List<MessageView>();
        foreach (var message in missed ?? [])
        {
            at = Math.Max(at, message.Change);
            if (await participants.CanReadAsync(ids, message.Conversation, cancel))
            {
                messages.Add(MessageView.Of(message, now));
            }
        }

        return LocalJson.Answer(new { Now = now, At = at, Reset = missed is null, Messages = messages });
    }

    static ServerSentEventsResult<string> EventsAsync(HttpContext context, EventStream stream, IHostApplicationLifetime lifetime)
    {
        // An open stream must not hold up the end of the program.
        var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(stream.FollowAsync(Viewers(context), After(context), ends.Token));
    }

    static IReadOnlyList<string> Viewers(HttpContext context) => [.. context.Request.Query["as"].OfType<string>().Distinct().Take(MostViewers)];

    static long? After(HttpContext context)
    {
        var given = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : context.Request.Query["after"].ToString();
        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
