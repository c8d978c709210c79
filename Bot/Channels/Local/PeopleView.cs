using Demarc.Cards.Render;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>Who the page can speak as and where, as it is told.</summary>
/// <param name="MostFileBytes">The largest file it may send.</param>
/// <param name="First">Who is shown first on a first visit; may be nobody.</param>
sealed record PeopleView(IReadOnlyList<PersonView> People, IReadOnlyList<RoomView> Rooms, int MostFileBytes, string First)
{
    public static PeopleView Of(IReadOnlyList<(string Id, Person Person)> people, IReadOnlyDictionary<string, Company?> companies, IReadOnlyList<Room> rooms, string first) => new(
        [.. people.Select(one => PersonView.Of(one.Id, one.Person, companies.GetValueOrDefault(one.Person.Company))).OrderBy(one => one.IsStaff).ThenBy(one => one.Company, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)],
        [.. rooms.Select(room => RoomView.Of(room, people, companies)).OrderBy(room => room.Name, StringComparer.OrdinalIgnoreCase)],
        LocalFiles.MostBytes,
        first);
}

/// <param name="Id">What the page says it speaks as.</param>
/// <param name="Company">Its name.</param>
/// <param name="Chat">The person's own conversation with the bot.</param>
sealed record PersonView(string Id, string Name, string Company, string CompanyId, Role Role, bool IsStaff, string Zone, string Locale, string Chat)
{
    public static PersonView Of(string id, Person person, Company? company) => new(
        id,
        NameOf(person.Name, person.Id),
        NameOf(company?.Name, person.Company),
        person.Company,
        person.Role,
        person.IsStaff,
        person.Zone,
        person.Locale,
        LocalNames.ChatOf(person.Id).Conversation);

    static string NameOf(string? name, string id) => Visible.Line(name) is { Length: > 0 } visible ? visible : id;
}

/// <param name="Id">The conversation.</param>
/// <param name="SharedWith">Names of the agencies whose people are in it.</param>
/// <param name="Members">Ids of the people the page can speak as in it.</param>
sealed record RoomView(string Id, string Name, bool IsInternal, IReadOnlyList<string> SharedWith, IReadOnlyList<string> Members)
{
    public static RoomView Of(Room room, IReadOnlyList<(string Id, Person Person)> people, IReadOnlyDictionary<string, Company?> companies) => new(
        room.Address.Conversation,
        Visible.Line(room.Name) is { Length: > 0 } name ? name : room.Address.Conversation,
        room.IsInternal,
        [.. room.SharedWith.Select(company => Visible.Line(companies.GetValueOrDefault(company)?.Name ?? company))],
        [.. people.Where(one => Participants.IsIn(one.Person, room)).Select(one => one.Id)]);
}
