using System.Globalization;
using System.Xml;

namespace Demarc.Features.Orders.Import;

/// <summary>Reads the cells of one sheet.</summary>
sealed class XlsxSheet(IReadOnlyList<string> strings, XlsxStyles styles, bool countsFrom1904)
{
    const int DaysTo1904 = 1462;

    /// <summary>Serial numbers of 1900-03-01, before which Excel counts a day that never was, and of 9999-12-31.</summary>
    const double FirstDay = 61;
    const double LastDay = 2_958_465;

    /// <returns>Null: more rows than are read.</returns>
    public List<SheetRow>? Read(XmlReader xml, CancellationToken cancel)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }

            cancel.ThrowIfCancellationRequested();
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : number + 1;
            var cells = xml.IsEmptyElement ? [] : Cells(xml);
            if (cells.TrueForAll(cell => cell.IsEmpty))
            {
                continue;
            }

            if (rows.Count == Workbook.MostRows)
            {
                return null;
            }

            rows.Add(new SheetRow(number, cells));
        }

        return rows;
    }

    List<Cell> Cells(XmlReader xml)
    {
        var (cells, depth, column) = (new List<Cell>(), xml.Depth, -1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
            var cell = Read(xml);
            if (column >= Workbook.MostColumns || cell.IsEmpty)
            {
                continue;
            }

            while (cells.Count <= column)
            {
                cells.Add(Cell.Empty);
            }

            cells[column] = cell;
        }

        return cells;
    }

    Cell Read(XmlReader xml)
    {
        var kind = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var value = Value(xml);
        return kind switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < strings.Count
                ? Cell.Of(CellText.Clean(strings[place]))
                : Cell.Empty,
            "b" => new Cell(CellKind.Truth, value == "1" ? "TRUE" : "FALSE"),
            "e" => new Cell(CellKind.Fault, CellText.Clean(value)),
            "str" or "inlineStr" or "d" => Cell.Of(CellText.Clean(value)),
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? Of(number, style)
                : Cell.Of(CellText.Clean(value)),
        };
    }

    Cell Of(double number, int style)
    {
        if (styles.IsDay(style))
        {
            var day = number + (countsFrom1904 ? DaysTo1904 : 0);
            return day is >= FirstDay and < LastDay + 1 ? Cell.Of(DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(day)))) : Cell.Of(number);
        }

        var cell = Cell.Of(number);

        // The zeros a format shows are what the person sees, so they are the value.
        return styles.LeastDigits(style) is > 0 and var digits && number >= 0 && cell.Text.All(char.IsAsciiDigit) ? Cell.Of(cell.Text.PadLeft(digits, '0')) : cell;
    }

    // Of a formula the result that was last calculated.
    static string Value(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (value, depth) = ("", xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
            {
                value = XlsxStrings.Of(xml);
            }
        }

        return value;
    }

    static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 100_000)
            {
                return column;
            }
        }

        return column == 0 ? null : column - 1;
    }
}
