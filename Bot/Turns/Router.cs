using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Understanding;
using NodaTime;

namespace Demarc.Turns;

/// <summary>Reads a message; the shape of <c>Interpreter.Read</c>.</summary>
public delegate IReadOnlyList<Meaning> Understand(string text, Context context);

/// <summary>Finds who it is and who answers. Unknown people, unknown buttons and unread messages get an answer too.</summary>
public sealed class Router(Catalog catalog, Understand understand)
{
    public sealed record Routed(Reply Reply, Person? Person, Room? Room);

    /// <summary>What answers a message nobody else answers.</summary>
    public const string NoIntent = "none";

    public async Task<Routed> RouteAsync(Inbound inbound, Session session, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await Acquaintance.OfAsync(inbound, session, now, cancel);
        if (person is null)
        {
            return new Routed(await StrangerAsync(inbound, session, cancel), null, null);
        }

        var room = inbound.Address.Place == Place.Personal ? null : await session.LoadAsync(Roster.Rooms, inbound.Address.RoomKey, cancel);
        var turn = new Turn { Inbound = inbound, Person = person, Now = now, Room = room };
        var reply = inbound.Kind switch
        {
            InboundKind.Message => await MessageAsync(turn, session, cancel),
            InboundKind.Action => await Known(catalog.ActionOf(inbound.Verb ?? ""), "button")(turn, session, cancel),
            InboundKind.FormOpened => await Known(catalog.FormOf(inbound.Verb ?? "")?.Open, "form")(turn, session, cancel),
            InboundKind.FormSubmitted => await Known(catalog.FormOf(inbound.Verb ?? "")?.Submit, "form")(turn, session, cancel),
            InboundKind.Search => await (catalog.SearchOf(inbound.Verb ?? "") ?? NoHits)(turn, session, cancel),
            _ => await (catalog.EventOf(inbound.Kind) ?? Silence)(turn, session, cancel),
        };
        if (inbound.Kind is not (InboundKind.Search or InboundKind.FormOpened) && reply is not Reply.Silence)
        {
            session.Record(turn, inbound.Verb is { Length: > 0 } verb ? $"turn.{inbound.Kind}:{verb}" : $"turn.{inbound.Kind}", inbound.Subject ?? "");
        }

        return new Routed(reply, person, room);
    }

    async Task<Reply> MessageAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var key = Dialogues.KeyOf(turn.Inbound.Address, turn.Person.Id);
        var dialogue = await Dialogues.CurrentAsync(session, key, turn.Now, cancel);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(turn.Person.Zone) ?? DateTimeZone.Utc;
        var context = new Context(
            Instant.FromDateTimeOffset(turn.Now).InZone(zone).Date.ToDateOnly(),
            dialogue?.Focus?.Kind,
            dialogue?.Focus?.Ids,
            dialogue?.Pending?.Intent,
            dialogue?.Pending?.Slot,
            dialogue?.Intent,
            (kind, value) => catalog.MayKnow(turn.Person, kind, value),
            !turn.Person.IsStaff);
        var replies = new List<Reply>();
        var meanings = understand(turn.Inbound.Text, context);
        foreach (var meaning in meanings)
        {
            var handle = Asked(meaning, dialogue?.Pending) ?? Answering(meaning) ?? catalog.IntentOf(NoIntent) ?? Silence;
            var asked = turn with { Meaning = meaning, Focus = dialogue?.Focus, Pending = dialogue?.Pending };
            replies.AddRange(Turns.Answering.Flatten(await handle(asked, session, cancel)));
        }

        if (Interrupted(dialogue?.Pending, meanings, replies) is { } resume)
        {
            replies.AddRange(Turns.Answering.Flatten(await resume(turn with { Focus = dialogue?.Focus, Pending = dialogue?.Pending }, session, cancel)));
        }

        await Dialogues.RememberAsync(session, key, replies, meanings.LastOrDefault(meaning => meaning.Outcome == Outcome.Answer)?.Intent, turn.Now, cancel);
        return replies is [var only] ? only : new Reply.Several(replies);
    }

    /// <summary>The way back to a question that stayed open while something else was answered.</summary>
    Handle? Interrupted(Pending? pending, IReadOnlyList<Meaning> meanings, IReadOnlyList<Reply> replies) =>
        pending is null || meanings.Any(meaning => meaning.Intent == pending.Intent || Asked(meaning, pending) is not null) || replies.Any(reply => reply.Pending is not null)
            ? null
            : catalog.ResumptionOf(pending.Intent);

    /// <summary>"Yes", "no" and "never mind" mean something only to whoever asked.</summary>
    Handle? Asked(Meaning meaning, Pending? pending) =>
        pending is not null && meaning.Intent is ("meta.yes" or "meta.no" or "meta.cancel") ? catalog.IntentOf(pending.Intent) : null;

    /// <summary>"How long does a FOC take" is answered by an article, "how long does 48213 take" by the order. What may mean several things is asked back.</summary>
    Handle? Answering(Meaning meaning) =>
        meaning.Article is not null && catalog.Articles is { } articles && !catalog.GoesBeforeArticles(meaning.Intent) && !meaning.Entities.Any(entity => NamesARecord(entity.Kind))
            ? articles
            : meaning.Outcome == Outcome.Answer ? catalog.IntentOf(meaning.Intent) : null;

    static bool NamesARecord(EntityKind kind) => kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn
        or EntityKind.Account or EntityKind.EscalationId or EntityKind.Customer or EntityKind.Site;

    async Task<Reply> StrangerAsync(Inbound inbound, Session session, CancellationToken cancel) =>
        catalog.Stranger is { } handle && inbound.Kind is not (InboundKind.Search or InboundKind.Removed)
            ? await handle(inbound, session, cancel)
            : new Reply.Silence();

    static Handle Known(Handle? handle, string what) => handle ?? ((_, _, _) => Task.FromResult<Reply>(
        new Reply.Refused(Text.Plain($"This {what} is from an older version and no longer works. Ask me again and I will show you a fresh one."))));

    static Task<Reply> NoHits(Turn turn, Session session, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Hits([]));

    static Task<Reply> Silence(Turn turn, Session session, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Silence());
}
