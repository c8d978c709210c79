using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Orders;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.StatusPosts;

/// <summary>Where everything stands, on one card: a sentence that says it all, then what needs somebody, then what changed. Short enough for a phone.</summary>
static class StatusCard
{
    /// <summary>Lines of a part that is one among several (of the first and weightiest some more), and of one that was asked for.</summary>
    public const int FewLines = 3;
    public const int FewDecisions = 5;
    public const int ManyLines = 25;

    public static Card Draw(DigestFacts facts, StatusHead head, Names names)
    {
        var sections = new StatusSections(facts, head, names).Shown().ToList();
        return new Card("status", Title(facts, head), Headline(facts, head))
        {
            Tone = ToneOf(facts),
            Body =
            [
                .. head.Late.IsEmpty ? Array.Empty<Block>() : [new Note(head.Late)],
                .. Badges(facts, head.IsForPartners),
                .. sections.Select(section => section.Block),
                .. head.After is { } after ? [after] : Array.Empty<Block>(),
                new Note(AsOf(head)),
            ],
            Buttons = [.. sections.Select(section => section.Button).OfType<AskButton>().DistinctBy(button => button.Says)],
        };
    }

    static string Title(DigestFacts facts, StatusHead head) =>
        $"Status{(head.Of.Length > 0 ? $" of {StatusLines.Short(head.Of)}" : "")} · {facts.Today.ToString("ddd MMM d", CultureInfo.InvariantCulture)}";

    /// <summary>"142 open: 9 red, 14 amber, 6 unknown. 3 FOCs today, 2 missed. 4 moved since yesterday."</summary>
    public static Text Headline(DigestFacts facts, StatusHead head)
    {
        var since = head.Since?.Words(facts.Today);
        if (facts.Open == 0)
        {
            return Text.Plain("No open orders.") + Escalations(facts) + Moved(facts, since);
        }

        if (facts.IsQuiet)
        {
            return Text.Of($"{StatusLines.Count(facts.Open)} open, all on track: no FOC today or in the next 3 business days, none missed")
                + (since is null ? "." : Text.Of($", nothing changed {since}."));
        }

        return Text.Of($"{StatusLines.Count(facts.Open)} open: {Counts(facts, head.IsForPartners)}. {Dates(facts)}.") + Escalations(facts) + Moved(facts, since);
    }

    static string Counts(DigestFacts facts, bool isForPartners)
    {
        var counts = new[] { Rag.Red, Rag.Amber, Rag.Unknown }
            .Where(rag => facts.Of(rag).Count > 0)
            .Select(rag => $"{StatusLines.Count(facts.Of(rag).Count)} {Word(rag, isForPartners)}")
            .ToList();
        return counts.Count > 0 ? string.Join(", ", counts) : isForPartners ? "all on track" : "none red, amber or unknown";
    }

    static string Dates(DigestFacts facts)
    {
        var today = facts.DueToday.Count == 0 ? "No FOC today" : StatusLines.Plural(facts.DueToday.Count, "FOC") + " today";
        return $"{today}, {(facts.Missed.Count == 0 ? "none" : StatusLines.Count(facts.Missed.Count))} missed";
    }

    static Text Escalations(DigestFacts facts) =>
        facts.Escalations.Count == 0 ? Text.Empty : Text.Of($" {StatusLines.Plural(facts.Escalations.Count, "escalation")} open.");

    static Text Moved(DigestFacts facts, Text? since) => (facts.Moves, since) switch
    {
        (null, _) or (_, null) => Text.Empty,
        ({ Moved.Count: 0 }, _) => Text.Of($" No order moved {since}."),
        ({ } moves, _) => Text.Of($" {StatusLines.Count(moves.Moved.Count)} moved {since}."),
    };

    static IEnumerable<Badge> Badges(DigestFacts facts, bool isForPartners) =>
        from each in new[] { (Rag.Red, Tone.Bad), (Rag.Amber, Tone.Warning), (Rag.Unknown, Tone.Unknown), (Rag.Green, Tone.Good), (Rag.Grey, Tone.Neutral) }
        let count = facts.Of(each.Item1).Count
        where count > 0 && !facts.IsQuiet
        select new Badge($"{StatusLines.Count(count)} {Word(each.Item1, isForPartners)}", each.Item2);

    /// <summary>Our colours are words of ours; a partner reads what they mean.</summary>
    public static string Word(Rag rag, bool isForPartners) => (rag, isForPartners) switch
    {
        (Rag.Red, false) => "red",
        (Rag.Red, true) => "late or blocked",
        (Rag.Amber, false) => "amber",
        (Rag.Amber, true) => "at risk",
        (Rag.Unknown, false) => "unknown",
        (Rag.Unknown, true) => "without recent word",
        (Rag.Green, false) => "green",
        (Rag.Green, true) => "on track",
        (Rag.Blue, _) => "installed",
        _ => "not submitted",
    };

    public static Tone ToneOf(DigestFacts facts) =>
        facts.Of(Rag.Red).Count > 0 ? Tone.Bad
        : facts.Of(Rag.Amber).Count > 0 ? Tone.Warning
        : facts.Of(Rag.Unknown).Count > 0 ? Tone.Unknown
        : facts.Open > 0 ? Tone.Good : Tone.Neutral;

    static Text AsOf(StatusHead head) => head.IsFinal
        ? Text.Of($"Final, as of {head.AsOf}: a newer status is out.")
        : Text.Of($"As of {head.AsOf}. {(head.IsForPartners ? "Dates are the carriers'." : "Colours follow the numbered rules; unknown is never green.")}");
}
