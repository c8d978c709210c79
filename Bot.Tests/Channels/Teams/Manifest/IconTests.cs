using Demarc.Tests.House;
using Demarc.Tests.Support;
using SkiaSharp;

namespace Demarc.Tests.Channels.Teams.Manifest;

public sealed class IconTests
{
    const string Folder = "manifest/teams";

    [Fact]
    public void The_icons_are_the_mark()
    {
        AssertIs("color.png", Mark.Color());
        AssertIs("outline.png", Mark.Outline());
    }

    [Fact]
    public void The_colour_icon_has_its_size_and_keeps_the_mark_in_the_middle()
    {
        using var icon = Load("color.png");

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        var ground = icon.GetPixel(0, 0);
        Assert.Equal(255, ground.Alpha);
        foreach (var (x, y) in Pixels(icon))
        {
            Assert.Equal(255, icon.GetPixel(x, y).Alpha);
            if (x is < 48 or >= 144 || y is < 48 or >= 144)
            {
                Assert.Equal(ground, icon.GetPixel(x, y));
            }
        }

        Assert.InRange(Pixels(icon).Count(at => icon.GetPixel(at.X, at.Y) != ground), 2500, 9216);
    }

    [Fact]
    public void The_outline_icon_is_white_on_nothing_and_reaches_the_edges()
    {
        using var icon = Load("outline.png");

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        var drawn = Pixels(icon).Where(at => icon.GetPixel(at.X, at.Y).Alpha > 0).ToList();
        Assert.All(drawn, at => Assert.Equal(SKColors.White, icon.GetPixel(at.X, at.Y).WithAlpha(255)));
        Assert.InRange(drawn.Count, 250, 800);
        Assert.True(drawn.Min(at => at.X) <= 1 && drawn.Min(at => at.Y) <= 1 && drawn.Max(at => at.X) >= 30 && drawn.Max(at => at.Y) >= 30, "It has padding.");
    }

    static IEnumerable<(int X, int Y)> Pixels(SKBitmap icon) => Enumerable.Range(0, icon.Width).SelectMany(x => Enumerable.Range(0, icon.Height).Select(y => (x, y)));

    // Pixels, not bytes: another version of the encoder may pack the same picture otherwise.
    static void AssertIs(string file, SKBitmap drawn)
    {
        using var _ = drawn;
        var path = Path.Combine(Repository.Root, Folder, file);
        if (Golden.IsUpdate)
        {
            File.WriteAllBytes(path, Mark.Png(drawn));
        }

        using var kept = Load(file);
        Assert.All(Pixels(drawn), at => Assert.True(Near(kept.GetPixel(at.X, at.Y), drawn.GetPixel(at.X, at.Y)), $"{file} differs at {at}. If that is meant, run the tests once with DEMARC_GOLDEN=update."));
    }

    static bool Near(SKColor left, SKColor right) =>
        Math.Abs(left.Red - right.Red) + Math.Abs(left.Green - right.Green) + Math.Abs(left.Blue - right.Blue) + Math.Abs(left.Alpha - right.Alpha) <= 24;

    static SKBitmap Load(string file) => SKBitmap.Decode(Path.Combine(Repository.Root, Folder, file), new SKImageInfo
    {
        Width = SKBitmap.DecodeBounds(Path.Combine(Repository.Root, Folder, file)).Width,
        Height = SKBitmap.DecodeBounds(Path.Combine(Repository.Root, Folder, file)).Height,
        ColorType = SKColorType.Rgba8888,
        AlphaType = SKAlphaType.Unpremul,
    });
}
