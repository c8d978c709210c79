using System.Globalization;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render;

/// <summary>The numbers behind a bar, made sensible: nothing below none, nothing above all.</summary>
static class ProgressNumbers
{
    public static (int Done, int Total, string Percent) Of(Progress progress)
    {
        var total = Math.Max(0, progress.Total);
        var done = Math.Clamp(progress.Done, 0, total);
        return (done, total, total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({done * 100L / total}%)"));
    }

    public static string Said(Progress progress)
    {
        var (done, total, _) = Of(progress);
        return string.Create(CultureInfo.InvariantCulture, $"{done} of {total}");
    }
}
