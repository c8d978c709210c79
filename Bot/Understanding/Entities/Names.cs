using System.Globalization;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Carriers and products by every name people use, from the tables under <c>Knowledge/names</c>.</summary>
public sealed class Names
{
    readonly AliasTable carriers;
    readonly AliasTable products;
    readonly AskedTerms? terms;

    Names(IReadOnlyList<Alias> carriers, IReadOnlyList<Alias> products, AskedTerms? terms)
    {
        this.terms = terms;
        Carriers = carriers;
        Products = products;
        this.carriers = AliasTable.Of(EntityKind.Carrier, carriers);
        this.products = AliasTable.Of(EntityKind.Product, products);
    }

    public IReadOnlyList<Alias> Carriers { get; }

    public IReadOnlyList<Alias> Products { get; }

    /// <param name="folder">Holds carriers.tsv and products.tsv.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names file and line and says how it should look.</exception>
    public static Names Load(string folder) => new(
        Read(Path.Combine(folder, "carriers.tsv"), CarrierOf),
        Read(Path.Combine(folder, "products.tsv"), ProductOf),
        GlossaryBeside(folder) is { } glossary && File.Exists(glossary) ? AskedTerms.Load(glossary) : null);

    /// <summary>The tables that are installed with the program.</summary>
    public static Names Load() => Load(Path.Combine(AppContext.BaseDirectory, "Knowledge", "names"));

    static string GlossaryBeside(string folder) => Path.Combine(folder, "..", "codes", "glossary.tsv");

    internal void Find(Utterance said, List<Found> found)
    {
        carriers.Find(said, found);
        products.Find(said, found);
        terms?.Find(said, found);
    }

    internal bool KnowsWord(string word) => carriers.Knows(word) || products.Knows(word);

    static Alias? CarrierOf(string[] row) =>
        row is [{ Length: > 0 } name, { Length: > 0 } said, var since, var when] && WhenOf(when) is { } believed && (since.Length == 0 || DateOf(since) is not null)
            ? new Alias(name, said, DateOf(since), believed)
            : null;

    static Alias? ProductOf(string[] row) =>
        row is [{ Length: > 0 } name, { Length: > 0 } said, var when] && WhenOf(when) is { } believed ? new Alias(name, said, null, believed) : null;

    static List<Alias> Read(string file, Func<string[], Alias?> read)
    {
        var aliases = new List<Alias>();
        foreach (var row in DataFiles.Parse(File.ReadAllText(file)))
        {
            aliases.Add(read(row) is { } alias && alias.Said.Any(char.IsAsciiLetterOrDigit)
                ? alias
                : throw new FormatException($"{Path.GetFileName(file)}: the line '{string.Join("⇥", row)}' should be a name, what people say, (for carriers a date such as 2020-09-14 or nothing,) and any, caps or cue, with tabs between."));
        }

        return aliases;
    }

    static AliasWhen? WhenOf(string when) => when switch
    {
        "any" => AliasWhen.Any,
        "caps" => AliasWhen.Caps,
        "cue" => AliasWhen.Cue,
        _ => null,
    };

    static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
