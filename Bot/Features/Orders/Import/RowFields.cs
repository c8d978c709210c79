using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Import;

/// <summary>The fields that take more than reading a cell: joined, checked, or in a spelling of their own.</summary>
static partial class RowFields
{
    /// <summary>A PON has at most 16 characters (ASOG).</summary>
    const int MostInPon = 16;

    public static string? SiteOf(RowCells cells)
    {
        var street = cells.Text(OrderColumn.Site, 300);
        var place = string.Join(' ', new[] { cells.Text(OrderColumn.State), cells.Text(OrderColumn.Zip) }.OfType<string>());
        var rest = string.Join(", ", new[] { cells.Text(OrderColumn.City), place.Length > 0 ? place : null }.OfType<string>());
        return (street, rest) switch
        {
            (null, "") => null,
            (null, _) => rest,
            (_, "") => street,
            _ => $"{street}, {rest}",
        };
    }

    public static string? PonOf(RowCells cells)
    {
        var pon = cells.Id(OrderColumn.Pon);
        if (pon is { Length: > MostInPon })
        {
            cells.Warn(OrderColumn.Pon, cells.Cell(OrderColumn.Pon), "pon.long", $"has {pon.Length} characters; a PON has at most {MostInPon}.", "Check that it is the PON.");
        }

        return pon;
    }

    public static string? AccountOf(RowCells cells)
    {
        var account = cells.Id(OrderColumn.Account);
        if (account is not null && cells.IsNumber(OrderColumn.Account))
        {
            cells.Warn(
                OrderColumn.Account, cells.Cell(OrderColumn.Account), "account.number", "is stored as a number: zeros at its start, if it had any, are lost.", "Format the column as text and fill in the zeros.");
        }

        return account;
    }

    public static string? BtnOf(RowCells cells)
    {
        if (cells.Text(OrderColumn.Btn) is not { } text)
        {
            return null;
        }

        if (Telephone.Read(text) is { } digits)
        {
            return digits;
        }

        cells.Warn(OrderColumn.Btn, cells.Cell(OrderColumn.Btn), "tn.odd", "is no telephone number of ten digits, and is left out.", "Write it as 212-555-0143.");
        return null;
    }

    public static IReadOnlyList<string>? TnsOf(RowCells cells)
    {
        if (cells.Text(OrderColumn.Tns, Workbook.MostInCell) is not { } text)
        {
            return null;
        }

        var (read, odd) = (new List<string>(), new List<string>());
        foreach (var part in text.Split([',', ';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Telephone.Read(part) is { } digits)
            {
                read.Add(digits);
            }
            else if (Telephone.ReadRange(part) is { } range)
            {
                read.AddRange(range);
            }
            else
            {
                odd.Add(part);
            }
        }

        if (odd.Count > 0)
        {
            cells.Warn(OrderColumn.Tns, Cell.Of(string.Join(", ", odd)), "tn.odd", "is no telephone number of ten digits, and is left out.", "Write them as 212-555-0143, separated by commas.");
        }

        return read.Count == 0 ? null : [.. read.Distinct().Take(5000)];
    }

    public static int? TermOf(RowCells cells)
    {
        if (cells.Text(OrderColumn.Term) is not { } text)
        {
            return null;
        }

        if (MonthToMonth().IsMatch(text))
        {
            return 1;
        }

        var match = Term().Match(text);
        if (match.Success && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var count && (match.Groups[2].Success ? count * 12 : count) is > 0 and <= 240 and var months)
        {
            return months;
        }

        cells.Warn(OrderColumn.Term, cells.Cell(OrderColumn.Term), "term.unreadable", "is no term, and is left out.", "Write the months: 36.");
        return null;
    }

    [GeneratedRegex(@"\A(?:mtm|m2m|month[\s-]*(?:to|2)[\s-]*month)\z", RegexOptions.IgnoreCase)]
    private static partial Regex MonthToMonth();

    [GeneratedRegex(@"\A([0-9]{1,3})\s*(?:(y(?:ea)?rs?|years?)|m(?:o(?:nth)?s?)?\.?)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Term();
}
