using System.Text.Json;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Teams;

/// <summary>
/// An activity that was let in → the status and body it is answered with. Messages are kept durably and then acknowledged; clicks, forms and
/// searches are worked on while the client waits. Whoever hosts the protocol hands activities in here.
/// </summary>
sealed partial class Intake(
    ConversationReferences references, FloodGate flood, Receiver receiver, TurnRunner turns, IStore store, TimeProvider clock, ILogger<Intake> log)
{
    const string StoreWords = "I cannot save anything at the moment, so nothing was changed. Please try again in a minute.";

    /// <param name="vector">The platform's correlation vector (MS-CV), for the log.</param>
    /// <param name="cancel">The program's end. A caller who hangs up does not stop what they asked for.</param>
    public async Task<Answer> TakeAsync(JsonElement activity, string? vector, CancellationToken cancel)
    {
        var reading = ActivityReader.Read(activity, clock.GetUtcNow());
        LogTaken(LogText.Of(activity.Text("type")), LogText.Of(activity.Text("id")), LogText.Of(vector), reading.GetType().Name);
        try
        {
            if (reading is not Reading.Malformed && Parties.Of(activity) is { } parties)
            {
                await references.SeenAsync(parties, reading is Reading.Queued { Inbound.Kind: InboundKind.Removed }, cancel);
            }

            return reading switch
            {
                Reading.Queued queued => await QueueAsync(queued, cancel),
                Reading.Inline inline => await RunAsync(inline, cancel),
                Reading.Answered answered => new Answer(answered.Status, answered.Body),
                Reading.Malformed => new Answer(StatusCodes.Status400BadRequest),
                _ => new Answer(StatusCodes.Status200OK),
            };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends; what was not acknowledged is sent again.
            return new Answer(StatusCodes.Status503ServiceUnavailable);
        }
        catch (StoreFaultException broken)
        {
            LogStore(broken, LogText.Of(activity.Text("id")));
            return reading is Reading.Inline inline
                ? new Answer(StatusCodes.Status200OK, InvokeWriter.Fail(inline.Form, StatusCodes.Status503ServiceUnavailable, StoreWords))
                : new Answer(StatusCodes.Status503ServiceUnavailable);
        }
    }

    async Task<Answer> QueueAsync(Reading.Queued queued, CancellationToken cancel)
    {
        var inbound = queued.Inbound;
        if (await TooMuchAsync(inbound, cancel) is { } words)
        {
            if (words.Length > 0)
            {
                await TellAsync(inbound, words, cancel);
            }

            return new Answer(StatusCodes.Status200OK, queued.Body);
        }

        if (inbound is { Kind: InboundKind.Installed, Verb: "add" } && !await references.IsNewInstallationAsync(inbound, cancel))
        {
            inbound = inbound with { Verb = "upgrade" };
        }

        await receiver.AcceptAsync(inbound, cancel);
        return new Answer(StatusCodes.Status200OK, queued.Body);
    }

    async Task<Answer> RunAsync(Reading.Inline inline, CancellationToken cancel)
    {
        var (inbound, form) = inline;
        if (await TooMuchAsync(inbound, cancel) is not null)
        {
            return new Answer(StatusCodes.Status200OK, InvokeWriter.Fail(form, StatusCodes.Status429TooManyRequests, "That was a lot at once. Nothing was done; please wait a minute and try again."));
        }

        string Write(TurnOutcome outcome) => InvokeWriter.Write(form, inbound, outcome, clock.GetUtcNow());
        try
        {
            var outcome = await turns.RunInlineAsync(inbound, Write, cancel);
            return new Answer(StatusCodes.Status200OK, outcome.Stored ?? Write(outcome));
        }
        catch (Exception broken) when (broken is not (StoreFaultException or OperationCanceledException))
        {
            var reference = Delivery.References.Of(inbound.Key);
            LogFailed(broken, inbound.Key, reference);
            var words = $"Something went wrong here. Nothing was changed. If it happens again, tell an administrator the reference {reference}.";
            return new Answer(StatusCodes.Status200OK, InvokeWriter.Fail(form, StatusCodes.Status500InternalServerError, words));
        }
    }

    /// <returns>Null: it may go on. Otherwise what to say about it; empty when that was said already.</returns>
    async Task<string?> TooMuchAsync(Inbound inbound, CancellationToken cancel)
    {
        // What changes nothing for others, or must be known whatever happens, is not counted.
        if (inbound.Kind is InboundKind.Installed or InboundKind.Removed or InboundKind.Edited or InboundKind.Deleted)
        {
            return null;
        }

        var flooding = flood.Take(inbound.Sender);
        if (flooding == Flooding.None || await store.LoadAsync(Inbox.Rows, inbound.Key, cancel) is not null)
        {
            return null;
        }

        LogFlood(inbound.Key, flooding);
        return flooding.HasFlag(Flooding.AlreadyTold) ? ""
            : flooding.HasFlag(Flooding.Person) ? "That was a lot at once, and I did not read the last of it. Please wait a minute and say it again."
            : "So many of your organisation write to me at the moment that I did not read your last message. Please say it again in a minute.";
    }

    async Task TellAsync(Inbound inbound, string words, CancellationToken cancel)
    {
        var session = new Session(store);
        session.Add(Sending.Row($"flood:{inbound.Key}", inbound.Address, clock.GetUtcNow()) with
        {
            Card = Answering.Line("too-much", Text.Plain(words), Tone.Warning),
            Importance = Importance.Reply,
        });
        await session.CommitAsync(cancel);
    }

    /// <param name="Body">JSON, or empty for none.</param>
    public sealed record Answer(int Status, string Body = "")
    {
        public async Task WriteAsync(HttpResponse response)
        {
            response.StatusCode = Status;
            switch (Status)
            {
                case StatusCodes.Status401Unauthorized:
                    response.Headers.WWWAuthenticate = "Bearer";
                    break;
                case StatusCodes.Status503ServiceUnavailable:
                    response.Headers.RetryAfter = "5";
                    break;
            }

            if (Body.Length > 0)
            {
                response.ContentType = "application/json; charset=utf-8";
                await response.WriteAsync(Body, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Activity {Type} {Id}, MS-CV {Vector}: {Reading}")]
    partial void LogTaken(string type, string id, string vector, string reading);

    [LoggerMessage(LogLevel.Error, "Turn {Key} failed, reference {Reference}")]
    partial void LogFailed(Exception broken, string key, string reference);

    [LoggerMessage(LogLevel.Warning, "Activity {Id} waits for the store")]
    partial void LogStore(Exception broken, string id);

    [LoggerMessage(LogLevel.Warning, "Turn {Key} was over the limit ({Flooding})")]
    partial void LogFlood(string key, Flooding flooding);
}
