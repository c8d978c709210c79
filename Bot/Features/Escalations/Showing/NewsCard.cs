using Demarc.Cards.Model;

namespace Demarc.Features.Escalations.Showing;

/// <summary>What just happened to an escalation, for one who should hear of it. Of several unsent ones only the newest goes out, so it repeats what came shortly before.</summary>
static class NewsCard
{
    const int Repeated = 3;

    public static Card ForPartner(SharedEscalation shared, IReadOnlyList<EscalationEntry> fresh, string? orderNumber, Names names)
    {
        var escalation = shared.Facts;
        return Of(escalation, fresh, PartnerCard.Summary(escalation, orderNumber, names), names, isMarked: false) with
        {
            Tone = escalation.IsOpen ? (escalation.Waiting is null ? Tone.Neutral : Tone.Warning) : Tone.Good,
            Buttons = [.. PartnerButtons(escalation)],
        };
    }

    /// <param name="escalation">With the entries they may see.</param>
    public static Card ForStaff(Escalation escalation, IReadOnlyList<EscalationEntry> fresh, Names names) =>
        Of(escalation, fresh, Deadline(escalation), names, isMarked: true) with { Tone = Tone.Warning, Buttons = [Show(escalation)] };

    /// <summary>Before a promise breaks.</summary>
    public static Card Reminder(Escalation escalation, DateTimeOffset promised, Names names) => new(
        "escalation.reminder",
        StateWords.Heading(escalation),
        Text.Of($"You promised {(names.Agency.Length > 0 ? names.Agency : "the requester")} an update on {escalation.Id} by {promised}. Send a message, set a next step or log a date before then."))
    {
        Tone = Tone.Warning,
        Buttons = [new FormButton("Message to the partner…", EscalationForms.Message, escalation.Id) { Style = ButtonStyle.Primary }, Show(escalation)],
    };

    /// <summary>To whoever it was taken from.</summary>
    public static Card TakenOver(Escalation escalation, Names names) => new(
        "escalation.taken",
        StateWords.Heading(escalation),
        Text.Of($"{names.Of(escalation.Assignee)} has {escalation.Id} now: {escalation.RoutedBecause}. You need not do anything about it."))
    {
        Buttons = [Show(escalation)],
    };

    /// <summary>To a partner or customer's partner, again, since nothing came.</summary>
    public static Card WaitsForYou(Escalation escalation, Waiting waiting) => new(
        "escalation.waits",
        StateWords.Heading(escalation),
        Text.Of($"{escalation.Id} still waits for {(waiting.On == WaitsOn.Partner ? "you" : "the customer")} since {waiting.Since}: {waiting.Reason}"))
    {
        Tone = Tone.Warning,
        Buttons = [new FormButton("Answer…", EscalationForms.Add, escalation.Id) { Style = ButtonStyle.Primary }, Show(escalation)],
    };

    /// <summary>To whoever has it: the wait leads nowhere.</summary>
    public static Card NobodyAnswers(Escalation escalation, Waiting waiting) => new(
        "escalation.unanswered",
        StateWords.Heading(escalation),
        Text.Of($"{escalation.Id} waits since {waiting.Since} and was reminded {waiting.Reminders + 1} times. Call them, go on without, or resolve it."))
    {
        Tone = Tone.Warning,
        Buttons = [Show(escalation)],
    };

    static Card Of(Escalation escalation, IReadOnlyList<EscalationEntry> fresh, Text standing, Names names, bool isMarked)
    {
        var before = escalation.Timeline.Take(escalation.Timeline.Count - fresh.Count).Where(entry => entry.Kind != EntryKind.Opened).TakeLast(Repeated).ToList();
        return new Card("escalation.news", StateWords.Heading(escalation), Text.Join(" ", fresh.Select(entry => EntryWords.Say(entry, escalation, names))))
        {
            Body =
            [
                new Paragraph(standing),
                .. before.Count > 0 ? [new Section("Before that", [new Bullets([.. before.Select(entry => EntryWords.Line(entry, escalation, names, isMarked))])])] : Array.Empty<Block>(),
            ],
        };
    }

    static Text Deadline(Escalation escalation)
    {
        var line = OpenEscalations.LineOf(escalation);
        return line is { DueAt: { } at, Due: { } clock } ? Text.Of($"Next, {at}: {StateWords.Clock(clock, escalation)}.") : Text.Of($"{escalation.Id} is {StateWords.Short(escalation).ToLowerInvariant()}.");
    }

    static IEnumerable<Button> PartnerButtons(Escalation escalation)
    {
        if (escalation.State == EscalationState.Resolved)
        {
            yield return new ActionButton($"It is fixed, close {escalation.Id}", EscalationVerbs.Confirm, escalation.Id) { Style = ButtonStyle.Primary };
            yield return new FormButton("Not fixed…", EscalationForms.Reopen, escalation.Id);
        }
        else if (escalation.Waiting is not null)
        {
            yield return new FormButton("Answer…", EscalationForms.Add, escalation.Id) { Style = ButtonStyle.Primary };
        }

        yield return Show(escalation);
    }

    public static AskButton Show(Escalation escalation) => new($"Show {escalation.Id}", $"show {escalation.Id}");
}
