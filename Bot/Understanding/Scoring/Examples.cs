using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>A line someone may say, and what is meant by it.</summary>
public sealed record Example(string Intent, string Text);

/// <summary>The lines that ship with the program, from Data/intents.tsv and Data/background.tsv, and the words of buttons.</summary>
public static class Examples
{
    /// <summary>What is said and means nothing the bot could answer.</summary>
    public const string None = "none";

    /// <summary>Is it nothing for this desk: talk, other trades, what is refused?</summary>
    public static bool IsElsewhere(string intent) => intent == None || intent.StartsWith("oos.", StringComparison.Ordinal);

    public static IReadOnlyList<Example> Shipped { get; } =
        [.. DataFiles.Rows("intents.tsv").Concat(DataFiles.Rows("background.tsv")).Select(row => new Example(row[0], row[1])), .. OfButtons];

    // Pressing a button says its words; one about a record is known by the record.
    static IEnumerable<Example> OfButtons => Buttons.All.Where(button => !button.Label.Contains('{', StringComparison.Ordinal)).Select(button => new Example(button.Intent, button.Label.ToLowerInvariant()));
}
