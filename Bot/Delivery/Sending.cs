using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>How a turn or job says something: rows in its own session, sent after the commit.</summary>
public static class Sending
{
    /// <summary>A change of one subject redraws at most this many cards, the newest.</summary>
    const int MostLiveCards = 50;

    /// <summary>An update's id is this and the id of the post it changes.</summary>
    internal const string UpdatePrefix = "update:";

    public static Outgoing Post(this Session session, string key, Address address, DateTimeOffset now, Card card, Importance importance = Importance.Notice) =>
        session.Add(Row(key, address, now) with { Card = card, Importance = importance });

    /// <summary>Posts a live card: drawn when sent, redrawn when <paramref name="view"/>'s subject is touched.</summary>
    public static Outgoing Post(this Session session, string key, Address address, DateTimeOffset now, ViewRef view, Importance importance = Importance.Notice) =>
        session.Add(Row(key, address, now) with { View = view, Importance = importance, PersonId = view.PersonId });

    public static Outgoing Add(this Session session, Outgoing row)
    {
        session.Save(Outbox.Rows, row);
        return row;
    }

    public static Outgoing Row(string key, Address address, DateTimeOffset now) => new()
    {
        Id = key,
        Address = address,
        ConversationKey = address.Key,
        Kind = OutgoingKind.Post,
        CreatedAt = now.ToUniversalTime(),
        Sequence = now.UtcTicks,
    };

    /// <summary>The subject changed: every live card of it is redrawn, once, however often it is touched.</summary>
    public static async Task TouchAsync(this Session session, string subject, DateTimeOffset now, CancellationToken cancel)
    {
        var cards = await session.QueryAsync(
            Outbox.Posted,
            Outbox.Posted.Where(card => card.Subject == subject).OrderByDescending(card => card.PostedAt).Take(MostLiveCards),
            cancel);
        foreach (var card in cards.Where(card => !card.Frozen))
        {
            session.Put(Outbox.Rows, UpdateOf(card, now));
        }
    }

    public static Outgoing UpdateOf(PostedCard card, DateTimeOffset now) => Row(UpdatePrefix + card.Id, card.Address, now) with
    {
        Kind = OutgoingKind.Update,
        View = card.View,
        MessageId = card.MessageId,
        Reader = card.Reader,
        PersonId = card.View.PersonId,
        Importance = Importance.Notice,
    };
}
