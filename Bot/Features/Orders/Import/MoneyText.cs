using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Import;

/// <summary>US dollars as people write them.</summary>
static partial class MoneyText
{
    const decimal Most = 100_000_000m;

    /// <summary>"$1,250.00", "1250", "(45.00)", "-45", "1,250/mo".</summary>
    /// <returns>Rounded to cents; null when it is no amount, or one that can be read in two ways (1.250,00).</returns>
    public static decimal? Read(Cell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            return Math.Abs(cell.Number) < (double)Most ? decimal.Round((decimal)cell.Number, 2, MidpointRounding.ToEven) : null;
        }

        var match = Form().Match(cell.Text);
        if (!match.Success || !decimal.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount >= Most)
        {
            return null;
        }

        // Brackets and a minus are the two ways of writing a credit, not each other's opposite.
        var isCredit = cell.Text.Contains('(', StringComparison.Ordinal) || cell.Text.Contains('-', StringComparison.Ordinal);
        return cell.Text.Contains('(', StringComparison.Ordinal) != cell.Text.Contains(')', StringComparison.Ordinal)
            ? null
            : decimal.Round(isCredit ? -amount : amount, 2, MidpointRounding.ToEven);
    }

    [GeneratedRegex(@"\A\(?\s*-?\s*(?:US)?\$?\s*-?\s*(?:USD\s*)?(?<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})\s*-?\s*(?:USD)?\s*(?:/\s*mo(?:nth)?\.?|per month|mrc|nrc)?\s*\)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
