namespace Demarc.Features.Knowledge;

/// <summary>The codes, fields, terms, milestones and intervals of the trade, looked up the way people write them: case, spaces and punctuation do not matter.</summary>
public sealed class CodeTables
{
    /// <summary>Said around a code: "jep 1c", "reject code E17A".</summary>
    static readonly string[] Around =
        ["JEP", "JEOP", "JEOPARDY", "JEOPARDIES", "RCODE", "REJECT", "REJECTED", "REJECTION", "ERROR", "ERR", "REASON", "CODE", "CODES", "PORT", "LSR", "ASR"];

    readonly ILookup<string, JeopardyCode> jeopardies;
    readonly ILookup<string, RejectCode> rejects;
    readonly ILookup<string, RequestField> fields;
    readonly ILookup<string, Term> terms;

    public CodeTables(
        IReadOnlyList<JeopardyCode> jeopardies,
        IReadOnlyList<RejectCode> rejects,
        IReadOnlyList<RequestField> fields,
        IReadOnlyList<Term> glossary,
        IReadOnlyList<Milestone> milestones,
        IReadOnlyList<Interval> intervals,
        IReadOnlyList<KnownIntent> intents)
    {
        AllJeopardies = jeopardies;
        AllRejects = rejects;
        AllFields = fields;
        Glossary = glossary;
        Milestones = milestones;
        Intervals = intervals;
        Intents = intents;
        this.jeopardies = jeopardies.ToLookup(code => Squeezed(code.Code));
        this.rejects = Lookup(rejects, reject => reject.Codes);
        this.fields = Lookup(fields, field => [field.Field, field.Name]);
        terms = Lookup(glossary, term => [term.Word, .. term.Expansions]);
    }

    public IReadOnlyList<JeopardyCode> AllJeopardies { get; }

    public IReadOnlyList<RejectCode> AllRejects { get; }

    public IReadOnlyList<RequestField> AllFields { get; }

    public IReadOnlyList<Term> Glossary { get; }

    /// <summary>In the order they come.</summary>
    public IReadOnlyList<Milestone> Milestones { get; }

    public IReadOnlyList<Interval> Intervals { get; }

    public IReadOnlyList<KnownIntent> Intents { get; }

    /// <returns>What a jeopardy code means: several readings when interfaces differ, none when it is unknown.</returns>
    public IReadOnlyList<JeopardyCode> Jeopardy(string? code) => [.. jeopardies[CodeOf(code)]];

    /// <returns>What a reject code means. A code without its last letters ("E17") stands for all of its family when it is none itself.</returns>
    public IReadOnlyList<RejectCode> Rejects(string? code)
    {
        var key = CodeOf(code);
        var found = rejects[key].ToList();
        return found.Count > 0 || key.Length < 2 ? found : [.. rejects.Where(entry => IsFamily(key, entry.Key)).SelectMany(entry => entry).Distinct()];
    }

    /// <param name="name">Abbreviation or full name.</param>
    /// <returns>Null when no such field is used on that form.</returns>
    public RequestField? Field(string? name, RequestForm form) => fields[Squeezed(name)].FirstOrDefault(field => field.On(form) is not null);

    /// <param name="word">Abbreviation, its expansion or another name; a plural is understood.</param>
    /// <returns>What it means, the closest spelling first; several when an abbreviation stands for several things.</returns>
    public IReadOnlyList<Term> Term(string? word)
    {
        var key = Squeezed(word);
        var found = terms[key].ToList();
        if (found.Count == 0 && key is [_, _, .., 'S'])
        {
            found = [.. terms[key[..^1]]];
        }

        return [.. found.OrderBy(term => !term.Word.Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase))];
    }

    /// <param name="code">Its code or number.</param>
    public Milestone? Milestone(string? code)
    {
        var key = Squeezed(code);
        return Milestones.FirstOrDefault(milestone => milestone.Code == key || $"{milestone.Number}" == key);
    }

    public Interval? Interval(string? key)
    {
        var squeezed = Squeezed(key);
        return Intervals.FirstOrDefault(interval => Squeezed(interval.Key) == squeezed || Squeezed(interval.Product) == squeezed);
    }

    /// <summary>Letters and digits in upper case, nothing else.</summary>
    static string Squeezed(string? words) => new([.. (words ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>The same without the words around a code.</summary>
    static string CodeOf(string? words)
    {
        var parts = string.Concat((words ?? "").Select(letter => char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts.Where(part => !Around.Contains(part)));
    }

    static bool IsFamily(string key, string code) =>
        code.Length > key.Length && code.StartsWith(key, StringComparison.Ordinal) && code.Skip(key.Length).All(char.IsAsciiLetter);

    static ILookup<string, T> Lookup<T>(IEnumerable<T> rows, Func<T, IEnumerable<string>> names) => rows
        .SelectMany(row => names(row).Select(Squeezed).Where(name => name.Length > 0).Distinct().Select(name => (name, row)))
        .ToLookup(entry => entry.name, entry => entry.row);
}
