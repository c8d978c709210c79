using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders;

/// <summary>Questions about orders, and the buttons of their cards.</summary>
public sealed partial class OrderTurns(OrderAsking asking, OrderSights sights, OrderAccess access, News news, Misses misses)
{
    /// <summary>The same words for an order that is not there and one that is somebody else's.</summary>
    public static readonly Text NotThere = Text.Plain("I find no such order among those you may see. It may have been removed or given to someone else.");

    /// <summary>More in one turn would hold up others.</summary>
    const int MostFollowed = 100;

    /// <summary>Answers a question with the live card that leads with what was asked.</summary>
    public Handle About(string view) => (turn, session, cancel) =>
        OrderFields.AskedIn(turn.Meaning) is { } field
            ? EachAsync(turn, session, (turn, session, id, cancel) => SayFieldAsync(turn, session, id, field, cancel), cancel)
            : asking.AnswerAsync(turn, session, order => new Reply.Live(turn.ViewFor(view, Order.SubjectOf(order.Id)), OrderSights.AudienceOf(order)), cancel);

    public Task<Reply> CommissionAsync(Turn turn, Session session, CancellationToken cancel) =>
        asking.AnswerAsync(
            turn, session,
            order => access.Allows(turn.Person, Act.SeeMoney, order)
                ? new Reply.Live(turn.ViewFor(OrderVerbs.CommissionView, Order.SubjectOf(order.Id)), Audience.Asker)
                : new Reply.Say(Answering.Line("order-no-money", Text.Plain("Commissions are not for your role to see here. The commissions desk and project managers can tell.")), Audience.Asker),
            cancel);

    /// <summary>Who looks after what the person asks about; of nothing named and several open orders, each with its own.</summary>
    public async Task<Reply> ContactsAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var mine = asking.Open(turn);
        if (mine.Count < 2 || turn.Person.IsStaff || turn.Inbound.Address.Place != Place.Personal)
        {
            return await About(OrderVerbs.StatusView)(turn, session, cancel);
        }

        var owned = new List<(string? Name, IReadOnlyList<string> Numbers)>();
        foreach (var group in mine.GroupBy(order => order.Owner ?? order.OwnerName ?? "").OrderByDescending(group => group.Count()))
        {
            var name = group.Key.Length == 0 ? null : (await session.LoadAsync(Roster.People, group.Key, cancel))?.Name ?? group.First().OwnerName ?? group.Key;
            owned.Add((name, [.. group.Select(order => order.Number)]));
        }

