using Demarc.Cards.Model;
using Demarc.Features.Escalations.Work;

namespace Demarc.Features.Escalations.Showing;

/// <summary>Progress in plain words: who has it, what comes next, and when they hear again.</summary>
static class PartnerCard
{
    const int LatestEntries = 6;
    const int Steps = 5;

    public static Card Of(SharedEscalation shared, string? orderNumber, Viewer viewer, Names names, DateTimeOffset now, long version)
    {
        var escalation = shared.Facts;
        return new Card("escalation", StateWords.Heading(escalation), Summary(escalation, orderNumber, names))
        {
            Tone = escalation switch { { IsOpen: false } => Tone.Good, { Waiting: not null } => Tone.Warning, { Level: EscalationLevel.High } => Tone.Warning, _ => Tone.Neutral },
            Body =
            [
                new Badge(StateWords.ForPartner(escalation), escalation.IsOpen ? Tone.Neutral : Tone.Good),
                new Progress(StepName(escalation), StepOf(escalation), Steps),
                new Facts([.. Facts(escalation, orderNumber, names).Where(fact => !fact.Value.IsEmpty)]),
                .. AheadWords.ForPartner(shared.Ahead, escalation, names),
                new Section("What happened so far", [new Bullets([.. escalation.Timeline.TakeLast(LatestEntries).Reverse().Select(entry => EntryWords.Line(entry, escalation, names, isMarked: false))])]),
                new Note(Text.Of($"As of {now}. This card stays up to date.")),
            ],
            Buttons = viewer.Opens ? [.. Buttons(escalation, version)] : [],
        };
    }

    /// <summary>One sentence that says where it stands.</summary>
    public static Text Summary(Escalation escalation, string? orderNumber, Names names)
    {
        var about = StateWords.About(escalation, orderNumber);
        return escalation switch
        {
            { State: EscalationState.Closed } => Text.Of($"{escalation.Id} on {about} is closed."),
            { State: EscalationState.Resolved } => Text.Of($"{escalation.Id} on {about} is resolved. If it is not fixed, say so{By(escalation, EscalationClock.Close, " by ")}; otherwise it closes."),
            { Waiting: { On: WaitsOn.Partner } waiting } => Text.Of($"{escalation.Id} on {about} waits for you: {waiting.Reason}"),
            { Waiting: { } waiting } => Text.Of($"{escalation.Id} on {about} waits for the customer: {waiting.Reason}"),
            { Assignee: null } => Text.Of($"{escalation.Id} on {about} is being given to a person; you hear{By(escalation, EscalationClock.Promise, " by ")}."),
            { AcknowledgedAt: null } => Text.Of($"{escalation.Id} on {about} is with {names.Of(escalation.Assignee)}, who acknowledges it{By(escalation, EscalationClock.Acknowledge, " by ")}. You hear next{By(escalation, EscalationClock.Promise, " by ")}."),
            _ => Text.Of($"{names.Of(escalation.Assignee)} works on {escalation.Id}, {about}. Next update{By(escalation, EscalationClock.Promise, " by ")}."),
        };
    }

    static IEnumerable<Fact> Facts(Escalation escalation, string? orderNumber, Names names)
    {
        yield return new Fact("About", StateWords.About(escalation, orderNumber));
        yield return new Fact("Problem", escalation.Problem);
        yield return new Fact("Level", Text.Of($"{escalation.Level}: {escalation.LevelReason}"));
        yield return new Fact("Who has it", escalation.Assignee is null ? Text.Plain("being given to a person") : Text.Plain(names.Of(escalation.Assignee)));
        yield return new Fact("Next step", escalation is { IsOpen: true, Next: { } next } ? Text.Of($"{next.What}, by {next.By}") : Text.Empty);
        yield return new Fact("Next update by", escalation.Clocks.TryGetValue(EscalationClock.Promise, out var promise) ? Text.At(promise) : Text.Empty);
        yield return new Fact("Supplier committed to", escalation.Commitment is { } date ? Text.Date(date) : Text.Empty);
        yield return new Fact("Supplier ticket", Text.Code(escalation.Ticket));
        yield return new Fact("How we know", escalation.Proof is { } proof ? Text.Of($"{StateWords.ProofWords(proof.Kind)}: {proof.Words}") : Text.Empty);
    }

    static IEnumerable<Button> Buttons(Escalation escalation, long version)
    {
        switch (escalation.State)
        {
            case EscalationState.Resolved:
                yield return new ActionButton($"It is fixed, close {escalation.Id}", EscalationVerbs.Confirm, escalation.Id, version) { Style = ButtonStyle.Primary };
                yield return new FormButton("Not fixed…", EscalationForms.Reopen, escalation.Id);
                break;
            case EscalationState.Closed:
                yield return new FormButton("Not fixed: reopen…", EscalationForms.Reopen, escalation.Id);
                break;
            default:
                yield return new FormButton(escalation.Waiting is null ? $"Add to {escalation.Id}…" : "Answer…", EscalationForms.Add, escalation.Id)
                {
                    Style = escalation.Waiting is null ? ButtonStyle.Default : ButtonStyle.Primary,
                };
                break;
        }
    }

    static int StepOf(Escalation escalation) => escalation.State switch
    {
        EscalationState.Resolved or EscalationState.Closed => Steps,
        EscalationState.CommitmentReceived => 4,
        EscalationState.WithSupplier => 3,
        EscalationState.WaitingOnPartner => escalation.Waiting?.Before switch { EscalationState.CommitmentReceived => 4, EscalationState.WithSupplier => 3, _ => 2 },
        _ => escalation.AcknowledgedAt is null ? 1 : 2,
    };

    static string StepName(Escalation escalation) => StepOf(escalation) switch
    {
        1 => "Received",
        2 => "Acknowledged",
        3 => "With the supplier",
        4 => "Date committed",
        _ => "Fixed",
    };

    static Text By(Escalation escalation, EscalationClock clock, string word) =>
        escalation.Clocks.TryGetValue(clock, out var at) ? word + Text.At(at) : Text.Empty;
}
