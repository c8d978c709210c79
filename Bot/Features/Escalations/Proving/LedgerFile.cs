using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarc.Features.Escalations.Proving;

/// <summary>Ledgers as text, one JSON object a line: the lines of each chain and then its end. To be kept elsewhere and checked without the program that wrote it.</summary>
public static class LedgerFile
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>The end of a chain.</summary>
    sealed record End(string Ends, int Count, string Hash);

    public static IEnumerable<string> Write(IEnumerable<LedgerLine> lines, LedgerHead head) =>
    [
        .. lines.OrderBy(line => line.Number).Select(line => JsonSerializer.Serialize(line, Strict)),
        JsonSerializer.Serialize(new End(head.Id, head.Count, head.Hash), Strict),
    ];

    /// <summary>Reads and checks a whole file.</summary>
    public static LedgerReport Check(IEnumerable<string> file)
    {
        var (lines, heads, findings) = (new List<LedgerLine>(), new List<LedgerHead>(), new List<string>());
        foreach (var (number, text) in file.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            try
            {
                if (text.Contains("\"ends\"", StringComparison.Ordinal) && JsonSerializer.Deserialize<End>(text, Strict) is { Ends: not null, Hash: not null } end)
                {
                    heads.Add(new LedgerHead { Id = end.Ends, Count = end.Count, Hash = end.Hash });
                }
                else if (JsonSerializer.Deserialize<LedgerLine>(text, Strict) is { Id: not null, Chain: not null, Who: not null, What: not null, Detail: not null, Previous: not null, Hash: not null } line)
                {
                    lines.Add(line);
                }
                else
                {
                    findings.Add($"Line {number + 1} is empty where a line of a ledger should be.");
                }
            }
            catch (JsonException broken)
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number + 1} is no line of a ledger: {Short(broken.Message)}"));
            }
        }

        var report = LedgerCheck.Of(lines, heads);
        return report with { Findings = [.. findings, .. report.Findings] };
    }

    static string Short(string words) => words.Length > 160 ? words[..160] + "…" : words;
}
