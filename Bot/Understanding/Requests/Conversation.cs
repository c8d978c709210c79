using Demarc.Understanding.Entities;

namespace Demarc.Understanding.Requests;

/// <summary>Puts the clauses of a message together to requests: small talk goes, what only tells joins what asks, an id said once serves all.</summary>
sealed class Conversation(Utterance said, Judge judge, Func<int, int, Request> cut, UnderstandingOptions options)
{
    const int ShortRequest = 5;
    const string General = "order.status";

    static readonly string[] Courtesies = ["meta.thanks", "oos.chitchat", "meta.yes", "meta.no", "meta.cancel"];

    /// <param name="clauses">First token and token after the last of each; at least one.</param>
    public IReadOnlyList<Part> Parts(IReadOnlyList<(int From, int To)> clauses)
    {
        var whole = cut(clauses[0].From, clauses[^1].To);
        if (new OpenQuestion(judge, cut).Whole(whole) is { } answer)
        {
            return [answer];
        }

        // Numbers one a line are one question about them all.
        if (clauses.Count > 1 && whole.Words.Count > 0 && whole.Words.All(word => word == Masks.Id))
        {
            return [Unit(whole)];
        }

        var units = clauses.Select(clause => Unit(cut(clause.From, clause.To))).ToList();
        if (new OpenQuestion(judge, cut).First(units[0].Request) is { } first)
        {
            units[0] = first;
        }

        if (units.Count == 1)
        {
            return [units[0]];
        }

        var asking = units.Where(unit => !IsCourtesy(unit)).ToList();
        return asking.Count == 0 ? [units[^1]] : Shared(Grouped(asking));
    }

    Part Unit(Request request)
    {
        request = FollowUp.WithoutCorrection(request, cut);
        return FollowUp.Read(request) ?? new Part(request, judge.Of(request));
    }

    // "Thanks!" beside a question is only polite. A "yes" counts when something was asked.
    bool IsCourtesy(Part unit) =>
        Courtesies.Contains(unit.Judgement.Intent) && unit.Judgement is { ByRule: true } && (said.Context.PendingIntent is null || unit.Judgement.Intent is "meta.thanks" or "oos.chitchat");

    // What is clear begins a request of its own; the rest joins the one before it, or the first.
    List<Part> Grouped(List<Part> units)
    {
        var groups = new List<List<Part>>();
        foreach (var unit in units)
        {
            var opens = groups.Count == 0 || (Asks(unit) && groups[^1].Exists(Asks) && !IsSame(groups[^1], unit) && !GoesOn(groups[^1][^1], unit) && groups.Count < options.MostRequests);
            if (opens)
            {
                groups.Add([]);
            }

            groups[^1].Add(unit);
        }

        return [.. groups.Select(Together)];
    }

    // "The tech never came" only tells. A question, a command, or a short phrase that a rule knows asks.
    static bool Asks(Part unit) =>
        unit.Judgement.IsClear
        && (unit.Judgement.ByRule || (!unit.Judgement.Intent.StartsWith("oos.", StringComparison.Ordinal) && (unit.Request.Content() > 1 || unit.Request.Found.Count > 0)))
        && (unit.Request.IsQuestion || (Splitter.IsOpener(unit.Request.First) && !TellsOfAnOrder(unit.Request)) || (unit.Judgement.ByRule && (unit.Judgement.IsDecided || unit.Request.Words.Count <= ShortRequest)));

    // "Order two lines" is a command, "order 48213 was due yesterday" is none.
    static bool TellsOfAnOrder(Request request) => request.Words is ["order", Masks.Id, ..];

    // What an attempt to give orders goes on to ask in the same breath belongs to it.
    bool GoesOn(Part before, Part unit) =>
        before.Judgement.Intent == "oos.injection" && !Enumerable.Range(before.Request.To - 1, unit.Request.From - before.Request.To + 1).Any(i => said[i].Is('.') || said[i].Is('?') || said[i].Is('!') || said[i].Kind == Words.TokenKind.LineEnd);

    // "Where is it? Any update?" asks once; another order asks again. "Following up on 48213. When is it in?" asks for the date.
    static bool IsSame(List<Part> group, Part unit)
    {
        var asked = group.Find(Asks)!.Judgement.Intent;
        var ids = unit.Own.Where(IsSubject).Select(entity => entity.Value).ToHashSet();
        var isMore = asked == unit.Judgement.Intent || (asked == General && unit.Judgement.Intent.StartsWith("order.", StringComparison.Ordinal) && unit.Request.IsQuestion);
        return isMore && (ids.Count == 0 || !group.SelectMany(part => part.Own).Any(IsSubject) || ids.IsSubsetOf(group.SelectMany(part => part.Own).Select(entity => entity.Value)));
    }

    Part Together(List<Part> group)
    {
        if (group is [var only])
        {
            return only;
        }

        var request = cut(group[0].Request.From, group[^1].Request.To);
        var asked = group.Find(unit => Asks(unit) && unit.Judgement.Intent != General) ?? group.Find(Asks) ?? group.Find(unit => unit.Judgement.IsClear);
        return judge.RuleFor(request) is { } rule && rule.Intent != General && !(asked is { Judgement.ByRule: true } && rule.Intent.StartsWith("meta.", StringComparison.Ordinal))
            ? new Part(request, judge.By(request, rule))
            : new Part(request, asked?.Judgement ?? judge.Of(request));
    }

    // "When is the FOC on 48213 and who is the PM": the second asks about the same order.
    static List<Part> Shared(List<Part> parts)
    {
        for (var i = 0; i < parts.Count && parts.Count > 1; i++)
        {
            if (!NeedsSubject(parts[i]))
            {
                continue;
            }

            var lender = parts.Take(i).Reverse().Concat(parts.Skip(i + 1)).FirstOrDefault(part => part.Own.Any(IsSubject));
            if (lender is not null)
            {
                parts[i] = parts[i] with { Extra = [.. lender.Own.Where(IsSubject)] };
            }
        }

        return parts;
    }

    static bool NeedsSubject(Part part) =>
        !part.Own.Any(IsSubject) && (part.Judgement.Intent.StartsWith("order.", StringComparison.Ordinal) || part.Judgement.Intent is "port.status" or "esc.open" or "jep.action" or "proj.contacts" or "bill.start" or "comm.when" or "comm.missing")
        && part.Judgement.Intent is not ("order.list" or "order.submit" or "order.docs_needed" or "order.import");

    static bool IsSubject(Entity entity) => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId;
}
