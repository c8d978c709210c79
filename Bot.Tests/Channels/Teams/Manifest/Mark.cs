using SkiaSharp;

namespace Demarc.Tests.Channels.Teams.Manifest;

/// <summary>
/// Demarc's mark: a line that crosses a boundary and ends in the point where it is handed over; boundary and premises together are a D.
/// The icons in <c>manifest/teams</c> are drawn from it; <c>DEMARC_GOLDEN=update</c> draws them anew.
/// </summary>
static class Mark
{
    /// <summary>The box the mark fills to its edges.</summary>
    const float Box = 96;

    const float Stroke = 11;
    const string Premises = "M 30 6 H 46 A 42 42 0 0 1 46 90 H 30 Z";
    const string Line = "M 6 48 H 54";

    static readonly SKPoint Point = new(56, 48);
    static readonly SKColor Ground = SKColor.Parse("#0F4C5C");

    /// <summary>192 × 192 in colour, the mark in the middle 96 × 96.</summary>
    public static SKBitmap Color()
    {
        var icon = new SKBitmap(192, 192, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var canvas = new SKCanvas(icon);
        canvas.Clear(Ground);
        canvas.Translate(48, 48);
        Draw(canvas);
        return icon;
    }

    /// <summary>32 × 32, white on nothing, to the edges.</summary>
    public static SKBitmap Outline()
    {
        var icon = new SKBitmap(32, 32, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var canvas = new SKCanvas(icon);
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(32 / Box);
        Draw(canvas);
        return icon;
    }

    public static byte[] Png(SKBitmap icon)
    {
        using var data = icon.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    static void Draw(SKCanvas canvas)
    {
        using var stroke = new SKPaint { Color = SKColors.White, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = Stroke, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        using var fill = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var premises = SKPath.ParseSvgPathData(Premises);
        using var line = SKPath.ParseSvgPathData(Line);
        canvas.DrawPath(premises, stroke);
        canvas.DrawPath(line, stroke);
        canvas.DrawCircle(Point, 10, fill);
    }
}
