using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;
using Demarc.Understanding.Entities;

namespace Demarc.Features.People;

/// <summary>Tells the understanding who and which agencies there are. A partner's people are known by name to staff and to each other alone.</summary>
public sealed class PeopleNames(IStore store, Gazetteer gazetteer)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    readonly Dictionary<string, Company> companies = new(StringComparer.Ordinal);

    public void Register(Catalog catalog)
    {
        catalog.Names(EntityKind.Person, MayKnowPerson);
        catalog.Names(EntityKind.Partner, MayKnowCompany);
    }

    public async Task FillAsync(CancellationToken cancel)
    {
        store.Watch(Roster.People, seen => Put(people, seen.Id, seen.Document is { Gone: false } person ? person : null, EntityKind.Person, each => each.Name));
        store.Watch(Roster.Companies, seen => Put(companies, seen.Id, seen.Document is { IsDistributor: false } company ? company : null, EntityKind.Partner, each => each.Name));
        foreach (var person in await store.QueryAsync(Roster.People, Roster.People.All, cancel))
        {
            PutOlder(people, person, person.Gone, EntityKind.Person, each => each.Name);
        }

        foreach (var company in await store.QueryAsync(Roster.Companies, Roster.Companies.All, cancel))
        {
            PutOlder(companies, company, company.IsDistributor, EntityKind.Partner, each => each.Name);
        }
    }

    bool MayKnowPerson(Person asker, string name)
    {
        lock (gate)
        {
            return asker.IsStaff || people.Values.Any(person => person.Name == name && (person.IsStaff || person.Company == asker.Company));
        }
    }

    bool MayKnowCompany(Person asker, string name)
    {
        lock (gate)
        {
            return asker.IsStaff || (companies.TryGetValue(asker.Company, out var own) && own.Name == name);
        }
    }

    // What was committed while the store was read is newer than what was read.
    void PutOlder<T>(Dictionary<string, T> known, T document, bool isLeftOut, EntityKind kind, Func<T, string> nameOf)
        where T : Document
    {
        lock (gate)
        {
            if (!isLeftOut && !known.ContainsKey(document.Id))
            {
                Put(known, document.Id, document, kind, nameOf);
            }
        }
    }

    void Put<T>(Dictionary<string, T> known, string id, T? document, EntityKind kind, Func<T, string> nameOf)
        where T : Document
    {
        lock (gate)
        {
            var before = known.GetValueOrDefault(id);
            known.Remove(id);
            if (before is not null && !known.Values.Any(other => nameOf(other) == nameOf(before)))
            {
                gazetteer.Remove(kind, nameOf(before));
            }

            if (document is not null)
            {
                known[id] = document;
                gazetteer.Set(kind, nameOf(document), nameOf(document));
            }
        }
    }
}
