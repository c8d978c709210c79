using System.Text.RegularExpressions;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>The values of an article's front matter, each held to its own rule. What breaks one is a finding; a stand-in comes back, and the article is not used.</summary>
sealed partial class ArticleHead(FrontMatter head, Findings findings)
{
    const int FewestExamples = 15;
    const int MostExamples = 25;
    const int ShortestExample = 5;
    const int LongestExample = 200;
    const int LongestTitle = 100;
    const int LongestKeywords = 400;

    /// <summary>Whom a question can name; articles use the same names.</summary>
    public static readonly IReadOnlyList<string> Carriers =
    [
        "AT&T", "Lumen", "Verizon", "Comcast", "Spectrum", "Windstream", "Cox", "Frontier", "Cogent", "Zayo", "Granite", "RingCentral",
        "8x8", "Nextiva", "Zoom", "Brightspeed", "Bandwidth", "Allstream", "Broadvoice",
    ];

    static readonly AsOf Ageless = new(1, null, null, true);

    public string Id(string file)
    {
        var id = head.One("id");
        if (id.Length > 0 && !IdForm().IsMatch(id))
        {
            findings.Add($"has the id {Findings.Quote(id)}", "use KA- and two or three digits");
        }
        else if (id.Length > 0 && file != id + ".md")
        {
            findings.Add($"has the id {id}", $"name the file {id}.md, or give it the id its name says");
        }

        return id;
    }

    public string Title() => Words("title", LongestTitle);

    public string Keywords() => Words("keywords", LongestKeywords);

    /// <summary>A line of a bearable length.</summary>
    string Words(string key, int most)
    {
        var words = head.One(key);
        if (words.Length > most)
        {
            findings.Add($"has {words.Length} characters in '{key}'", $"shorten it to {most}");
        }

        return words;
    }

    public string? Carrier()
    {
        var carrier = head.One("carrier");
        if (carrier is "" or "null")
        {
            return null;
        }

        if (!Carriers.Contains(carrier))
        {
            findings.Add($"has an unknown carrier {Findings.Quote(carrier)}", $"use null or one of {string.Join(", ", Carriers)}");
        }
        else if (head.One("kind") == "general")
        {
            findings.Add($"is general and yet only about {carrier}", "set kind to carrier, or carrier to null");
        }

        return carrier;
    }

    /// <summary>The name of a value exactly as declared, kinds with a small first letter.</summary>
    public T OneOf<T>(string key)
        where T : struct, Enum
    {
        var written = head.One(key);
        var names = Enum.GetNames<T>().ToDictionary(name => name.Length == 1 ? name : name.ToLowerInvariant(), StringComparer.Ordinal);
        if (names.TryGetValue(written, out var name))
        {
            return Enum.Parse<T>(name);
        }

        if (written.Length > 0)
        {
            findings.Add($"has an unknown {key} {Findings.Quote(written)}", $"use {string.Join(", ", names.Keys)}");
        }

        return default;
    }

    public IReadOnlyList<Source> Sources()
    {
        var sources = new List<Source>();
        foreach (var written in head.Many("source"))
        {
            if (SourceForm().Match(written) is { Success: true } match)
            {
                sources.Add(new Source(match.Groups[1].Value, match.Groups[2].Value));
            }
            else
            {
                findings.Add($"has a source {Findings.Quote(written)} nobody can look up", "write its tag in capitals, a colon and where it is: \"VZ-SLA: verizon.com/…\"");
            }
        }

        foreach (var twice in sources.CountBy(source => source.Tag).Where(pair => pair.Value > 1))
        {
            findings.Add($"names the source {twice.Key} twice", "keep one of them");
        }

        return sources;
    }

    public AsOf AsOf() => Date("asOf", "2017, 2017-07 or 2017-07-21 for the source's own date, or 'read 2026' when it has none") ?? Ageless;

    AsOf? Date(string key, string form)
    {
        var written = head.One(key);
        var date = Knowledge.AsOf.Read(written);
        if (date is null && written.Length > 0)
        {
            findings.Add($"has {Findings.Quote(written)} for {key}, which is no date", $"write {form}");
        }

        return date;
    }

    public DateOnly ReviewBy(AsOf asOf)
    {
        const string form = "a day such as 2027-05-31";
        if (Date("reviewBy", form) is not { } date)
        {
            return default;
        }

        if (date.Day is null || date.IsReading)
        {
            findings.Add($"has {Findings.Quote(date.ToString())} for reviewBy, which is no day", $"write {form}");
        }
        else if (date.Earliest <= asOf.Earliest)
        {
            findings.Add("is to be reviewed before it was read", "set reviewBy after asOf");
        }

        return date.Earliest;
    }

    public Role Owner()
    {
        var staff = Enum.GetNames<Role>().Where(name => name is not (nameof(Role.PartnerRep) or nameof(Role.AgencyManager))).ToList();
        var owner = head.One("owner");
        if (staff.Contains(owner))
        {
            return Enum.Parse<Role>(owner);
        }

        if (owner.Length > 0)
        {
            findings.Add($"has an owner {Findings.Quote(owner)} that is no role of the staff", $"use one of {string.Join(", ", staff)}");
        }

        return default;
    }

    public IReadOnlyList<string> Intents(IReadOnlySet<string> known)
    {
        var intents = head.Many("intents");
        foreach (var intent in intents.Where(intent => !known.Contains(intent)))
        {
            findings.Add($"has an unknown intent {Findings.Quote(intent)}", "use a name from codes/intents.tsv");
        }

        if (intents.Distinct().Count() < intents.Count)
        {
            findings.Add("names an intent twice", "keep one of them");
        }

        return intents;
    }

    public IReadOnlyList<string> Examples()
    {
        var examples = head.Many("examples");
        if (examples.Count is > 0 and (< FewestExamples or > MostExamples))
        {
            findings.Add($"has {examples.Count} examples", $"give {FewestExamples} to {MostExamples}, each said differently");
        }

        foreach (var example in examples.Where(example => example.Length is < ShortestExample or > LongestExample))
        {
            findings.Add($"has an example of {example.Length} characters: {Findings.Quote(example)}", $"use {ShortestExample} to {LongestExample}");
        }

        return examples;
    }

    [GeneratedRegex(@"^KA-[0-9]{2,3}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^([A-Z0-9][A-Z0-9.-]{1,30}): (\S.{3,200})\z")]
    private static partial Regex SourceForm();
}
