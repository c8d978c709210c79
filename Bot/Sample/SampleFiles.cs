using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Time;
using Demarc.Turns;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Demarc.Sample;

/// <summary>The people, rooms and orders of the sample, as they are written in its files.</summary>
static partial class SampleFiles
{
    static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    public static SamplePeople People()
    {
        using var reader = File.OpenText(Path.Combine(Folder, "people.yaml"));
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<SamplePeople>(reader);
    }

    /// <summary>The tracker with its days made real: "@-3" is three business days ago, "@d+80" eighty days ahead.</summary>
    public static string Orders(DateOnly today, BusinessCalendar calendar) =>
        Day().Replace(File.ReadAllText(Path.Combine(Folder, "orders.csv")), match =>
        {
            var count = int.Parse(match.Groups["n"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            var day = match.Groups["d"].Success ? today.AddDays(count) : calendar.Add(today, count);
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        });

    [GeneratedRegex(@"(?<=,)@(?<d>d)?(?<n>[+-][0-9]{1,4})(?=,|\r?\n)")]
    private static partial Regex Day();
}

/// <summary>As in <c>people.yaml</c>.</summary>
public sealed class SamplePeople
{
    public List<SampleCompanyEntry> Companies { get; set; } = [];

    public List<SamplePerson> People { get; set; } = [];

    public List<SampleRoom> Rooms { get; set; } = [];
}

public sealed class SampleCompanyEntry
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public bool Distributor { get; set; }
}

public sealed class SamplePerson
{
    public string Name { get; set; } = "";

    public string Company { get; set; } = "";

    public Role Role { get; set; }

    public string Zone { get; set; } = "";

    public List<string> Carriers { get; set; } = [];

    public List<string> Partners { get; set; } = [];
}

public sealed class SampleRoom
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public bool Internal { get; set; }

    public List<string> SharedWith { get; set; } = [];

    public string Zone { get; set; } = "";

    /// <summary>Id of whoever set up its daily status; empty where there is none.</summary>
    public string StatusSetBy { get; set; } = "";
}
