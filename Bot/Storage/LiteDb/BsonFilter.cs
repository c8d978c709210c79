using System.Globalization;
using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Writes a <see cref="Condition"/> as LiteDB expressions with parameters, one for each part that must hold, since LiteDB picks
/// an index by part. Literals never enter the text: LiteDB keeps every distinct text compiled for ever.
/// </summary>
sealed class BsonFilter
{
    readonly List<BsonValue> values = [];

    public static IEnumerable<BsonExpression> From(Condition? filter)
    {
        foreach (var part in filter is null ? [] : Parts(filter))
        {
            var writer = new BsonFilter();
            var text = writer.Write(part, negated: false);
            yield return BsonExpression.Create(text, [.. writer.values]);
        }
    }

    /// <summary><c>$.Foc.Date</c></summary>
    public static string Path(IReadOnlyList<string> path) => path is ["Id"] ? "$._id" : "$." + string.Join('.', path);

    /// <summary>The expression of an index on a list holds each of its items.</summary>
    public static string ItemsPath(IReadOnlyList<string> path) => Path(path) + "[*]";

    static IEnumerable<Condition> Parts(Condition condition) => condition switch
    {
        And and => Parts(and.Left).Concat(Parts(and.Right)),
        Not { Inner: Or or } => Parts(new Not(or.Left)).Concat(Parts(new Not(or.Right))),
        Not { Inner: Not inner } => Parts(inner.Inner),
        _ => [condition],
    };

    string Write(Condition condition, bool negated) => condition switch
    {
        Not not => Write(not.Inner, !negated),
        And and => Join(and.Left, negated ? "OR" : "AND", and.Right, negated),
        Or or => Join(or.Left, negated ? "AND" : "OR", or.Right, negated),
        Compare { Comparison: Comparison.Equal } equal => $"{Path(equal.Path)} {(negated ? "!=" : "=")} {Value(equal.Value)}",
        Compare { Comparison: Comparison.NotEqual } unequal => $"{Path(unequal.Path)} {(negated ? "=" : "!=")} {Value(unequal.Value)}",
        Compare compare => Negated(WriteOrder(compare), negated),
        OneOf oneOf => Negated($"({Path(oneOf.Path)} IN {List(oneOf.Values)})", negated),
        Holds holds => Negated($"({ItemsPath(holds.Path)} ANY = {Value(holds.Value)})", negated),
        _ => throw new NotSupportedException($"{condition.GetType().Name} has no translation for LiteDB."),
    };

    string Join(Condition left, string word, Condition right, bool negated) => $"({Write(left, negated)} {word} {Write(right, negated)})";

    static string Negated(string text, bool negated) => negated ? $"{text} = false" : text;

    // Null is less than everything for LiteDB and comparable with nothing in C#. A range with a lower end keeps nulls out
    // and, where there is an index, never reads them.
    string WriteOrder(Compare compare)
    {
        if (compare.Value is null)
        {
            return "($._id = null)";
        }

        var path = Path(compare.Path);
        if (compare.Comparison == Comparison.StartsWith)
        {
            return WritePrefix(path, (string)compare.Value);
        }

        var value = BsonJson.ToBson(compare.Value);
        return compare.Comparison switch
        {
            Comparison.Greater => $"({path} > {Add(value)})",
            Comparison.GreaterOrEqual => $"({path} >= {Add(value)})",
            Comparison.LessOrEqual => $"({path} BETWEEN {Add(Lowest(value))} AND {Add(value)})",
            Comparison.Less => $"({path} BETWEEN {Add(Lowest(value))} AND {Add(value)} AND {path} < {Add(value)})",
            _ => throw new NotSupportedException($"{compare.Comparison} has no translation for LiteDB."),
        };
    }

    string WritePrefix(string path, string prefix)
    {
        var last = prefix.AsSpan().LastIndexOfAnyExcept('\uFFFF');
        return last < 0
            ? $"({path} >= {Add(new BsonValue(prefix))})"
            : $"({path} >= {Add(new BsonValue(prefix))} AND {path} < {Add(new BsonValue(prefix[..last] + (char)(prefix[last] + 1)))})";
    }

    static BsonValue Lowest(BsonValue value) => value.Type switch
    {
        BsonType.String => new BsonValue(""),
        BsonType.Int64 or BsonType.Decimal or BsonType.Double => new BsonValue(decimal.MinValue),
        _ => throw new NotSupportedException($"A {value.Type} has no order in LiteDB."),
    };

    string Value(object? value) => Add(BsonJson.ToBson(value));

    string List(IReadOnlyList<object?> list) => Add(new BsonArray(list.Select(BsonJson.ToBson)));

    string Add(BsonValue value)
    {
        values.Add(value);
        return "@" + (values.Count - 1).ToString(CultureInfo.InvariantCulture);
    }
}
