using System.Text.RegularExpressions;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Finding;

/// <summary>Orders that a request is about, and what is to be said of the rest of it.</summary>
/// <param name="Others">A question which order, a list to pick from, what was not found.</param>
public sealed record Asked(IReadOnlyList<Order> Orders, IReadOnlyList<Reply> Others);

/// <summary>From a request to its orders: what it names, else what the talk is about, else the person's only open order, else a question back.</summary>
public sealed partial class OrderAsking(OrderFinder finder, Misses misses)
{
    public const string Slot = "order_id";
    public const string FocusKind = "order";

    /// <summary>More orders in one answer are told in a table.</summary>
    const int MostCards = 3;

    public async Task<Asked> AskAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var references = Named(turn);
        if (references.Count == 0)
        {
            if (turn is { Meaning: { } meaning, Focus: { Kind: FocusKind, Ids: [var before] } } && meaning.First(EntityKind.Ordinal) == "other")
            {
                return Others(turn, before);
            }

            if (NameSaid.In(turn.Meaning?.Text ?? "") is { } name)
            {
                return new Asked([], [new Reply.Say(FindingCards.NoSuchName(name), Audience.Anyone)]);
            }

            return Unnamed(turn) is { Count: > 0 } meant ? new Asked(meant, []) : new Asked([], [Which(turn)]);
        }

        var orders = references.Where(reference => reference.Hits.Count == 1).Select(reference => reference.Hits[0]).DistinctBy(order => order.Id).ToList();
        var others = references.Where(reference => reference.Hits.Count > 1).Select(reference => Several(turn, reference)).ToList<Reply>();
        var missed = references.Where(reference => reference.Hits.Count == 0).ToList();
        if (missed.Count > 0)
        {
            var held = await misses.CountAsync(turn, session, missed.Select(reference => reference.Key), cancel);
            others.Add(new Reply.Say(held is { } until ? FindingCards.Limited(until) : FindingCards.NotFound(missed), Audience.Anyone));
        }

        return new Asked(orders, others);
    }

    /// <summary>Answers each order with a card of its own, or many in one table; the talk is about them from now on.</summary>
    public async Task<Reply> AnswerAsync(Turn turn, Session session, Func<Order, Reply> answer, CancellationToken cancel)
    {
        var asked = await AskAsync(turn, session, cancel);
        var focus = asked.Orders.Count > 0 ? new Focus(FocusKind, [.. asked.Orders.Select(order => order.Id)]) : null;
        var answers = asked.Orders.Count > MostCards ? [new Reply.Say(FindingCards.Many(asked.Orders), AudienceOf(asked.Orders))] : asked.Orders.Select(answer).ToList();
        var replies = answers.Concat(asked.Others).Select(reply => focus is null ? reply : reply with { Focus = focus }).ToList();
        return replies is [var only] ? only : new Reply.Several(replies);
    }

    /// <summary>Everyone who may see all of them.</summary>
    public static Audience AudienceOf(IReadOnlyList<Order> orders) =>
        orders.Select(order => order.Agency).Distinct().ToList() is [{ Length: > 0 } only] ? Audience.Of(only) : Audience.Staff;

    /// <summary>The person's open orders when the request names none and the talk is about none.</summary>
    public IReadOnlyList<Order> Open(Turn turn) => turn.Focus is { Kind: FocusKind } || Named(turn).Count > 0 || NameSaid.In(turn.Meaning?.Text ?? "") is not null ? [] : finder.Mine(turn.Person);

    /// <summary>The person's open orders, whatever the talk is about.</summary>
    public IReadOnlyList<Order> Mine(Person person) => finder.Mine(person);

    IReadOnlyList<Reference> Named(Turn turn)
    {
        var meaning = turn.Meaning ?? new Meaning("", 0);
        var references = finder.Find(turn.Person, meaning);
        if (references.Count > 0)
        {
            return references;
        }

        if (turn.Pending is { Slot: Slot } pending && (pending.Intent == meaning.Intent || !pending.Intent.StartsWith("esc.", StringComparison.Ordinal)))
        {
            return [finder.ByWords(turn.Person, meaning.Text.Length > 0 ? meaning.Text : turn.Inbound.Text)];
        }

        // "Order 48,213" is a number with a mark in it.
        if (Parted().Match(meaning.Text) is { Success: true } parted)
        {
            return [finder.ByWords(turn.Person, string.Concat(parted.Groups["n"].Value.Where(char.IsAsciiDigit)))];
        }

        // A name too common among others' customers to be known as one may still be one of the person's own.
        return NameSaid.In(meaning.Text) is { } name && finder.ByName(turn.Person, name) is { Hits.Count: > 0 } own ? [own] : [];
    }

    IReadOnlyList<Order> Unnamed(Turn turn)
    {
        if (turn.Focus is { Kind: FocusKind } focus && finder.Of(turn.Person, focus.Ids) is { Count: > 0 } about)
        {
            // After a list, "it" is none of them in particular.
            return about.Count <= MostCards || Plural().IsMatch(turn.Meaning?.Text ?? "") ? about : [];
        }

        return finder.Mine(turn.Person) is [var only] && !turn.Person.IsStaff ? [only] : [];
    }

    // "And the other one?" after a single order: the only other one, else a question which.
    Asked Others(Turn turn, string before)
    {
        if (turn.Inbound.Address.Place != Place.Personal)
        {
            return new Asked([], [Which(turn)]);
        }

        var others = finder.Mine(turn.Person).Where(order => order.Id != before).ToList();
        return others is [var only] ? new Asked([only], []) : new Asked([], [Which(turn) with { Card = FindingCards.WhichOther(before, others) }]);
    }

    // In a room the person's own orders are nobody's business.
    Reply.Say Which(Turn turn) => new(FindingCards.Which(turn.Inbound.Address.Place == Place.Personal ? Likely(turn) : []), Audience.Anyone)
    {
        Pending = new Pending(turn.Meaning?.Intent ?? "order.status", Slot),
    };

    IReadOnlyList<Order> Likely(Turn turn) =>
        turn.Focus is { Kind: FocusKind, Ids.Count: > MostCards } listed && finder.Of(turn.Person, listed.Ids) is { Count: > 0 } shown ? shown : finder.Mine(turn.Person);

    [GeneratedRegex(@"\b(?:they|them|their|theirs|these|those|all|each|every|both|orders|focs|dates|ones)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\b(?:orders?|ord|order number|number|no\.?)\s*#?\s*(?<n>[0-9]{1,5}(?:[ ,.][0-9]{2,4}){1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parted();

    static Reply.Say Several(Turn turn, Reference reference) => new(FindingCards.Several(reference, reference.Hits), AudienceOf(reference.Hits))
    {
        Pending = new Pending(turn.Meaning?.Intent ?? "order.status", Slot),
        Focus = new Focus(FocusKind, [.. reference.Hits.Take(FindingCards.MostPicks).Select(order => order.Id)]),
    };
}
