using Demarc.Features.Orders.Finding;
using Demarc.Turns;

namespace Demarc.Features.Orders.Import;

/// <summary>
/// Agencies, reps and staff by name. A name that is not exactly one of theirs, case, punctuation and words like "agency" or "LLC" aside, is nobody: an order given to the wrong
/// agency shows it what it must not see, so nothing is guessed.
/// </summary>
public sealed class ImportNames
{
    // Words that say what a company is, not which.
    static readonly HashSet<string> Kinds = ["agency", "the", "inc", "incorporated", "llc", "ltd", "limited", "co", "company", "corp", "corporation"];

    readonly Dictionary<string, string?> agencies = [];
    readonly Dictionary<string, string?> loose = [];
    readonly Dictionary<string, string> named = [];
    readonly Dictionary<(string Company, string Name), string?> reps = [];
    readonly HashSet<string> agents = [];
    readonly Dictionary<string, string?> staff = [];

    public ImportNames(IEnumerable<Company> companies, IEnumerable<Person> people)
    {
        foreach (var company in companies.Where(company => !company.IsDistributor))
        {
            Add(agencies, Spelling.Key(company.Name), company.Id);
            Add(agencies, Spelling.Key(company.Id), company.Id);
            Add(loose, Bare(company.Name), company.Id);
            named[company.Id] = company.Name;
        }

        foreach (var person in people.Where(person => !person.Gone))
        {
            Add(person, Spelling.Key(person.Name));
            Add(person, Spelling.Key(person.Id));
        }
    }

    /// <summary>Its company id.</summary>
    public string? AgencyOf(string name) => agencies.TryGetValue(Spelling.Key(name), out var exact) ? exact : loose.GetValueOrDefault(Bare(name));

    /// <summary>The agency's own name, when it is written with or without a word that says only what it is: "Agency Acme", "Acme, Inc.".</summary>
    public string? TakenFor(string name) => !agencies.ContainsKey(Spelling.Key(name)) && AgencyOf(name) is { } id ? named[id] : null;

    public string? RepOf(string agency, string name) => Names(name).Select(key => reps.GetValueOrDefault((agency, key))).FirstOrDefault(id => id is not null);

    /// <summary>Is somebody of any agency called so?</summary>
    public bool KnowsRep(string name) => Names(name).Any(key => agents.Contains(key));

    /// <summary>Person id of one of the distributor's own.</summary>
    public string? StaffOf(string name) => Names(name).Select(key => staff.GetValueOrDefault(key)).FirstOrDefault(id => id is not null);

    void Add(Person person, string key)
    {
        if (person.IsStaff)
        {
            Add(staff, key, person.Id);
        }
        else
        {
            Add(reps, (person.Company, key), person.Id);
            agents.Add(key);
        }
    }

    static string Bare(string name)
    {
        var words = Spelling.Words(name);
        return words.Any(word => !Kinds.Contains(word)) ? string.Concat(words.Where(word => !Kinds.Contains(word))) : Spelling.Key(name);
    }

    // Two of one name are nobody in particular.
    static void Add<TKey>(Dictionary<TKey, string?> known, TKey key, string id)
        where TKey : notnull
    {
        if (!known.TryAdd(key, id) && known[key] != id)
        {
            known[key] = null;
        }
    }

    // "Sol, Rita" is Rita Sol.
    static IEnumerable<string> Names(string name)
    {
        yield return Spelling.Key(name);
        if (name.Split(',', StringSplitOptions.TrimEntries) is [var last, var first])
        {
            yield return Spelling.Key(first + last);
        }
    }
}
