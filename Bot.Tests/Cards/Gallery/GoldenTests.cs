using System.Text.Json;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Tests.Support;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>
/// What the cards look like today, kept as files: a change shows in the review, line by line.
/// <c>DEMARC_GOLDEN=update dotnet test --project Bot.Tests</c> writes them anew.
/// </summary>
public sealed class GoldenTests
{
    static readonly JsonSerializerOptions Indented = new(AdaptiveCardRenderer.Json) { WriteIndented = true };
    static readonly string Folder = Path.Combine(House.Repository.Root, "Bot.Tests", "Cards", "Golden");

    public static TheoryData<string> Names => GalleryCases.GoldenNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Looks_as_it_did(string name)
    {
        var one = GalleryCases.Case(name);
        Golden.Compare(Folder, name + ".json", GalleryTests.Adaptive(one).Payload.ToJsonString(Indented) + "\n");
        Golden.Compare(Folder, name + ".blocks.json", BlockKitGalleryTests.Blocks(one).Payload.ToJsonString(Indented) + "\n");
        Golden.Compare(Folder, name + ".txt", GalleryTests.Plain(one).Payload);
    }

    [Fact]
    public void Has_no_picture_of_a_card_that_is_gone()
    {
        var known = GalleryCases.Every.Where(one => one.IsGolden).SelectMany(one => new[] { one.Name + ".json", one.Name + ".blocks.json", one.Name + ".txt" }).ToHashSet();
        var gone = Directory.GetFiles(Folder).Where(file => !known.Contains(Path.GetFileName(file))).ToList();
        if (Golden.IsUpdate)
        {
            gone.ForEach(File.Delete);
        }
        else
        {
            Assert.Empty(gone.Select(Path.GetFileName));
        }
    }
}
