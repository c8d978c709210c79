using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Demarc.Features.Orders.Import;

/// <summary>What the format of a cell says about its number: that it is a day, or that zeros are shown before it.</summary>
sealed partial class XlsxStyles
{
    readonly List<(bool IsDate, int Zeros)> cells = [];

    public static XlsxStyles Read(XlsxParts parts)
    {
        var styles = new XlsxStyles();
        var formats = new Dictionary<int, string>();
        var isCells = false;
        using var xml = parts.Open("xl/styles.xml");
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                isCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(xml, "numFmtId") is { } id)
            {
                formats[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (isCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(xml, "numFmtId") ?? 0;
                var code = formats.GetValueOrDefault(format);
                styles.cells.Add((code is null ? IsBuiltInDate(format) : IsDate(code), code is not null && Zeros().IsMatch(code) ? code.Length : 0));
            }
        }

        return styles;
    }

    public bool IsDay(int style) => style >= 0 && style < cells.Count && cells[style].IsDate;

    /// <summary>How many digits are shown at least; 0 when the format does not say.</summary>
    public int LeastDigits(int style) => style >= 0 && style < cells.Count ? cells[style].Zeros : 0;

    // 45 to 47 are times of day; 27 to 58 are days in East Asian versions.
    static bool IsBuiltInDate(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    static bool IsDate(string code)
    {
        var bare = NotPlaces().Replace(code, "").ToLowerInvariant();
        return bare.Contains('y', StringComparison.Ordinal) || bare.Contains('d', StringComparison.Ordinal)
            || (bare.Contains('m', StringComparison.Ordinal) && !bare.Contains('h', StringComparison.Ordinal) && !bare.Contains('s', StringComparison.Ordinal));
    }

    static int? Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.|\[[^\]]*\]")]
    private static partial Regex NotPlaces();

    [GeneratedRegex(@"\A0{2,20}\z")]
    private static partial Regex Zeros();
}
