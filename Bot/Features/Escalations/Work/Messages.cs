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
    public bool Card(Person person)
    {
        if (told.Contains(person.Id))
        {
            return true;
        }

        var isTold = session.Tell(person, $"{key}:{person.Id}", now, View(person.Id), Importance.MustArrive, Topic("card"));
        return isTold && told.Add(person.Id);
    }

    public bool Notice(Person person, Card card, Importance importance = Importance.Notice)
    {
        if (told.Contains(person.Id))
        {
            return true;
        }

        var isTold = session.Tell(person, $"{key}:{person.Id}", now, card, importance, Topic("news"));
        return isTold && told.Add(person.Id);
    }

    public void Room(Room room)
    {
        if (told.Add("room " + room.Id))
        {
            session.Post($"{key}:{room.Id}", room.Address, now, View(null), Importance.MustArrive);
        }
    }

    ViewRef View(string? personId) => new(EscalationViews.Escalation, escalation.Subject, personId);

    string Topic(string kind) => $"{escalation.Subject}:{kind}";
}
