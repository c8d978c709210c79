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
    readonly Pressing pressing = new(catalog);

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
            InboundKind.Action => await ActionAsync(turn, session, cancel),
            InboundKind.FormOpened => await Pressing.Known(catalog.FormOf(inbound.Verb ?? "")?.Open, "form")(turn, session, cancel),
            InboundKind.FormSubmitted => await Pressing.Known(catalog.FormOf(inbound.Verb ?? "")?.Submit, "form")(turn, session, cancel),
            InboundKind.Search => await (catalog.SearchOf(inbound.Verb ?? "") ?? NoHits)(turn, session, cancel),
            _ => await (catalog.EventOf(inbound.Kind) ?? Silence)(turn, session, cancel),
        };
        if (inbound.Kind is not (InboundKind.Search or InboundKind.FormOpened) && reply is not Reply.Silence)
        {
            session.Record(turn, inbound.Verb is { Length: > 0 } verb ? $"turn.{inbound.Kind}:{verb}" : $"turn.{inbound.Kind}", inbound.Subject ?? "");
        }

        return new Routed(reply, person, room);
    }

    async Task<Reply> ActionAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var reply = await Pressing.Known(catalog.ActionOf(turn.Inbound.Verb ?? ""), "button")(turn, session, cancel);
        await Dialogues.RememberPressAsync(session, Dialogues.KeyOf(turn.Inbound.Address, turn.Person.Id), [.. Turns.Answering.Flatten(reply)], turn.Now, cancel);
        return reply;
    }

    async Task<Reply> MessageAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var key = Dialogues.KeyOf(turn.Inbound.Address, turn.Person.Id);
        var dialogue = await Dialogues.CurrentAsync(session, key, turn.Now, cancel);
        var left = dialogue is null ? await LeftAsync(session, key, turn.Now, cancel) : null;
        dialogue ??= left is not null && understand(turn.Inbound.Text, ContextOf(turn, null)).All(meaning => meaning.Outcome != Outcome.Answer) ? left : null;
        turn = turn with { Focus = dialogue?.Focus, Pending = dialogue?.Pending, List = dialogue?.List };
        if (dialogue is { Offer: { } offer })
        {
            if (offer.ChosenBy(turn.Inbound.Text, dialogue.Pending is not null) is AskButton asked)
            {
                var meant = offer.IsGuess(asked) ? Guessed(asked.Says, offer.Said, ContextOf(turn, dialogue)) : Read(turn, asked.Says, ContextOf(turn, dialogue));
                return await AnswerAsync(turn, meant, key, dialogue.Pending, session, cancel);
            }

            if (await pressing.PressAsync(turn, offer, session, cancel) is { } pressed)
            {
                return await RememberedAsync(turn, [.. Turns.Answering.Flatten(pressed)], key, null, session, cancel);
            }
        }

        return await AnswerAsync(turn, Read(turn, turn.Inbound.Text, ContextOf(turn, dialogue)), key, dialogue?.Pending ?? left?.Pending, session, cancel);
    }

    Context ContextOf(Turn turn, Dialogue? dialogue)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(turn.Person.Zone) ?? DateTimeZone.Utc;
        return new Context(
            Instant.FromDateTimeOffset(turn.Now).InZone(zone).Date.ToDateOnly(),
            dialogue?.Focus?.Kind,
            dialogue?.Focus?.Ids,
            dialogue?.Pending?.Intent,
            dialogue?.Pending?.Slot,
            dialogue?.Intent,
            (kind, value) => catalog.MayKnow(turn.Person, kind, value),
            !turn.Person.IsStaff);
    }

    /// <summary>A question that was left open a while ago and that somebody can ask again.</summary>
    async Task<Dialogue?> LeftAsync(Session session, string key, DateTimeOffset now, CancellationToken cancel) =>
        await Dialogues.LeftAsync(session, key, now, cancel) is { Pending: { } pending } left && catalog.ResumptionOf(pending.Intent) is not null ? left : null;

    /// <param name="open">The question that is or was open.</param>
    async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Meaning> meanings, string key, Pending? open, Session session, CancellationToken cancel)
    {
        var replies = new List<Reply>();
        foreach (var meaning in meanings)
        {
            var handle = Asked(meaning, turn.Pending) ?? Answering(meaning) ?? catalog.IntentOf(NoIntent) ?? Silence;
            replies.AddRange(Turns.Answering.Flatten(await handle(turn with { Meaning = meaning }, session, cancel)));
        }

        if (Interrupted(open, meanings, replies) is { } resume)
        {
            replies.AddRange(Turns.Answering.Flatten(await resume(turn with { Pending = open }, session, cancel)));
        }

        return await RememberedAsync(turn, replies, key, meanings.LastOrDefault(meaning => meaning.Outcome == Outcome.Answer)?.Intent, session, cancel);
    }

    static async Task<Reply> RememberedAsync(Turn turn, IReadOnlyList<Reply> replies, string key, string? intent, Session session, CancellationToken cancel)
    {
        await Dialogues.RememberAsync(session, key, replies, turn.Inbound.Text, intent, turn.Now, cancel);
        if (Turns.Answering.Private(turn.Inbound, turn.Room, replies) is { Count: > 0 } told)
        {
            await Dialogues.RememberBesideAsync(session, Dialogues.KeyOf(turn.Inbound.Private, turn.Person.Id), told, turn.Inbound.Text, intent, turn.Now, cancel);
        }

        return replies is [var only] ? only : new Reply.Several(replies);
    }

    /// <summary>What a message asks for: as a feature hears it for certain, else as it is understood. A plain command is no answer to an open question.</summary>
    IReadOnlyList<Meaning> Read(Turn turn, string text, Context context)
    {
        var pending = turn.Pending;
        var meanings = understand(text, context);
        if (catalog.HeardIn(text, pending) is { } heard)
        {
            return [new Meaning(heard, 1) { Text = text.Trim(), Entities = Entities(meanings) }];
        }

        if (pending is null && catalog.GoingOn(turn with { Inbound = turn.Inbound with { Text = text } }, meanings) is { } on)
        {
            return [on];
        }

        return pending is not null && meanings is [var only] && only.Intent == pending.Intent
            && understand(text, context with { PendingIntent = null, PendingSlot = null }) is [var alone] && Commands.IsPlain(alone, text)
                ? [alone]
                : meanings;
    }

    /// <summary>A guess that was picked: its meaning, with what the words it was guessed from name.</summary>
    IReadOnlyList<Meaning> Guessed(string label, string said, Context context)
    {
        var before = understand(said, context);
        return [.. understand(label, context).Select(meaning => meaning with { Text = said, Entities = [.. Entities(before), .. meaning.Entities] })];
    }

    static IReadOnlyList<Entity> Entities(IReadOnlyList<Meaning> meanings) => [.. meanings.SelectMany(meaning => meaning.Entities).DistinctBy(entity => (entity.Kind, entity.Value))];

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

    static Task<Reply> NoHits(Turn turn, Session session, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Hits([]));

    static Task<Reply> Silence(Turn turn, Session session, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Silence());
}
