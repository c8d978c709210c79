using Demarc.Delivery;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>
/// Tells everyone concerned what a change means for them, once each: the card to whoever has to act, a notice to the partner and to those who follow.
/// What must arrive and cannot reach its person goes up, at last to our own rooms.
/// </summary>
public sealed class EscalationNews(Sight sight, Routing routing, Registry registry)
{
    const int MostRooms = 20;
    const string CannotBeReached = "is in charge, and whoever has it cannot be reached";

    public async Task TellAsync(Session session, Escalation? before, Escalation after, Stamp stamp, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, after, cancel);
        var messages = new Messages(session, after, $"esc:{after.Id}:{before?.Version ?? 0}", stamp.At);
        messages.Skip(stamp.By);
        var fresh = after.Timeline.Skip(before?.Timeline.Count ?? 0).ToList();
        await CardsAsync(messages, before, after, names, stamp, cancel);
        await NoticesAsync(messages, after, fresh, names, stamp, cancel);
        if (before?.Assignee is { } left && left != after.Assignee && await session.LoadAsync(Roster.People, left, cancel) is { } was)
        {
            messages.Notice(was, NewsCard.TakenOver(after, names), "had it before");
        }
    }

    /// <summary>Says something to whoever has it; when they cannot be reached, up and on.</summary>
    public async Task RemindAsync(Session session, Escalation escalation, Func<Names, Cards.Model.Card> card, string what, DateTimeOffset now, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, escalation, cancel);
        var messages = new Messages(session, escalation, $"esc:{escalation.Id}:{escalation.Version}:{what}", now);
        if (names.Person(escalation.Assignee) is not { } assignee || !messages.Notice(assignee, card(names), $"has it and is reminded: {what}", Importance.MustArrive))
        {
            await UpAsync(messages, escalation, person => messages.Notice(person, card(names), CannotBeReached, Importance.MustArrive), now, cancel);
        }
    }

    /// <summary>Gives the card to leadership, and once more to whoever has it: everybody was asked and nobody answered.</summary>
    public async Task AskEverybodyUpAsync(Session session, Escalation escalation, DateTimeOffset now, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, escalation, cancel);
        var messages = new Messages(session, escalation, $"esc:{escalation.Id}:{escalation.Version}:everybody", now);
        if (names.Person(escalation.Assignee) is { } assignee)
        {
            messages.Card(assignee, "has it, and nobody acknowledged it");
        }

        await UpAsync(messages, escalation, person => messages.Card(person, "is in charge, and nobody who was asked acknowledged it"), now, cancel);
    }

    /// <summary>Says something to the partners who follow it.</summary>
    public async Task RemindPartnersAsync(Session session, Escalation escalation, Cards.Model.Card card, string what, DateTimeOffset now, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, escalation, cancel);
        var messages = new Messages(session, escalation, $"esc:{escalation.Id}:{escalation.Version}:{what}", now);
        foreach (var partner in Partners(escalation, names))
        {
            messages.Notice(partner, card, WhyPartner(partner, escalation), escalation.Level == EscalationLevel.High ? Importance.MustArrive : Importance.Notice);
        }
    }

    async Task CardsAsync(Messages messages, Escalation? before, Escalation after, Names names, Stamp stamp, CancellationToken cancel)
    {
        var isNewlyHigh = after is { Level: EscalationLevel.High, IsOpen: true } && before?.Level != EscalationLevel.High;
        var needsAnswer = after is { AcknowledgedAt: null, IsOpen: true }
            && (before is null || before.AcknowledgedAt is not null || before.Assignee != after.Assignee || before.Level != after.Level);
        if ((needsAnswer || (after.IsOpen && before?.Assignee != after.Assignee)) && after.Assignee != stamp.By)
        {
            var assignee = names.Person(after.Assignee);
            if (assignee is null || !messages.Card(assignee, $"has it: {after.RoutedBecause}"))
            {
                await UpAsync(messages, after, person => messages.Card(person, CannotBeReached), stamp.At, cancel);
            }
        }

        if (isNewlyHigh)
        {
            foreach (var person in await routing.UpAsync(messages.Session, after, stamp.At, cancel))
            {
                messages.Card(person, "is in charge, and it became High");
            }
        }
    }

    async Task NoticesAsync(Messages messages, Escalation after, List<EscalationEntry> fresh, Names names, Stamp stamp, CancellationToken cancel)
    {
        var order = after.Order is { } id ? await messages.Session.LoadAsync(OrderBook.All, id, cancel) : null;
        var shared = SharedEscalation.Of(after);
        var forPartners = fresh.Where(entry => !entry.IsInternal && Concerns.Partner(entry.Kind)).ToList();
        if (forPartners.Count > 0)
        {
            foreach (var partner in Partners(after, names))
            {
                messages.Notice(partner, NewsCard.ForPartner(shared, forPartners, order?.Number, names), WhyPartner(partner, after), Concerns.ToPartner(after, forPartners));
            }
        }

        var forOwner = fresh.Where(entry => Concerns.Owner(entry.Kind)).ToList();
        if (names.Person(after.Assignee) is { } owner)
        {
            Staff(messages, owner, after, forOwner, names, "has it, and somebody else or the clock changed it", Concerns.ToOwner(after, forOwner));
        }

        var forLeaders = fresh.Where(entry => Concerns.Leadership(after, entry)).ToList();
        foreach (var person in forLeaders.Count > 0 ? await routing.UpAsync(messages.Session, after, stamp.At, cancel) : [])
        {
            Staff(messages, person, after, forLeaders, names, $"is in charge, and it is theirs to know: {string.Join(", ", forLeaders.Select(entry => EntryWords.Name(entry.Kind)))}", Importance.MustArrive);
        }

        foreach (var follower in after.Followers.Select(names.Person).OfType<Person>().Where(person => person.IsStaff))
        {
            Staff(messages, follower, after, forPartners, names, "asked for it or follows it", Importance.Notice);
        }
    }

    void Staff(Messages messages, Person person, Escalation escalation, List<EscalationEntry> entries, Names names, string why, Importance importance)
    {
        if (sight.Of(person, escalation) is not { IsStaff: true } viewer)
        {
            return;
        }

        var seen = viewer.SeesInternal ? escalation : SharedEscalation.Of(escalation).Facts;
        var fresh = entries.Where(entry => viewer.SeesInternal || !entry.IsInternal).ToList();
        if (fresh.Count > 0)
        {
            messages.Notice(person, NewsCard.ForStaff(seen, fresh, names), why, importance);
        }
    }

    static string WhyPartner(Person partner, Escalation escalation) =>
        partner.Id == escalation.RaisedBy ? "asked for it" : partner.Id == escalation.Rep ? "it is for an order of theirs" : "follows it for the agency";

    IEnumerable<Person> Partners(Escalation escalation, Names names) =>
        escalation.Followers.Select(names.Person).OfType<Person>().Where(person => !person.IsStaff && sight.MaySee(person, escalation));

    /// <summary>To leadership or administrators; when nobody there can be reached either, to the rooms of our own staff, and it is a trouble.</summary>
    async Task UpAsync(Messages messages, Escalation escalation, Func<Person, bool> tell, DateTimeOffset now, CancellationToken cancel)
    {
        var told = 0;
        foreach (var person in await routing.UpAsync(messages.Session, escalation, now, cancel))
        {
            told += tell(person) ? 1 : 0;
        }

        if (told > 0)
        {
            return;
        }

        var rooms = await messages.Session.QueryAsync(Roster.Rooms, Roster.Rooms.Where(room => room.IsInternal).Take(MostRooms), cancel);
        foreach (var room in rooms)
        {
            messages.Room(room, "nobody who may work on it and is in charge can be reached");
        }

        await registry.ReportAsync(
            new Trouble(
                $"escalation-unreached:{escalation.Id}:{escalation.Assignee}",
                $"{escalation.Id} ({escalation.Level}) reached no project manager, team lead or administrator{(rooms.Count > 0 ? "; it was posted in the internal rooms" : "")}. Let one of them open a chat with the bot, or add people who may work on escalations.",
                now),
            messages.Session,
            cancel);
    }
}
