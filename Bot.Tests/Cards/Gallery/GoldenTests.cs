using System.Text;
using System.Text.Json;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>
/// What the cards look like today, kept as files: a change shows in the review, line by line.
/// <c>DEMARC_GOLDEN=update dotnet test --project Bot.Tests</c> writes them anew.
/// </summary>
public sealed class GoldenTests
{
    static readonly JsonSerializerOptions Indented = new(AdaptiveCardRenderer.Json) { WriteIndented = true };
    static readonly string Folder = Path.Combine(House.Repository.Root, "Bot.Tests", "Cards", "Golden");
    static readonly bool IsUpdate = Environment.GetEnvironmentVariable("DEMARC_GOLDEN") == "update";

    public static TheoryData<string> Names => GalleryCases.GoldenNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Looks_as_it_did(string name)
    {
        var one = GalleryCases.Case(name);
        Compare(name + ".json", GalleryTests.Adaptive(one).Payload.ToJsonString(Indented) + "\n");
        Compare(name + ".txt", GalleryTests.Plain(one).Payload);
    }

    [Fact]
    public void Has_no_picture_of_a_card_that_is_gone()
    {
        var known = GalleryCases.Every.Where(one => one.IsGolden).SelectMany(one => new[] { one.Name + ".json", one.Name + ".txt" }).ToHashSet();
        var gone = Directory.GetFiles(Folder).Where(file => !known.Contains(Path.GetFileName(file))).ToList();
        if (IsUpdate)
        {
            gone.ForEach(File.Delete);
        }
        else
        {
            Assert.Empty(gone.Select(Path.GetFileName));
        }
    }

    static void Compare(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        if (IsUpdate)
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"{file} changed. If that is meant, run the tests once with DEMARC_GOLDEN=update.\n{Difference(expected, actual)}");
    }

    /// <summary>The lines that left (-) and came (+) between the first and the last difference.</summary>
    static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var text = new StringBuilder($"line {start + 1}:\n");
        text.AppendJoin('\n', before[start..^end].Take(20).Select(line => "- " + line)).Append('\n');
        text.AppendJoin('\n', after[start..^end].Take(20).Select(line => "+ " + line));
        return text.ToString();
    }
}
