using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Who is it? The linked person of the authenticated identity, and how they are reached from now on.</summary>
static class Acquaintance
{
    public static async Task<Person?> OfAsync(Inbound inbound, Session session, DateTimeOffset now, CancellationToken cancel)
    {
        var link = await session.LoadAsync(Roster.Links, inbound.Sender.Key, cancel);
        var person = link is null
            ? await ByTenantAsync(inbound, session, now, cancel)
            : await session.LoadAsync(Roster.People, link.PersonId, cancel);
        return person is null or { Gone: true } ? null : Reached(inbound, person, session);
    }

    static async Task<Person?> ByTenantAsync(Inbound inbound, Session session, DateTimeOffset now, CancellationToken cancel)
    {
        var tenant = $"{inbound.Sender.Channel}|{inbound.Sender.Tenant}";
        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.Where(company => company.Tenants.Contains(tenant)).Take(2), cancel);
        if (companies is not [{ IsDistributor: false } company])
        {
            return null;
        }

        var person = new Person
        {
            Id = $"{company.Id}-{Guid.CreateVersion7(now).ToString("N")[^8..]}",
            Name = inbound.SenderName.Length > 0 ? inbound.SenderName : "Partner",
            Company = company.Id,
            Role = company.TenantRole == Role.AgencyManager ? Role.AgencyManager : Role.PartnerRep,
            Zone = inbound.Zone ?? "America/New_York",
            Locale = inbound.Locale ?? "en-US",
        };
        session.Save(Roster.People, person);
        session.Save(Roster.Links, new IdentityLink { Id = inbound.Sender.Key, PersonId = person.Id, LinkedAt = now, By = "tenant" });
        session.Record(person.Id, "people.linked-by-tenant", person.Id, now, tenant, inbound.Key);
        return person;
    }

    static Person Reached(Inbound inbound, Person person, Session session)
    {
        if (inbound.IsPassing)
        {
            return person;
        }

        var channel = inbound.Sender.Channel;
        var known = person.Reach.GetValueOrDefault(channel);
        var fresh = inbound.Private;
        var isPersonalChat = inbound.Address.Place == Place.Personal;
        if (known is not null && (!isPersonalChat || (known.Key == fresh.Key && SameRoute(known, fresh))))
        {
            return person;
        }

        var reachable = person with
        {
            Reach = new Dictionary<string, Address>(person.Reach) { [channel] = fresh },
            PreferredChannel = person.PreferredChannel ?? channel,
        };
        session.Save(Roster.People, reachable);
        return reachable;
    }

    static bool SameRoute(Address left, Address right) =>
        left.Route.Count == right.Route.Count && left.Route.All(pair => right.Route.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
