using System.Xml.Linq;

namespace Demarc.Tests.House;

/// <summary>Microsoft's Bot Framework SDK is a build of its own: small, in one folder, and nothing the ordinary build needs.</summary>
public sealed class BotFrameworkSdkTests
{
    const string Folder = "Bot/Channels/Teams/Sdk/";
    const string Condition = "'$(BotFrameworkSdk)' == 'true'";

    static readonly string[] Packages = ["Microsoft.Bot.", "AdaptiveCards"];

    [Fact]
    public void Hosting_on_the_SDK_stays_under_200_lines()
    {
        var lines = Repository.SourceFiles(Folder).Sum(file => File.ReadLines(Path.Combine(Repository.Root, file)).Count());

        Assert.InRange(lines, 1, 199);
    }

    [Fact]
    public void The_SDK_is_named_in_its_folder_alone() =>
        Assert.All(
            Repository.SourceFiles("Bot").Concat(Repository.SourceFiles("Cards")).Where(file => !file.StartsWith(Folder, StringComparison.Ordinal)),
            file => Assert.DoesNotContain("using Microsoft.Bot", Repository.Read(file), StringComparison.Ordinal));

    [Fact]
    public void The_ordinary_build_is_locked_without_the_SDK()
    {
        var locks = Named("packages.lock.json");

        Assert.Contains(Path.Combine("Bot", "packages.lock.json"), locks);
        Assert.All(locks, file => Assert.All(Packages, package => Assert.DoesNotContain($"\"{package}", Repository.Read(file), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Its_packages_are_asked_for_under_the_switch_alone()
    {
        string[] files = [.. Named("*.csproj"), "Directory.Packages.props"];
        var asked = files.SelectMany(file => XDocument.Parse(Repository.Read(file)).Descendants())
            .Where(item => Packages.Any(package => item.Attribute("Include")?.Value.StartsWith(package, StringComparison.OrdinalIgnoreCase) == true))
            .ToList();

        Assert.Equal(6, asked.Count);
        Assert.All(asked, item => Assert.Equal(Condition, item.Parent?.Attribute("Condition")?.Value));
    }

    static List<string> Named(string pattern) =>
        [.. Directory.EnumerateDirectories(Repository.Root).SelectMany(folder => Directory.EnumerateFiles(folder, pattern)).Select(file => Path.GetRelativePath(Repository.Root, file))];
}
