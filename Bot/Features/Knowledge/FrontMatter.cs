using System.Text;
using System.Text.RegularExpressions;

namespace Demarc.Features.Knowledge;

/// <summary>
/// The head of an article: <c>key: value</c>, or <c>key:</c> and below it lines of <c>  - item</c>. A strict part of YAML that YAML tools read the same way.
/// Not a YAML library, since one takes half the time the whole knowledge base has to load, and a strict reader can say what to write instead.
/// </summary>
sealed partial class FrontMatter
{
    const string Fence = "---";

    readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => entries.Keys;

    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>The value of a key, or empty.</summary>
    public string One(string key) => entries.TryGetValue(key, out var entry) ? entry.Value : "";

    /// <summary>The items below a key.</summary>
    public IReadOnlyList<string> Many(string key) => entries.TryGetValue(key, out var entry) ? entry.Items : [];

    /// <param name="lines">Of the whole file.</param>
    /// <returns>The head, and the number of lines it takes; null when there is none.</returns>
    public static (FrontMatter Head, int Length)? Read(IReadOnlyList<string> lines, Findings findings)
    {
        var end = lines.Count > 0 && lines[0] == Fence ? lines.Skip(1).TakeWhile(line => line != Fence).Count() + 1 : lines.Count;
        if (end >= lines.Count)
        {
            findings.Add("has no front matter", "start the file with a line '---', the keys, and a line '---'");
            return null;
        }

        var head = new FrontMatter();
        string? key = null;
        for (var i = 1; i < end; i++)
        {
            key = head.Take(lines[i], i + 1, key, findings);
        }

        return (head, end + 1);
    }

    /// <returns>The key that items may follow.</returns>
    string? Take(string line, int number, string? key, Findings findings)
    {
        if (line.Trim().Length == 0)
        {
            return key;
        }

        if (Item().Match(line) is { Success: true } item)
        {
            if (key is null)
            {
                findings.Add($"line {number}: {Findings.Quote(line.Trim())} belongs to no key", "put items below a line that ends in 'key:'");
            }
            else if (Scalar(item.Groups[1].Value, number, findings) is { } value)
            {
                entries[key].Items.Add(value);
            }

            return key;
        }

        if (Pair().Match(line) is not { Success: true } pair)
        {
            findings.Add($"line {number}: {Findings.Quote(line)} is neither 'key: value' nor an item", "write 'key: value', or two spaces, a dash and the item");
            return null;
        }

        var name = pair.Groups[1].Value;
        var written = pair.Groups[2].Value.Trim();
        if (entries.ContainsKey(name))
        {
            findings.Add($"line {number}: the key '{name}' is there twice", "keep one of them");
            return null;
        }

        entries[name] = new Entry(written.Length == 0 ? "" : Scalar(written, number, findings) ?? "", []);
        return written.Length == 0 ? name : null;
    }

    /// <summary>Plain words, or words in double quotes where a backslash stands before a quote or a backslash.</summary>
    static string? Scalar(string written, int number, Findings findings)
    {
        written = written.Trim();
        if (!written.StartsWith('"'))
        {
            if (NeedsQuotes().IsMatch(written))
            {
                findings.Add($"line {number}: {Findings.Quote(written)} means something else in YAML", "put it in double quotes");
                return null;
            }

            return written;
        }

        if (Quoted().Match(written) is not { Success: true } quoted)
        {
            findings.Add($"line {number}: {Findings.Quote(written)} has no good closing quote", "write \\\" for a quote and \\\\ for a backslash inside double quotes");
            return null;
        }

        return Unescaped(quoted.Groups[1].Value);
    }

    static string Unescaped(string inner)
    {
        var plain = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            plain.Append(inner[i] == '\\' ? inner[++i] : inner[i]);
        }

        return plain.ToString();
    }

    sealed record Entry(string Value, List<string> Items);

    [GeneratedRegex(@"^([A-Za-z]{1,40}):(?: +(.*))?\z")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^  - +(\S.*)\z")]
    private static partial Regex Item();

    [GeneratedRegex(@"^[-?:,\[\]{}#&*!|>'%@`]|: |:\z| #")]
    private static partial Regex NeedsQuotes();

    [GeneratedRegex("""^"((?:[^"\\]|\\["\\])*)"\z""")]
    private static partial Regex Quoted();
}
