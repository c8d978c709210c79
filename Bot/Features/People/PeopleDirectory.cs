using Demarc.Storage;
using Demarc.Turns;
using NodaTime;

namespace Demarc.Features.People;

/// <summary>Adding people and inviting them: the same rules for the command line and for chat.</summary>
public sealed class PeopleDirectory(TimeProvider clock)
{
    const int MostCompanies = 5000;

    /// <returns>The person, or why not, in words.</returns>
    public async Task<(Person? Person, string? Refusal)> AddAsync(
        Session session, string name, string company, Role role, string? zone, string by, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > 80)
        {
            return (null, "A person needs a name of 1 to 80 characters.");
        }

        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            return (null, $"'{zone}' is no time zone. Use an IANA name such as America/Chicago.");
        }

        var (home, refusal) = await CompanyAsync(session, company, cancel);
        if (home is null)
        {
            return (null, refusal);
        }

        var isPartnerRole = role is Role.PartnerRep or Role.AgencyManager;
        if (isPartnerRole == home.IsDistributor)
        {
            return (null, isPartnerRole
                ? $"{home.Name} is the distributor; a partner role belongs to an agency."
                : $"{home.Name} is an agency; its people are PartnerRep or AgencyManager.");
        }

        var person = new Person { Id = await FreeIdAsync(session, name, cancel), Name = name, Company = home.Id, Role = role, Zone = zone ?? "America/New_York" };
        session.Save(Roster.People, person);
        session.Record(by, "people.add", person.Id, clock.GetUtcNow(), $"{role} of {home.Id}");
        return (person, null);
    }

    /// <returns>The code to hand over. It is shown once and stored only as a hash.</returns>
    public string Invite(Session session, Person person, string by)
    {
        var code = Invitation.NewCode();
        var now = clock.GetUtcNow();
        session.Save(Invitation.All, new Invitation { Id = Invitation.IdOf(code), PersonId = person.Id, InvitedBy = by, ExpiresAt = now + Invitation.Lifetime });
        session.Record(by, "people.invite", person.Id, now);
        return code;
    }

    /// <returns>The company, or why not, in words. There is one distributor.</returns>
    public async Task<(Company? Company, string? Refusal)> AddCompanyAsync(Session session, string name, bool isDistributor, string by, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > 80)
        {
            return (null, "A company needs a name of 1 to 80 characters.");
        }

        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.All.Take(MostCompanies), cancel);
        if (companies.FirstOrDefault(known => known.Id == Slug(name) || known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return (null, $"{same.Name} is there already, as {same.Id}.");
        }

        if (isDistributor && companies.FirstOrDefault(known => known.IsDistributor) is { } distributor)
        {
            return (null, $"{distributor.Name} is the distributor already; there is only one.");
        }

        var company = new Company { Id = Slug(name), Name = name, IsDistributor = isDistributor };
        session.Save(Roster.Companies, company);
        session.Record(by, "people.company", company.Id, clock.GetUtcNow(), isDistributor ? "distributor" : "agency");
        return (company, null);
    }

    /// <summary>From now on everybody of that tenant who writes to the bot belongs to the agency, without an invitation.</summary>
    /// <returns>The agency, or why not, in words.</returns>
    public async Task<(Company? Company, string? Refusal)> MapTenantAsync(
        Session session, string company, string channel, string tenant, bool asManagers, string by, CancellationToken cancel)
    {
        var (agency, refusal) = await CompanyAsync(session, company, cancel);
        if (agency is null or { IsDistributor: true })
        {
            return (null, refusal ?? $"{agency!.Name} is the distributor; its people are invited one by one, since what they may do differs.");
        }

        if (!IsTenant(channel, tenant.Trim()))
        {
            return (null, $"'{tenant.Trim()}' is no tenant. In Teams it is the directory (tenant) id, such as 72f988bf-86f1-41af-91ab-2d7cd011db47, from Microsoft Entra under Overview; in Slack the workspace's id, such as T0123ABCD.");
        }

        var key = $"{channel}|{tenant.Trim().ToLowerInvariant()}";
        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.Where(other => other.Tenants.Contains(key)).Take(2), cancel);
        if (companies.FirstOrDefault(other => other.Id != agency.Id) is { } taken)
        {
            return (null, $"That tenant is {taken.Name}'s already.");
        }

        var mapped = agency with { Tenants = [.. agency.Tenants.Append(key).Distinct()], TenantRole = asManagers ? Role.AgencyManager : Role.PartnerRep };
        session.Save(Roster.Companies, mapped);
        session.Record(by, "people.tenant", agency.Id, clock.GetUtcNow(), key);
        return (mapped, null);
    }

    /// <summary>By id or by full name, whatever the case. Two of one name are told apart by their ids.</summary>
    public static async Task<(Person? Person, string? Refusal)> PersonAsync(Session session, string nameOrId, CancellationToken cancel)
    {
        var said = nameOrId.Trim();
        if (await session.LoadAsync(Roster.People, said.ToLowerInvariant(), cancel) is { Gone: false } person)
        {
            return (person, null);
        }

        var everyone = (await session.QueryAsync(Roster.People, Roster.People.All, cancel)).Where(known => !known.Gone).ToList();
        var found = everyone.Where(known => known.Name.Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
        {
            found = [.. everyone.Where(known => known.Name.StartsWith(said + " ", StringComparison.OrdinalIgnoreCase))];
        }

        return found switch
        {
            [var only] => (only, null),
            [] => (null, $"Nobody is called '{said}' here. \"people list\" shows everyone."),
            _ => (null, $"'{said}' could be {string.Join(" or ", found.Select(one => $"{one.Name} ({one.Id})"))}. Use the id."),
        };
    }

    /// <summary>By id or by name, whatever the case; by the beginning of a name, when only one company's begins so.</summary>
    public static async Task<(Company? Company, string? Refusal)> CompanyAsync(Session session, string nameOrId, CancellationToken cancel)
    {
        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.All.Take(MostCompanies), cancel);
        var found = companies.FirstOrDefault(company =>
            company.Id.Equals(nameOrId.Trim(), StringComparison.OrdinalIgnoreCase) || company.Name.Equals(nameOrId.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is null && nameOrId.Trim() is { Length: > 0 } beginning
            && companies.Where(company => company.Name.StartsWith(beginning + " ", StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
        {
            found = only;
        }

        return found is not null
            ? (found, null)
            : (null, $"There is no company '{nameOrId}'. Known: {string.Join(", ", companies.Select(company => company.Name).Order(StringComparer.OrdinalIgnoreCase).Take(12))}.");
    }

    // Messages name a tenant by its id, never by its domain, so a domain would match nobody. Microsoft's Playground has ids of one digit more than a GUID.
    static bool IsTenant(string channel, string tenant) => channel.Equals("teams", StringComparison.OrdinalIgnoreCase)
        ? Guid.TryParse(tenant, out var id) ? id != Guid.Empty : tenant.Length is >= 36 and <= 37 && tenant.All(letter => char.IsAsciiHexDigit(letter) || letter == '-')
        : tenant.Length is > 0 and <= 80 && tenant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static string Slug(string name)
    {
        var slug = new string([.. name.Trim().ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        while (slug.Contains("--", StringComparison.Ordinal))
        {
            slug = slug.Replace("--", "-", StringComparison.Ordinal);
        }

        slug = slug.Trim('-');
        return slug.Length == 0 ? "x" : slug[..Math.Min(slug.Length, 40)];
    }

    static async Task<string> FreeIdAsync(Session session, string name, CancellationToken cancel)
    {
        var slug = Slug(name);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? slug : $"{slug}-{number}";
            if (await session.LoadAsync(Roster.People, id, cancel) is null)
            {
                return id;
            }
        }
    }
}
