using System.IO.Compression;
using System.Xml;

namespace Demarc.Features.Orders.Import;

/// <summary>The parts of a workbook by their names, and what its table of contents says. Namespaces differ between strict and common files, so only local names count.</summary>
sealed class XlsxParts
{
    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = XlsxFile.MostUnpacked,
        CloseInput = true,
    };

    readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public XlsxParts(ZipArchive zip)
    {
        foreach (var entry in zip.Entries)
        {
            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        Sheets = Contents(Targets());
    }

    /// <summary>In the order of the tabs.</summary>
    public IReadOnlyList<(string Name, string Path, bool IsHidden)> Sheets { get; }

    /// <summary>Workbooks once made on a Mac.</summary>
    public bool CountsFrom1904 { get; private set; }

    public XmlReader? Open(string path) => entries.TryGetValue(path, out var entry) ? XmlReader.Create(entry.Open(), Settings) : null;

    List<(string Name, string Path, bool IsHidden)> Contents(Dictionary<string, string> targets)
    {
        var sheets = new List<(string Name, string Path, bool IsHidden)>();
        using var xml = Open("xl/workbook.xml");
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.LocalName == "sheet" && RelationOf(xml) is { } id && targets.TryGetValue(id, out var path))
            {
                sheets.Add((CellText.Short(CellText.Clean(xml.GetAttribute("name"))), path, xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return sheets;
    }

    // r:id, whatever the prefix of its namespace.
    static string? RelationOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            id = xml is { LocalName: "id", Prefix.Length: > 0 } ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>();
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }
}
