using System.Text.RegularExpressions;

namespace Demarc.Tests.House;

/// <summary>Holds the source to the directions of the architecture: which folder may name which.</summary>
public sealed partial class DependencyTests
{
    // Folder under Bot/ -> namespaces it may name. Features and channels have rules of their own below.
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Time"] = [],
        ["Storage"] = ["Time"],
        ["Understanding"] = ["Time"],
        ["Delivery"] = ["Storage", "Time", "Cards.Model"],
        ["Turns"] = ["Storage", "Delivery", "Understanding", "Cards", "Time"],
        ["Features"] = ["Turns", "Storage", "Delivery", "Understanding", "Cards", "Time", "Features"],
        ["Channels"] = ["Turns", "Delivery", "Storage", "Cards", "Time", "Channels"],
        ["Operations"] = ["Turns", "Delivery", "Storage", "Understanding", "Cards", "Time", "Features", "Channels", "Operations"],
        ["Sample"] = ["Turns", "Storage", "Delivery", "Time", "Features"],
    };

    public static TheoryData<string> Sources => [.. Repository.SourceFiles("Bot")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_folder_names_only_the_folders_it_may(string file)
    {
        var folder = file.Split('/')[1];
        if (!Allowed.TryGetValue(folder, out var allowed))
        {
            return;
        }

        var own = folder is "Features" or "Channels" ? string.Join('.', file.Split('/')[1..3]) : folder;
        foreach (var name in NamedIn(file).Where(name => !Within(name, own)))
        {
            Assert.True(allowed.Any(entry => Within(name, entry)), $"{file} names Demarc.{name}, which {folder} may not.");
            Assert.False(folder == "Channels" && Within(name, "Channels"), $"{file} names another channel: Demarc.{name}.");
            Assert.False(name.Contains("Channels", StringComparison.Ordinal) && folder == "Features", $"{file} names a channel.");
        }
    }

    [Fact]
    public void The_card_vocabulary_names_nothing_of_ours() =>
        Assert.All(Repository.SourceFiles("Cards"), file => Assert.All(NamedIn(file), name => Assert.StartsWith("Cards", name, StringComparison.Ordinal)));

    [Fact]
    public void LiteDB_stays_in_storage() =>
        Assert.All(
            Repository.SourceFiles("Bot").Where(file => !file.StartsWith("Bot/Storage/", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("LiteDB", Repository.Read(file), StringComparison.Ordinal));

    [Fact]
    public void The_rule_sees_a_forbidden_arrow() =>
        Assert.Equal(["Features.Orders", "Turns"], Names("using Demarc.Turns;\nusing Demarc.Features.Orders;\n").Order());

    static bool Within(string name, string entry) =>
        name == entry || name.StartsWith(entry + ".", StringComparison.Ordinal);

    static IEnumerable<string> NamedIn(string file) => Names(Repository.Read(file));

    static IEnumerable<string> Names(string source) =>
        Using().Matches(source).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^\s*(?:global )?using (?:static )?(?:\w+ = )?Demarc\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