        return new Reply.Say(DeskCards.Contacts(owned), Audience.Asker);
    }

    /// <summary>A partner cancels through a person, who is one press away.</summary>
    public async Task<Reply> CancelAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var asked = await asking.AskAsync(turn, session, cancel);
        var card = DeskCards.Cancel(asked.Orders is [var only] ? only.Number : null);
        var focus = asked.Orders.Count > 0 ? new Focus(OrderAsking.FocusKind, [.. asked.Orders.Select(order => order.Id)]) : null;
        return new Reply.Several([new Reply.Say(card, Audience.Asker) { Focus = focus }, .. asked.Others.Where(other => other is Reply.Say { Card.Name: "order-not-found" or "order-limited" })]);
    }

    public Task<Reply> HistoryAsync(Turn turn, Session session, CancellationToken cancel) => EachAsync(turn, session, SayHistoryAsync, cancel);

    /// <summary>Follows what the request names, or with "all my orders" every open one.</summary>
    public async Task<Reply> FollowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!AllMine().IsMatch(turn.Meaning?.Text ?? "") || OrderFinder.NamesNumber(turn.Meaning))
        {
            return await FollowEachAsync(turn, session, cancel);
        }

        var mine = asking.Mine(turn.Person);
        var added = mine.Where(order => !news.Follows(order, turn.Person.Id)).Take(MostFollowed).ToList();
        foreach (var order in added)
        {
            session.Save(OrderBook.All, order with { Followers = [.. order.Followers, turn.Person.Id], Muted = [.. order.Muted.Where(person => person != turn.Person.Id)] });
            session.Record(turn, OrderVerbs.Follow, order.Id);
            await session.TouchAsync(Order.SubjectOf(order.Id), turn.Now, cancel);
        }

        var text = mine.Count == 0 ? Text.Plain("You have no open orders to follow.")
            : Text.Of($"You follow {(mine.Count > MostFollowed && added.Count == MostFollowed ? $"{MostFollowed} more of your {mine.Count} open orders; say it again for the rest" : $"all your {mine.Count} open orders")}: I tell you when a date, a hold or a jeopardy of them changes. {added.Count} are new.");
        return new Reply.Say(Answering.Line("order-follow-all", text), Audience.Asker);
    }

    Task<Reply> FollowEachAsync(Turn turn, Session session, CancellationToken cancel) => EachAsync(turn, session, (turn, session, id, cancel) => FollowAsync(turn, session, id, true, cancel), cancel);

    public Task<Reply> UnfollowAsync(Turn turn, Session session, CancellationToken cancel) => EachAsync(turn, session, (turn, session, id, cancel) => FollowAsync(turn, session, id, false, cancel), cancel);

    public async Task<Reply> OpenAsync(Turn turn, Session session, CancellationToken cancel) =>
        await SeenAsync(turn, session, cancel) is { } order
            ? new Reply.Live(turn.ViewFor(OrderVerbs.StatusView, Order.SubjectOf(order.Id)), OrderSights.AudienceOf(order)) { Focus = new Focus(OrderAsking.FocusKind, [order.Id]) }
            : await MissingAsync(turn, session, cancel);

    public Task<Reply> ClickHistoryAsync(Turn turn, Session session, CancellationToken cancel) => SayHistoryAsync(turn, session, turn.Inbound.Subject ?? "", cancel);

    public Task<Reply> ClickFollowAsync(Turn turn, Session session, CancellationToken cancel) => FollowAsync(turn, session, turn.Inbound.Subject ?? "", true, cancel);

    public Task<Reply> ClickUnfollowAsync(Turn turn, Session session, CancellationToken cancel) => FollowAsync(turn, session, turn.Inbound.Subject ?? "", false, cancel);

    /// <summary>Draws an order for whoever has the card before them.</summary>
    public Draw Draw(Lead lead) => async (view, address, session, cancel) =>
        await SightAsync(view, address, session, cancel) is { } sight ? OrderCard.Draw(sight, lead) : OrderCard.NotHere();

    public async ValueTask<Card?> DrawCommissionAsync(ViewRef view, Address address, Session session, CancellationToken cancel) =>
        await SightAsync(view, address, session, cancel) is { Viewer: { SeesMoney: true, Person: not null } } sight ? OrderMoney.Commission(sight) : OrderCard.NotHere();

    async Task<OrderSight?> SightAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        var id = view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (view.PersonId is null)
        {
            return await sights.InRoomAsync(session, address, id, cancel);
        }

        return await session.LoadAsync(Roster.People, view.PersonId, cancel) is { Gone: false } person ? await sights.OfAsync(session, person, id, cancel) : null;
    }

    async Task<Reply> SayFieldAsync(Turn turn, Session session, string id, OrderField field, CancellationToken cancel) =>
        await ShownAsync(turn, session, id, cancel) is { } shown ? Said(shown, OrderFields.Draw(shown, field)) : await MissingAsync(turn, session, cancel);

    async Task<Reply> SayHistoryAsync(Turn turn, Session session, string id, CancellationToken cancel) =>
        await ShownAsync(turn, session, id, cancel) is { } shown ? Said(shown, HistoryCard.Draw(shown)) : await MissingAsync(turn, session, cancel);

    static Reply.Say Said(OrderSight shown, Card card) => new(card, shown.Viewer.Person is null ? OrderSights.AudienceOf(shown.Order) : Audience.Asker);

    // In a room it is drawn as the room may see it, and elsewhere for the person alone.
    async Task<OrderSight?> ShownAsync(Turn turn, Session session, string id, CancellationToken cancel)
    {
        var isPersonal = turn.Inbound.Address.Place == Place.Personal;
        var sight = await sights.OfAsync(session, turn.Person, Order.IdOf(id), cancel);
        return sight is null || isPersonal ? sight : await sights.InRoomAsync(session, turn.Inbound.Address, sight.Order.Id, cancel) ?? sight;
    }

    async Task<Reply> FollowAsync(Turn turn, Session session, string id, bool follow, CancellationToken cancel)
    {
        if (await session.LoadAsync(OrderBook.All, Order.IdOf(id), cancel) is not { } order || !access.MaySee(turn.Person, order))
        {
            return await MissingAsync(turn, session, cancel);
        }

        var view = turn.ViewFor(OrderVerbs.StatusView, Order.SubjectOf(order.Id));
        if (news.Follows(order, turn.Person.Id) == follow)
        {
            return new Reply.Done(Text.Plain(follow ? $"You follow {order.Number} already." : $"You do not follow {order.Number}."), view);
        }

        var others = order.Followers.Where(person => person != turn.Person.Id);
        var muted = order.Muted.Where(person => person != turn.Person.Id);
        session.Save(OrderBook.All, order with { Followers = follow ? [.. others, turn.Person.Id] : [.. others], Muted = follow ? [.. muted] : [.. muted, turn.Person.Id] });
        session.Record(turn, follow ? OrderVerbs.Follow : OrderVerbs.Unfollow, order.Id);
        await session.TouchAsync(Order.SubjectOf(order.Id), turn.Now, cancel);
        return new Reply.Done(
            follow
                ? Text.Of($"You follow {order.Number} now: I tell you when a date, a hold or a jeopardy of it changes. Say \"unfollow {order.Number}\" to stop.")
                : Text.Of($"You no longer hear of changes on {order.Number}. Say \"follow {order.Number}\" to hear of them again."),
            view);
    }

    /// <summary>Does it to each order the request is about.</summary>
    async Task<Reply> EachAsync(Turn turn, Session session, Func<Turn, Session, string, CancellationToken, Task<Reply>> act, CancellationToken cancel)
    {
        var asked = await asking.AskAsync(turn, session, cancel);
        var replies = new List<Reply>();
        foreach (var order in asked.Orders)
        {
            replies.Add(await act(turn, session, order.Id, cancel) with { Focus = new Focus(OrderAsking.FocusKind, [.. asked.Orders.Select(each => each.Id)]) });
        }

        replies.AddRange(asked.Others);
        return replies is [var only] ? only : new Reply.Several(replies);
    }

    // Whoever makes up clicks is counted like whoever makes up numbers.
    async Task<Reply> MissingAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await misses.CountAsync(turn, session, [turn.Inbound.Subject ?? ""], cancel);
        return new Reply.Refused(NotThere);
    }

    async Task<Order?> SeenAsync(Turn turn, Session session, CancellationToken cancel) =>
        await session.LoadAsync(OrderBook.All, Order.IdOf(turn.Inbound.Subject ?? ""), cancel) is { } order && access.MaySee(turn.Person, order) ? order : null;

    [GeneratedRegex(@"\b(?:all|every(?:thing)?)(?: (?:of|one of))?(?: my| our| mine|(?: open)? orders?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllMine();
}
