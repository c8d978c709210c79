namespace Demarc.Features.Knowledge;

/// <summary>Reads the folder of tables, each checked by itself; what they say of articles is checked by <see cref="KnowledgeBase"/>.</summary>
public static class CodeFiles
{
    public static (CodeTables Tables, IReadOnlyList<Finding> Findings) Load(string folder) => Read(name => Text(Path.Combine(folder, name)));

    /// <summary>The same from texts at hand.</summary>
    /// <param name="text">The text of a file by its name, or null when there is none.</param>
    public static (CodeTables Tables, IReadOnlyList<Finding> Findings) Read(Func<string, string?> text)
    {
        var findings = new List<Finding>();
        var tables = new CodeTables(
            Rows("jeopardy.tsv", ["code", "interface", "meaning", "court", "advice"], row =>
                new JeopardyCode(row.Words(0), row.Maybe(1), row.Words(2), row.Words(3), row.Words(4))),
            Rows("rejects.tsv", ["codes", "reason", "fix", "article"], row =>
                new RejectCode(row.Words(0).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Words(1), row.Words(2), row.Words(3))),
            Rows("fields.tsv", ["field", "name", "lsr", "asr", "notes", "certainty"], row =>
                new RequestField(row.Words(0), row.Words(1), row.Maybe(2), row.Maybe(3), row.Maybe(4), row.OneOf<Certainty>(5))),
            Rows("glossary.tsv", ["term", "expansion", "meaning", "article"], row =>
                new Term(row.Words(0), row.Words(1).Split("; "), row.Words(2), row.Maybe(3))),
            Rows("milestones.tsv", ["number", "code", "name", "owner", "evidence", "rpm", "tmf622"], row =>
                new Milestone(row.Number(0), row.Words(1), row.Words(2), row.Words(3), row.Maybe(4), row.Maybe(5), row.Maybe(6))),
            Rows("intervals.tsv", ["key", "product", "low", "high", "condition", "evidence", "sources"], row =>
                new Interval(row.Words(0), row.Words(1), row.Number(2), row.Number(3), row.Maybe(4), row.Maybe(5), row.Maybe(6)?.Split(' ') ?? [])),
            Rows("intents.tsv", ["intent", "group", "informational"], row =>
                new KnownIntent(row.Words(0), row.Words(1), row.YesOrNo(2))));
        return (tables, [.. findings, .. Repeated(tables), .. OutOfOrder(tables)]);

        IReadOnlyList<T> Rows<T>(string file, string[] columns, Func<TableFile.Row, T> make)
        {
            if (text(file) is { } content)
            {
                return TableFile.Read(file, content, columns, make, findings);
            }

            findings.Add(new Finding(file, "is not there or cannot be read", "restore it"));
            return [];
        }
    }

    static IEnumerable<Finding> Repeated(CodeTables tables) =>
    [
        .. Twice("jeopardy.tsv", tables.AllJeopardies.Select(code => $"{code.Code} {code.Interface}".Trim())),
        .. Twice("rejects.tsv", tables.AllRejects.SelectMany(reject => reject.Codes.Select(code => $"{code} {reject.Reason}"))),
        .. Twice("fields.tsv", tables.AllFields.Select(field => field.Field)),
        .. Twice("glossary.tsv", tables.Glossary.Select(term => term.Word)),
        .. Twice("milestones.tsv", tables.Milestones.Select(milestone => milestone.Code)),
        .. Twice("intervals.tsv", tables.Intervals.Select(interval => interval.Key)),
        .. Twice("intents.tsv", tables.Intents.Select(intent => intent.Name)),
    ];

    static IEnumerable<Finding> Twice(string file, IEnumerable<string> keys) => keys.CountBy(key => key).Where(pair => pair.Value > 1)
        .Select(pair => new Finding(file, $"has {Findings.Quote(pair.Key)} {pair.Value} times", "keep one of them"));

    static IEnumerable<Finding> OutOfOrder(CodeTables tables) => tables.Intervals.Where(interval => interval.Low > interval.High)
        .Select(interval => new Finding("intervals.tsv", $"{interval.Key} takes at least {interval.Low} and at most {interval.High}", "write the smaller number first"))
        .Concat(tables.Milestones.Where((milestone, i) => milestone.Number != i + 1)
            .Select(milestone => new Finding("milestones.tsv", $"{milestone.Code} is number {milestone.Number} out of order", "number them from 1 without gaps")));

    static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
