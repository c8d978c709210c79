using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>What the page waits for: presses and forms. The answer is a line or a form; cards that changed reach the page as messages.</summary>
sealed partial class Acting(Conversations conversations, TurnRunner runner, IStore store, TimeProvider clock, ILogger<Acting> log)
{
    const int LongestName = 200;
    const int MostValues = 100;
    const int MostValue = 20_000;

    public async Task<IResult> PressAsync(Act.Press act, Person person, Address place, CancellationToken cancel)
    {
        if (!IsName(act.Name) || act.Subject?.Length > LongestName)
        {
            return Problems.Wrong("This button says nothing that can be done. Reload the page and press it again.");
        }

        var (message, where) = await FindAsync(act.Message, place, cancel);
        var inbound = Inbounds.Of(act, person, where, InboundKind.Action, clock.GetUtcNow()) with
        {
            Verb = act.Name,
            Subject = act.Subject ?? "",
            DocumentVersion = act.Version,
            CardMessageId = message?.Id,
            // The same button of the same drawing, pressed twice in a hurry or in two windows, is one act.
            Ticket = message is null ? null : $"{message.Id}|{message.Updates}|{act.Subject}|{act.Version}",
        };
        return await RunAsync(inbound, person, message, cancel);
    }

    public async Task<IResult> OpenAsync(Act.Open act, Person person, Address place, CancellationToken cancel)
    {
        if (!IsName(act.Name) || act.Subject?.Length > LongestName)
        {
            return Problems.Wrong("This button opens no form. Reload the page and press it again.");
        }

        var (message, where) = await FindAsync(act.Message, place, cancel);
        var inbound = Inbounds.Of(act, person, where, InboundKind.FormOpened, clock.GetUtcNow()) with { Verb = act.Name, Subject = act.Subject ?? "", CardMessageId = message?.Id };
        return await RunAsync(inbound, person, message, cancel);
    }

    public async Task<IResult> SubmitAsync(Act.Submit act, Person person, Address place, CancellationToken cancel)
    {
        if (!IsName(act.Name) || act.Subject?.Length > LongestName || act.Ticket?.Length > LongestName)
        {
            return Problems.Wrong("This is no form that was opened here. Open it again; copy what you typed first.");
        }

        var values = act.Values ?? new Dictionary<string, string>();
        if (values.Count > MostValues || values.Any(pair => pair.Key.Length > LongestName || pair.Value is null || pair.Value.Length > MostValue))
        {
            return Problems.Wrong($"That is more than a form takes: {MostValues} fields of {MostValue} characters. Shorten the longest text.");
        }

        var inbound = Inbounds.Of(act, person, place, InboundKind.FormSubmitted, clock.GetUtcNow()) with
        {
            Verb = act.Name,
            Subject = act.Subject ?? "",
            Ticket = act.Ticket,
            Values = values,
        };
        return await RunAsync(inbound, person, null, cancel);
    }

    async Task<IResult> RunAsync(Inbound inbound, Person person, LocalMessage? pressed, CancellationToken cancel)
    {
        try
        {
            var outcome = await runner.RunInlineAsync(inbound, Write, cancel);
            if (outcome.Redraw is { } card && pressed is not null)
            {
                await RedrawAsync(pressed.Id, card, cancel);
            }

            return Results.Content(outcome.Stored ?? Write(outcome), "application/json; charset=utf-8");
        }
        catch (Exception broken) when (broken is not StoreFaultException && !(broken is OperationCanceledException && cancel.IsCancellationRequested))
        {
            LogFailed(broken, inbound.Key);
            return Problems.Of(
                StatusCodes.Status500InternalServerError,
                $"Something went wrong here, and nothing was changed. The log has it under reference {References.Of(inbound.Key)}; try once more.");
        }

        string Write(TurnOutcome outcome) => LocalJson.Write(OutcomeView.Of(outcome, person.Reader, clock.GetUtcNow()));
    }

    /// <summary>A stale card is brought up to date. A live one is drawn by the pump, from the state at that moment, so that no older drawing can come last.</summary>
    async Task RedrawAsync(string id, Card card, CancellationToken cancel)
    {
        if (await conversations.FindAsync(id, cancel) is not { Card: { } shown } message || LocalJson.IsSame(shown, card))
        {
            return;
        }

        if (message.RowId is { } row && await store.LoadAsync(Outbox.Posted, row, cancel) is { Frozen: false } posted)
        {
            var session = new Session(store);
            session.Put(Outbox.Rows, Sending.UpdateOf(posted, clock.GetUtcNow()));
            await session.CommitAsync(cancel);
            return;
        }

        await conversations.ChangeAsync(
            id, current => current with { Card = card, Updates = current.Updates + 1 }, changes => conversations.AloneAsync(changes, cancel), cancel);
    }

    async ValueTask<(LocalMessage? Message, Address Place)> FindAsync(string? id, Address place, CancellationToken cancel) =>
        id is { Length: > 0 and <= LongestName } && await conversations.FindAsync(id, cancel) is { } message && message.Conversation == place.Conversation
            ? (message, place with { Thread = message.Thread })
            : (null, place);

    static bool IsName(string? name) => name is { Length: > 0 and <= LongestName };

    [LoggerMessage(LogLevel.Error, "Turn {Key} of the local chat failed")]
    partial void LogFailed(Exception broken, string key);
}
