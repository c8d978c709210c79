using Demarc.Cards.Model;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;

namespace Demarc.Features.StatusPosts;

/// <summary>The parts of a status card, in the order of what needs a decision. Each is cut to a few lines, with a button that lists the rest.</summary>
sealed class StatusSections(DigestFacts facts, StatusHead head, Names names)
{
    readonly StatusLines lines = new(names, head.IsForPartners, facts.Now);
    readonly bool isWhole = head.Part == StatusPart.Everything;

    int Most => isWhole ? StatusCard.FewLines : StatusCard.ManyLines;

    /// <param name="Button">Asks for all of it; null when all of it is here.</param>
    public sealed record Part(Block Block, AskButton? Button);

    public IEnumerable<Part> Shown() => head.Part switch
    {
        StatusPart.Decisions => [Decisions() ?? Nothing("Nothing waits on us, a partner or a customer.")],
        StatusPart.Late => [Missed() ?? Nothing("No committed date is missed.")],
        StatusPart.Due => Found(DueToday(), DueSoon()) is { Count: > 0 } due ? due : [Nothing("No FOC today or in the next 3 business days.")],
        StatusPart.Changes => [Changed() ?? Nothing(head.Since is null ? "There is no earlier post to compare with." : "Nothing changed.")],
        _ => Found(Decisions(), Missed(), Open(), Jeopardies(), DueToday(), DueSoon(), Rejects(), Stale(), Changed()),
    };

    Part? Decisions()
    {
        // What waits on us is our own affair.
        var shown = head.IsForPartners ? [.. facts.Decisions.Where(decision => decision.Court is not Court.Us)] : facts.Decisions;
        return Listed(
            head.IsForPartners ? "Waits on you or your customer" : "Needs a decision",
            shown,
            lines.Of,
            Tone.Warning,
            new AskButton("Decisions", "what needs a decision today"),
            most: isWhole ? StatusCard.FewDecisions : StatusCard.ManyLines);
    }

    Part? Missed() => Listed("FOC missed", facts.Missed, lines.Missed, Tone.Bad, new AskButton("Late orders", "late orders"));

    Part? DueToday() => Listed("FOC today", facts.DueToday, lines.Due, Tone.Neutral, new AskButton("FOC this week", "foc this week"));

    Part? DueSoon() => Listed("FOC in the next 3 business days", facts.DueSoon, lines.Due, Tone.Neutral, new AskButton("FOC this week", "foc this week"));

    Part? Jeopardies() => Listed("In jeopardy", facts.Jeopardies, lines.Jeopardy, Tone.Warning, new AskButton("Jeopardies", "which orders are in jeopardy"));

    Part? Rejects() => Listed("Rejected", facts.Rejects, lines.Reject, Tone.Warning, new AskButton("Rejected orders", "which orders are rejected"));

    Part? Stale() => Listed("No recent word", facts.Stale, lines.Stale, Tone.Unknown, new AskButton("Stale orders", "which orders are stale"));

    Part? Open()
    {
        var levels = string.Join(", ", facts.Escalations.GroupBy(each => each.Level).OrderByDescending(level => level.Key).Select(level => $"{StatusLines.Count(level.Count())} {level.Key.ToString().ToLowerInvariant()}"));
        return Listed($"Open escalations: {levels}", facts.Escalations, lines.Escalation, facts.Escalations.Any(each => each.Level == EscalationLevel.High) ? Tone.Bad : Tone.Warning, new AskButton("Open escalations", "open escalations"), counted: false);
    }

    Part? Changed()
    {
        if (facts.Moves is not { IsEmpty: false } moves || head.Since is not { } since)
        {
            return null;
        }

        var items = MoveLines.Of(moves, Most, head.IsForPartners).ToList();
        return new Part(
            new Section($"Changed {since.Title(facts.Today)}", [new Bullets(items)]),
            moves.Orders.GroupBy(move => move.Kind).Any(kind => kind.Count() > Most) ? new AskButton("All changes", "what changed since yesterday") : null);
    }

    Part? Listed<T>(string title, IReadOnlyList<T> all, Func<T, Text> line, Tone tone, AskButton button, bool counted = true, int? most = null)
    {
        if (all.Count == 0)
        {
            return null;
        }

        var shown = most ?? Most;
        var left = all.Count - shown;
        var items = all.Take(shown).Select(line);
        return new Part(
            new Section(counted ? $"{title} ({StatusLines.Count(all.Count)})" : title, [new Bullets([.. items, .. left > 0 ? [Text.Plain($"and {StatusLines.Count(left)} more")] : Array.Empty<Text>()])], tone),
            left > 0 && isWhole ? button : null);
    }

    static Part Nothing(string words) => new(new Paragraph(words), null);

    static List<Part> Found(params ReadOnlySpan<Part?> parts)
    {
        var found = new List<Part>();
        foreach (var part in parts)
        {
            if (part is not null)
            {
                found.Add(part);
            }
        }

        return found;
    }
}
