using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Demarc.Features.Orders.Import;

/// <summary>The texts that cells share.</summary>
static partial class XlsxStrings
{
    public static List<string> Read(XlsxParts parts, CancellationToken cancel)
    {
        var strings = new List<string>();
        using var xml = parts.Open("xl/sharedStrings.xml");
        while (xml?.Read() == true)
        {
            cancel.ThrowIfCancellationRequested();
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(Of(xml));
            }
        }

        return strings;
    }

    /// <summary>The words of the element the reader stands on: plain, or in runs of different looks. Readings for Japanese are left out.</summary>
    public static string Of(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (words, depth, isReading) = (new StringBuilder(), xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
            {
                isReading = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (!isReading && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && words.Length <= Workbook.MostInCell)
            {
                words.Append(xml.Value);
            }
        }

        return Escape().Replace(words.ToString(), match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    // Characters that XML may not hold are written _x000D_.
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
