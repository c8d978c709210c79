using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>The people who may be given escalations.</summary>
static class Workers
{
    static readonly Role[] Roles = [Role.ProjectManager, Role.Leadership, Role.Administrator];

    public static async Task<IReadOnlyList<Person>> AllAsync(Session session, CancellationToken cancel)
    {
        var found = await session.QueryAsync(Roster.People, Roster.People.Where(person => Roles.Contains(person.Role)), cancel);
        return [.. found.Where(person => !person.Gone).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Id, StringComparer.Ordinal)];
    }
}
