using Demarc.Cards.Model;
using Demarc.Features.Escalations.Showing;

namespace Demarc.Features.Escalations.Why;

/// <summary>Which rule chose whom, why not the others, and who was told when.</summary>
static class WhyCard
{
    const int MostTold = 15;
    const int MostPassed = 15;
    const int MostChoices = 4;

    public static Card ForStaff(WhyFacts facts)
    {
        var (escalation, names) = (facts.Escalation, facts.Names);
        var last = escalation.Choices is [.., var latest] ? latest : null;
        return new Card("escalation.why", $"Why {escalation.Id} is where it is", Summary(escalation, names))
        {
            Body =
            [
                new Facts([.. RuleFacts(facts).Where(fact => !fact.Value.IsEmpty)]),
                .. Passed(last, names),
                .. Earlier(escalation, names),
                .. Told(facts.Notices),
            ],
            Buttons = [NewsCard.Show(escalation), new AskButton("Who was told", $"prove {escalation.Id}")],
        };
    }

    /// <summary>Where it stands and who they are to it; whom we chose and why is ours.</summary>
    public static Card ForPartner(SharedEscalation shared, Names names, string? why, IReadOnlyList<WhoWasTold> theirs)
    {
        var escalation = shared.Facts;
        var holder = escalation.Assignee is null ? "It is being given to a person." : $"{names.Of(escalation.Assignee)} has it{(escalation.AcknowledgedAt is null ? " and has yet to acknowledge it" : "")}.";
        return new Card("escalation.why", $"Why {escalation.Id}", Text.Of($"{(why is null ? "" : why + " ")}{escalation.Id} is {escalation.Level}: {escalation.LevelReason}. {holder}"))
        {
            Body = [.. AheadWords.ForPartner(shared.Ahead, escalation, names), .. Told(theirs)],
            Buttons = [NewsCard.Show(escalation)],
        };
    }

    static Text Summary(Escalation escalation, Names names) => escalation.Assignee is null
        ? Text.Of($"Nobody has {escalation.Id}: {escalation.RoutedBecause}. It is {escalation.Level}: {escalation.LevelReason}.")
        : Text.Of($"{names.Of(escalation.Assignee)} has {escalation.Id}: {escalation.RoutedBecause}. It is {escalation.Level}: {escalation.LevelReason}.");

    static IEnumerable<Fact> RuleFacts(WhyFacts facts)
    {
        var (escalation, names) = (facts.Escalation, facts.Names);
        yield return new Fact("Rule", escalation.RoutedBecause);
        yield return new Fact("Chosen", escalation.Choices is [.., var choice] ? Text.At(choice.At) : Text.Empty);
        yield return new Fact("Carrier", escalation.Supplier);
        yield return new Fact("Partner", names.Agency);
        yield return new Fact("Looks after the order", facts.OrderOwner is { } owner ? names.Of(owner) : "");
        yield return new Fact("Level", Text.Of($"{escalation.Level}: {escalation.LevelReason}"));
        yield return new Fact("Acknowledged", escalation.AcknowledgedAt is { } at ? Text.Of($"{at} by {names.Of(escalation.AcknowledgedBy)}") : escalation.IsOpen ? Text.Plain("not yet") : Text.Empty);
    }

    static IEnumerable<Block> Passed(Chosen? choice, Names names)
    {
        if (choice is { Passed.Count: > 0 })
        {
            yield return new Section("Why not the others", [new Bullets([.. choice.Passed.Take(MostPassed).Select(passed => Text.Of($"{names.Of(passed.Person)}: {passed.Why}"))])]);
        }
    }

    static IEnumerable<Block> Earlier(Escalation escalation, Names names)
    {
        if (escalation.Choices.Count > 1)
        {
            yield return new Section("Chosen before", [new Bullets([.. escalation.Choices.SkipLast(1).TakeLast(MostChoices).Reverse().Select(choice => Text.Of($"{choice.At}: {names.Of(choice.Person)}, {choice.Because}"))])]);
        }
    }

    static IEnumerable<Block> Told(IReadOnlyList<WhoWasTold> told)
    {
        if (told.Count > 0)
        {
            yield return new Section("Who was told", [new Bullets([.. told.TakeLast(MostTold).Select(Line)])]);
        }

        if (told.Count > MostTold)
        {
            yield return new Cards.Model.Note(Text.Plain($"And {told.Count - MostTold} before."));
        }
    }

    public static Text Line(WhoWasTold one) => Text.Of($"{one.Told.At}: {one.Name}, who {Verb(one.Told.Why)}; {one.Fate}{(one.Arrived is { } at && at > one.Told.At ? Text.Of($" {at}") : Text.Empty)}");

    // "it is for an order of theirs" is the one reason that is not about what they do.
    static string Verb(string why) => why.StartsWith("it is ", StringComparison.Ordinal) ? "hears of it since " + why : why;
}
