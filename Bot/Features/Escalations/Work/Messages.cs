using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>The messages of one change: nobody gets two, and nobody is told what they did themselves.</summary>
/// <param name="key">Of the change; with the person it makes the message's key, so that the same change decided again says the same once.</param>
sealed class Messages(Session session, Escalation escalation, string key, DateTimeOffset now)
{
    readonly HashSet<string> told = new(StringComparer.Ordinal);

    public Session Session => session;

    public void Skip(string personId) => told.Add(personId);

    /// <summary>The live card with its buttons.</summary>
    /// <returns>False: they cannot be reached. True also when they have heard already.</returns>
    /// <param name="why">By which rule they hear of it.</param>
    public bool Card(Person person, string why)
    {
        if (told.Contains(person.Id))
        {
            return true;
        }

        return Noted(person, why, session.Tell(person, $"{key}:{person.Id}", now, View(person.Id), Importance.MustArrive, Topic("card")));
    }

    public bool Notice(Person person, Card card, string why, Importance importance = Importance.Notice)
    {
        if (told.Contains(person.Id))
        {
            return true;
        }

        return Noted(person, why, session.Tell(person, $"{key}:{person.Id}", now, card, importance, Topic("news")));
    }

    public void Room(Room room, string why)
    {
        if (told.Add("room " + room.Id))
        {
            Note($"{key}:{room.Id}", room.Id, why, isReached: true);
            session.Post($"{key}:{room.Id}", room.Address, now, View(null), Importance.MustArrive);
        }
    }

    bool Noted(Person person, string why, bool isReached)
    {
        Note(isReached ? $"{key}:{person.Id}" : $"{key}:{person.Id}:unreached", person.Id, why, isReached);
        return isReached && told.Add(person.Id);
    }

    void Note(string id, string person, string why, bool isReached) =>
        session.Put(Told.All, new Told { Id = id, Escalation = escalation.Id, Person = person, Why = why, At = now.ToUniversalTime(), IsReached = isReached, IsSettled = !isReached });

    ViewRef View(string? personId) => new(EscalationViews.Escalation, escalation.Subject, personId);

    string Topic(string kind) => $"{escalation.Subject}:{kind}";
}
