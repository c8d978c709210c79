using Demarc.Features.Orders.Finding;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>Asking for lists, going on with them, turning their pages, and correcting how a question was read.</summary>
public sealed class ListTurns(OrderLists lists)
{
    /// <summary>What a message means that goes on with a list; null when it stands by itself.</summary>
    public Meaning? GoOn(Turn turn, IReadOnlyList<Meaning> meanings) => ListTalk.GoOn(turn, meanings, name => lists.Knows(turn.Person, name));

    public Task<Reply> ListAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning ?? new Meaning("order.list", 0);
        var text = meaning.Text.Length > 0 ? meaning.Text : turn.Inbound.Text;
        if (ListDays.Impossible(text) is { } day)
        {
            return Task.FromResult<Reply>(new Reply.Say(ListCard.NoSuchDay(day), Audience.Anyone));
        }

        if (ListTalk.DayOf(turn, text, meaning.Entities) is { } asked)
        {
            return Task.FromResult<Reply>(new Reply.Say(ListCard.WhatOfDay(asked.Order, asked.Day), Audience.Asker));
        }

        return ListTalk.Read(text, meaning.Entities, turn.Today(), turn.List, name => lists.Knows(turn.Person, name)) is { } step
            ? GoOnAsync(turn, session, step, cancel)
            : AnswerAsync(turn, session, ListText.Read(text, meaning.Entities, turn.Today()), said => new ListShown(said, 0), cancel);
    }

    public Task<Reply> TurnPageAsync(Turn turn, Session session, CancellationToken cancel) =>
        PageAsync(turn, session, ListShown.Read(turn.Inbound.Subject ?? ""), [], cancel);

    public Task<Reply> RefineAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Say(ListCard.Refine(OrderFilter.Read(turn.Inbound.Subject ?? "")), Audience.Asker));

    async Task<Reply> GoOnAsync(Turn turn, Session session, ListStep step, CancellationToken cancel)
    {
        if (turn.List is not { } list || step is ListStep.Nothing)
        {
            return new Reply.Say(ListCard.NothingShown(turn.List?.How), Audience.Asker);
        }

        var shown = ListShown.Read(list.How);
        return step switch
        {
            ListStep.Next => await PageAsync(turn, session, shown with { Start = shown.Start + ListCard.PageSize }, [], cancel),
            ListStep.Page page => await PageAsync(turn, session, shown with { Start = page.Number == 0 ? int.MaxValue : Math.Min(page.Number - 1, 100_000) * ListCard.PageSize }, [], cancel, isLast: page.Number == 0),
            ListStep.Back when shown.Start > 0 => await PageAsync(turn, session, shown with { Start = Math.Max(0, shown.Start - ListCard.PageSize) }, [], cancel),
            ListStep.Back when shown.Before is [var before, ..] => await PageAsync(turn, session, new ListShown(before, 0) { Before = [.. shown.Before.Skip(1)] }, [], cancel),
            ListStep.Back => new Reply.Say(ListCard.Beginning(shown), Audience.Asker) { List = list.How },
            ListStep.Whole => await PageAsync(turn, session, new ListShown(shown.Before is [.., var first] ? first : shown.Filter, 0), [], cancel),
            ListStep.Reverse => await PageAsync(turn, session, shown.Changed(shown.Filter with { Order = ListJoining.Reversed(shown.Filter.Order) }), [], cancel),
            ListStep.Change change => await AnswerAsync(turn, session, change.Reading, said => shown.Changed(ListJoining.On(shown.Filter, said, change.Join, change.IsEveryones)), cancel, isGoingOn: true),
            _ => await PageAsync(turn, session, shown, [], cancel),
        };
    }

    /// <summary>Whom one knows and whom one does not are told apart by nothing but the orders one may see.</summary>
    /// <param name="with">The list of what was said.</param>
    async Task<Reply> AnswerAsync(Turn turn, Session session, ListReading reading, Func<OrderFilter, ListShown> with, CancellationToken cancel, bool isGoingOn = false)
    {
        var filter = (isGoingOn ? reading.Said : reading.Filter) with { Person = null, Agency = null };
        var (unread, denied) = (new List<string>(), reading.Denied.ToList());
        foreach (var name in OrderFilter.AnyOf(reading.Filter.Person).Concat(OrderFilter.AnyOf(reading.Filter.Agency)).Concat(reading.Names))
        {
            filter = await ResolvedAsync(turn, session, filter, name, cancel) ?? filter with { Unknown = filter.Unknown ?? name };
        }

        foreach (var word in reading.Unread)
        {
            if (await ResolvedAsync(turn, session, filter, word, cancel) is { } resolved)
            {
                filter = resolved;
            }
            else
            {
                unread.Add(word);
            }
        }

        foreach (var name in reading.Excluded)
        {
            if (await ResolvedAsync(turn, session, filter.Not ?? new OrderFilter(), name, cancel) is { } not)
            {
                filter = filter with { Not = not };
            }
            else
            {
                denied.Add($"not {name}");
            }
        }

        var shown = with(filter);
        return denied.Count > 0
            ? new Reply.Say(ListCard.Denied(shown.Filter, denied), Audience.Asker) { List = turn.List?.IsLast == true ? turn.List.How : null }
            : await PageAsync(turn, session, shown, unread, cancel);
    }

    // "Denver, Dallas" is two places and "Denver, CO" one.
    async Task<OrderFilter?> ResolvedAsync(Turn turn, Session session, OrderFilter filter, string name, CancellationToken cancel)
    {
        var parts = States.Apart(name);
        if (parts.Count < 2)
        {
            return await lists.ResolveAsync(turn, session, filter, name, cancel);
        }

        foreach (var part in parts)
        {
            filter = await lists.ResolveAsync(turn, session, filter, part, cancel) ?? filter with { Unknown = part };
        }

        return filter;
    }

    async Task<Reply> PageAsync(Turn turn, Session session, ListShown shown, IReadOnlyList<string> unread, CancellationToken cancel, bool isLast = false)
    {
        var found = await lists.FindAsync(turn, session, shown.Filter, cancel);
        var orders = found.Orders.Select(listed => listed.Order).ToList();
        var end = Math.Max(0, (orders.Count - 1) / ListCard.PageSize * ListCard.PageSize);
        if (shown.Start > end && !isLast && orders.Count > 0)
        {
            return new Reply.Say(ListCard.End(shown, orders.Count), Audience.Asker) { List = (shown with { Start = end }).Write() };
        }

        shown = shown with { Start = Math.Min(shown.Start, end) };

        // A partner's list is theirs alone; staff's may stand where all who read it may see all of it.
        var audience = !turn.Person.IsStaff && orders.Count > 0 ? Audience.Asker : orders.Count == 0 ? Audience.Anyone : OrderAsking.AudienceOf(orders);
        var page = orders.Skip(shown.Start).Take(ListCard.PageSize).ToList();
        return new Reply.Say(ListCard.Draw(found, shown, unread), audience)
        {
            // "The second one" is the second of these.
            Focus = page.Count > 0 ? new Focus(OrderAsking.FocusKind, [.. page.Select(order => order.Id)]) : null,
            List = shown.Write(),
        };
    }
}
