namespace Demarc.Features.Orders;

/// <summary>Telephone numbers of the North American plan, as ten digits.</summary>
public static class Telephone
{
    /// <summary>A block in one cell or message is a range; more than this is a mistake.</summary>
    public const int MostInRange = 1000;

    /// <summary>"(212) 555-0143", "+1 212.555.0143" and "2125550143" are one number.</summary>
    /// <returns>Null: not a number the plan can give out. N11 is no area code and no exchange, N9X is kept for more digits.</returns>
    public static string? Read(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length == 11 && digits[0] == '1')
        {
            digits = digits[1..];
        }

        return text.Length <= 24 && IsAssignable(digits) && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '(' or ')' or '-' or '.' or '+' or '/' or '\u00A0') ? digits : null;
    }

    public static bool IsAssignable(string digits) =>
        digits.Length == 10
        && digits[0] is >= '2' and <= '9' && digits[1] != '9' && digits[3] >= '2'
        && digits.AsSpan(1, 2) is not "11" && digits.AsSpan(4, 2) is not "11";

    /// <summary>"312-555-0100 to 0119" as every number in it; null when it is no range.</summary>
    public static IReadOnlyList<string>? ReadRange(string text)
    {
        var parts = text.Split(["–", "—", " to ", " thru ", " through "], StringSplitOptions.TrimEntries);
        if (parts.Length != 2)
        {
            var dash = text.LastIndexOf('-');
            parts = dash > 0 ? [text[..dash], text[(dash + 1)..]] : [];
        }

        if (parts.Length != 2 || Read(parts[0]) is not { } first)
        {
            return null;
        }

        var end = string.Concat(parts[1].Where(char.IsAsciiDigit));
        end = end.Length == 4 ? first[..6] + end : end;
        if (end.Length != 10 || end[..6] != first[..6] || string.CompareOrdinal(end, first) < 0)
        {
            return null;
        }

        var (from, to) = (int.Parse(first[6..], System.Globalization.CultureInfo.InvariantCulture), int.Parse(end[6..], System.Globalization.CultureInfo.InvariantCulture));
        return to - from < MostInRange ? [.. Enumerable.Range(from, to - from + 1).Select(line => first[..6] + line.ToString("0000", System.Globalization.CultureInfo.InvariantCulture))] : null;
    }

    /// <summary>"212-555-0143".</summary>
    public static string Written(string digits) => digits.Length == 10 ? $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" : digits;
}
