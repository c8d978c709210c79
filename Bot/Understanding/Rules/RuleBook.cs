using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Rules;

/// <summary>The rules of rules.tsv in their order; the first that holds decides.</summary>
sealed class RuleBook
{
    /// <summary>Measured on the gold messages; the test Rules_are_as_right_as_they_say holds them to it.</summary>
    public const double Sure = 0.97;
    public const double Likely = 0.88;

    readonly IReadOnlyList<Rule> rules;

    RuleBook(IReadOnlyList<Rule> rules, IReadOnlySet<string> vocabulary)
    {
        this.rules = rules;
        Vocabulary = vocabulary;
    }

    public static RuleBook Shipped { get; } = Parse(DataFiles.Text("rules.tsv"));

    /// <summary>The words its phrases are made of.</summary>
    public IReadOnlySet<string> Vocabulary { get; }

    public IEnumerable<string> Intents => rules.Select(rule => rule.Intent).Distinct();

    public Rule? First(Request request) => rules.FirstOrDefault(rule => rule.Holds(request));

    /// <exception cref="FormatException">A line cannot be read; the message names it and says what is wrong.</exception>
    public static RuleBook Parse(string table)
    {
        var sets = new Dictionary<string, string[]>();
        var rules = new List<Rule>();
        foreach (var (i, raw) in table.Split('\n').Index())
        {
            var line = raw.TrimEnd('\r', ' ');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split('\t') is not [var name, var sure, { Length: > 0 } body])
            {
                throw Wrong(i, "needs an intent or a $set, how sure it is, and conditions, with tabs between");
            }

            if (name.StartsWith('$'))
            {
                sets[name] = body.Split('|');
                continue;
            }

            double? confidence = sure switch
            {
                "sure" => Sure,
                "likely" => Likely,
                _ => null,
            };
            rules.Add(new Rule(name, confidence ?? throw Wrong(i, "is either sure or likely"), i + 1, [.. body.Split(';', StringSplitOptions.TrimEntries).Select(text => ConditionReader.Read(text, sets) ?? throw Wrong(i, $"has a condition that cannot be read: '{text}'"))])
            {
                IsWhole = body.StartsWith("is:", StringComparison.Ordinal) || body.Contains("; is:", StringComparison.Ordinal),
            });
        }

        return new RuleBook(rules, table.Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(['\t', '|', ' ', ':', ';', '\r'])).Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower)).ToHashSet());
    }

    static FormatException Wrong(int line, string what) => new($"rules.tsv, line {line + 1}: it {what}.");
}
