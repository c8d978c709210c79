using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Channels.Local;

/// <summary>Who can be spoken as on the page, and who is in which conversation.</summary>
sealed class Participants(IStore store, IOptions<LocalChatOptions> options)
{
    const int MostPeople = 500;
    const int MostRooms = 100;

    /// <summary>Someone the page can speak as; null for anyone else, whether they exist or not.</summary>
    public async ValueTask<Person?> PersonAsync(string? id, CancellationToken cancel)
    {
        if (id is not { Length: > 0 and <= 200 })
        {
            return null;
        }

        var link = await store.LoadAsync(Roster.Links, LocalNames.IdentityOf(id).Key, cancel);
        var person = link is null ? null : await store.LoadAsync(Roster.People, link.PersonId, cancel);
        return person is { Gone: false } ? person : null;
    }

    /// <summary>The conversation, when this person is in it; null for a foreign one and for none at all.</summary>
    public async ValueTask<Address?> PlaceAsync(Person person, string? conversation, CancellationToken cancel)
    {
        var chat = LocalNames.ChatOf(person.Id);
        if (conversation == chat.Conversation)
        {
            return chat;
        }

        if (conversation is not { Length: > 0 and <= 200 } || LocalNames.PersonOf(conversation) is not null)
        {
            return null;
        }

        var room = await store.LoadAsync(Roster.Rooms, LocalNames.Prefix + conversation, cancel);
        return room is not null && IsIn(person, room) ? room.Address with { Thread = null } : null;
    }

    /// <summary>May any of these read what stands in this conversation? Asked for every message, since rooms change.</summary>
    public async ValueTask<bool> CanReadAsync(IEnumerable<string> ids, string conversation, CancellationToken cancel)
    {
        foreach (var id in ids)
        {
            if (await PersonAsync(id, cancel) is { } person && await PlaceAsync(person, conversation, cancel) is not null)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsIn(Person person, Room room) => person.IsStaff || (!room.IsInternal && room.SharedWith.Contains(person.Company));

    public async Task<PeopleView> EveryoneAsync(CancellationToken cancel)
    {
        var links = await store.QueryAsync(Roster.Links, Roster.Links.Where(link => link.Id.StartsWith(LocalNames.Prefix)).Take(MostPeople), cancel);
        var people = new List<(string Id, Person Person)>();
        foreach (var link in links)
        {
            if (await store.LoadAsync(Roster.People, link.PersonId, cancel) is { Gone: false } person)
            {
                people.Add((link.Id[LocalNames.Prefix.Length..], person));
            }
        }

        var companies = new Dictionary<string, Company?>();
        foreach (var company in people.Select(one => one.Person.Company).Distinct())
        {
            companies[company] = await store.LoadAsync(Roster.Companies, company, cancel);
        }

        var rooms = await store.QueryAsync(Roster.Rooms, Roster.Rooms.Where(room => room.Id.StartsWith(LocalNames.RoomKeyPrefix)).Take(MostRooms), cancel);
        return PeopleView.Of(people, companies, rooms, options.Value.First);
    }
}
