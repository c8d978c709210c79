using System.Text.Json;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Slack;

/// <summary>
/// A payload that was let in → what it is answered with. What people say is kept durably and then acknowledged; clicks, modals and searches are worked
/// on while the client waits. Requests and the socket both hand their payloads in here.
/// </summary>
sealed partial class SlackIntake(
    SlackOptions options, SlackPeople people, SlackInline inline, SlackNews news, SlackReactions reactions, SlackWorkspaces workspaces, Receiver receiver,
    TimeProvider clock, ILogger<SlackIntake> log)
{
    const string StoreWords = "I cannot save anything at the moment, so nothing was changed. Please try again in a minute.";

    public Task<SlackReply> EventAsync(JsonElement payload, CancellationToken cancel) =>
        TakeAsync(Envelope.OfEvent(payload), SlackReader.Event(payload, clock.GetUtcNow()), cancel);

    public Task<SlackReply> InteractionAsync(JsonElement payload, CancellationToken cancel) =>
        TakeAsync(Envelope.OfInteraction(payload), SlackReader.Interaction(payload, clock.GetUtcNow()), cancel);

    /// <param name="form">The fields of the command, as members of one object.</param>
    public Task<SlackReply> CommandAsync(JsonElement form, CancellationToken cancel) =>
        TakeAsync(Envelope.OfCommand(form), SlackReader.Command(form, clock.GetUtcNow()), cancel);

    async Task<SlackReply> TakeAsync(Envelope? envelope, Reading reading, CancellationToken cancel)
    {
        if (envelope is not null && !options.Allows(envelope.Team, envelope.Enterprise))
        {
            LogForeign(LogText.Of(envelope.Team));
            return SlackReply.Ok;
        }

        try
        {
            if (envelope is not null)
            {
                await workspaces.SeenAsync(envelope.Team, envelope.Enterprise, cancel);
                await news.SharedAsync(envelope, reading, cancel);
            }

            return reading switch
            {
                Reading.Queued queued => await KeepAsync(queued.Inbound, cancel),
                Reading.Overheard overheard => await people.IsAskedAsync(overheard.Inbound, cancel) ? await KeepAsync(overheard.Inbound, cancel) : SlackReply.Ok,
                Reading.Reacted reacted => await KeepAsync(await reactions.ReadAsync(reacted, cancel), cancel),
                Reading.Inline waited => await inline.RunAsync(await people.KnownAsync(waited.Inbound, cancel), waited.Waiting, cancel),
                Reading.News told => await news.TakeAsync(told, cancel),
                Reading.Answered answered => new SlackReply(StatusCodes.Status200OK, answered.Body),
                Reading.Malformed => new SlackReply(StatusCodes.Status400BadRequest),
                _ => SlackReply.Ok,
            };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends; what was not acknowledged is sent again.
            return new SlackReply(StatusCodes.Status503ServiceUnavailable);
        }
        catch (StoreFaultException broken)
        {
            LogStore(broken);
            return reading switch
            {
                Reading.Inline waited => await inline.FailAsync(waited.Inbound, waited.Waiting, StoreWords, cancel),
                // Events are sent again; a command is not.
                Reading.Queued { Inbound.Address.Route: var route } when route.ContainsKey(Envelope.Whisper) => new SlackReply(StatusCodes.Status200OK, SlackResponses.Whisper(StoreWords)),
                _ => new SlackReply(StatusCodes.Status503ServiceUnavailable),
            };
        }
    }

    async Task<SlackReply> KeepAsync(Inbound inbound, CancellationToken cancel)
    {
        var known = await people.KnownAsync(inbound, cancel);
        await receiver.AcceptAsync(known, await people.WaitingAsync(known, cancel), cancel);
        return SlackReply.Ok;
    }

    [LoggerMessage(LogLevel.Warning, "A payload of workspace {Team}, which is not on the list Slack:AllowedTeams, was ignored")]
    partial void LogForeign(string team);

    [LoggerMessage(LogLevel.Warning, "A payload of Slack's waits for the store")]
    partial void LogStore(Exception broken);
}

/// <param name="Body">JSON, or empty for none.</param>
sealed record SlackReply(int Status, string Body = "")
{
    public static readonly SlackReply Ok = new(StatusCodes.Status200OK);
}
