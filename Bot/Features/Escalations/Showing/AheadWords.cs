using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Showing;

/// <summary>"What happens next": each step with its time and the people it meets, as long as nobody does anything before.</summary>
static class AheadWords
{
    /// <summary>Steps on a card of ours.</summary>
    public const int MostForStaff = 6;

    /// <summary>Steps on a partner's card.</summary>
    public const int MostForPartners = 6;

    /// <summary>Steps looked at for those: many are ours alone.</summary>
    public const int MostLookedAt = 12;

    public static IEnumerable<Block> ForStaff(IReadOnlyList<Foretold> ahead, Names names) =>
        Of([.. ahead.Take(MostForStaff).Select(step => Text.Of($"{step.At}: {Staff(step, names)}"))]);

    public static IEnumerable<Block> ForPartner(IReadOnlyList<SharedStep> ahead, Escalation escalation, Names names) =>
        Of([.. ahead.Take(MostForPartners).Select(step => Text.Of($"{step.At}: {Partner(step, escalation, names)}"))]);

    static IEnumerable<Block> Of(List<Text> steps)
    {
        if (steps.Count > 0)
        {
            yield return new Section("What happens next", [new Bullets(steps), new Note(Text.Plain("If nobody does anything before. Evenings, weekends and days off are counted in."))]);
        }
    }

    static Text Staff(Foretold step, Names names)
    {
        var told = step.Up.Count == 0 ? "" : $"; {string.Join(", ", step.Up.Select(person => person.Name))} {(step.Up.Count == 1 ? "is" : "are")} told";
        return Text.Of($"{What(step, names)}{told}");
    }

    static Text What(Foretold step, Names names)
    {
        var (before, after) = (step.Before, step.After);
        var holder = names.Of(before.Assignee);
        return step.Clock switch
        {
            EscalationClock.Acknowledge when step.Rung.AsksEverybody => Text.Of($"unless somebody acknowledges it before, {holder} and all who are in charge are asked again"),
            EscalationClock.Acknowledge => Text.Of($"unless {holder} acknowledges it before, {names.Of(after.Assignee)} is asked: {after.RoutedBecause}"),
            EscalationClock.Reminder => Text.Of($"{holder} is reminded of the promised update"),
            EscalationClock.Promise => Text.Of($"an update is promised by then; without one the partner is told so, and the next is promised by {after.Clocks[EscalationClock.Promise]}"),
            EscalationClock.Supplier => Supplier(before, after, names),
            EscalationClock.NextStep => Text.Of($"the next step is due; if it is still open {holder} is told"),
            EscalationClock.Waiting => Text.Of($"whoever it waits for is reminded{(step.Rung.SaysNobodyAnswers ? $", and {holder} that nobody answers" : "")}"),
            _ => Text.Plain("it closes unless somebody says that it is not fixed"),
        };
    }

    static Text Supplier(Escalation before, Escalation after, Names names)
    {
        var supplier = SupplierOf(before);
        var without = before.State == EscalationState.CommitmentReceived ? $"{supplier}'s date ends; unless it is resolved before" : $"without an answer from {supplier} before";
        return after.Level == before.Level
            ? Text.Of($"{without}, it goes to {supplier}'s {SupplierLadder.Words(after.SupplierLevel)}{(after.SupplierLevel == before.SupplierLevel ? ", again" : "")}")
            : Text.Of($"{without}, it becomes {after.Level}, and {names.Of(after.Assignee)} acknowledges that by {after.Clocks[EscalationClock.Acknowledge]}");
    }

    static Text Partner(SharedStep step, Escalation escalation, Names names) => step.Clock switch
    {
        EscalationClock.Acknowledge when step.Next is { } next => Text.Of($"unless {names.Of(step.Holder)} acknowledges it before, {names.Of(next)} is asked"),
        EscalationClock.Acknowledge => Text.Of($"unless {names.Of(step.Holder)} acknowledges it before, all who are in charge are asked"),
        EscalationClock.Promise => Text.Of($"you have an update by then; if not, you are told so, and the next is promised by {step.Promise}"),
        EscalationClock.Supplier => Supplier(step, SupplierOf(escalation)),
        EscalationClock.Waiting when escalation.Waiting?.On == WaitsOn.Customer => Text.Plain("you are reminded that it waits for the customer"),
        EscalationClock.Waiting => Text.Plain("you are reminded that it waits for you"),
        _ => Text.Plain("it closes unless you say that it is not fixed"),
    };

    static Text Supplier(SharedStep step, string supplier)
    {
        var without = step.IsDate ? $"{supplier}'s date ends; unless it is done before" : $"without an answer from {supplier} before";
        return step.Level is { } level
            ? Text.Of($"{without}, it goes up to {level}")
            : Text.Of($"{without}, it goes to {supplier}'s {SupplierLadder.Words(step.SupplierLevel)}");
    }

    static string SupplierOf(Escalation escalation) => escalation.Supplier.Length > 0 ? escalation.Supplier : "the supplier";
}
