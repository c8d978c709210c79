using System.Globalization;
using Demarc.Turns;

namespace Demarc.Features.Escalations;

/// <summary>Sayable ids: how they are made, and how they are heard.</summary>
public static class EscalationNumbers
{
    const string Series = "escalations";
    const long BeforeFirst = 100;
    const int MostDigits = 9;

    public static async Task<string> NextIdAsync(this Numbers numbers, CancellationToken cancel)
    {
        var number = await numbers.NextAsync(Series, BeforeFirst, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"ESC-{number}");
    }

    /// <summary>For ordering: ESC-99 comes before ESC-104.</summary>
    public static long NumberOf(string id) => long.TryParse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    /// <summary>"esc 104", "#104" and "ESC-0104" are one escalation. Null: no id at all.</summary>
    public static string? IdOf(string? said)
    {
        var text = (said ?? "").Trim().TrimStart('#').ToUpperInvariant();
        text = text.StartsWith("ESC", StringComparison.Ordinal) ? text[3..].TrimStart('-', ' ', '#', '_') : text;
        var digits = text.TrimStart('0');
        return digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit) ? "ESC-" + digits : null;
    }
}
