using System.Linq.Expressions;
using CsCheck;

namespace Demarc.Tests.Storage;

/// <summary>A filter twice: as the store is asked, and as plain C# means it when a null compares with nothing.</summary>
public sealed record QueryCase(Expression<Func<Sample, bool>> Asked, Func<Sample, bool> Meant)
{
    public static readonly Gen<string> Words = Gen.OneOf(
        "", "a", "A", "b", "ab", "%", "_", "a%", "é", "e\u0301", "\0", "\uFFFF", "a\uFFFF", "\U0001F600", "\uE000", "\u00AD", "'", "\"", "\\", "@0", "$.Text", "null", "ß", "ss", "I", "ı")
        .Array[0, 2].Select(parts => string.Concat(parts));

    static readonly Gen<int> Numbers = Gen.Int[-3, 3];
    static readonly Gen<decimal> Amounts = Gen.OneOf(0m, 1m, 1.0m, 1.5m, -1.5m, 0.1m, 79228162514264337593543950335m, -79228162514264337593543950335m, 1.0000000000000000000000000001m);
    static readonly Gen<double> Ratios = Gen.OneOf(0, 0.1, 0.1 + 0.2, 1e-5, 1, -1.5, 1e15, 1e20);
    static readonly Gen<DateTimeOffset> Instants = Gen.OneOf(
        Gen.Const(DateTimeOffset.MinValue),
        Gen.Const(DateTimeOffset.MaxValue),
        Gen.Select(Gen.Int[-2, 2], Gen.Int[-2, 2], (ticks, hours) =>
            new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.FromHours(hours)).AddTicks(ticks).AddHours(ticks % 2)));

    static readonly Gen<DateOnly> Dates = Gen.Int[-2, 2].Select(days => new DateOnly(2026, 1, 1).AddDays(days));
    static readonly Gen<TimeOnly> Times = Gen.OneOf(TimeOnly.MinValue, new(8, 30), new(8, 30, 1), new TimeOnly(8, 30).Add(TimeSpan.FromTicks(5)), TimeOnly.MaxValue);
    static readonly Gen<Color> Colors = Gen.Enum<Color>();

    /// <summary>Documents whose members take few values, so that queries hit.</summary>
    public static readonly Gen<Sample> Documents =
        from text in Words.Null()
        from count in Numbers
        from maybe in Numbers.Nullable()
        from money in Amounts
        from ratio in Ratios
        from flag in Gen.Bool
        from color in Colors
        from second in Colors.Nullable()
        from at in Instants
        from until in Instants.Nullable()
        from day in Dates.Nullable()
        from time in Times
        from inner in Gen.Select(Words.Null(), Dates.Nullable(), Numbers, (name, date, number) => new Inner(name, date, number)).Null()
        from tags in Words.Array[0, 3]
        select Samples.One("") with
        {
            Text = text, Free = text, Count = count, Maybe = maybe, Money = money, Ratio = ratio, Flag = flag, Color = color, Second = second,
            At = at, Until = until, On = day, Time = time, Inner = inner, Tags = tags,
        };

    public static readonly Gen<QueryCase> Any = Gen.Recursive<QueryCase>((depth, inner) =>
        depth > 3
            ? Leaf()
            : Gen.Frequency(
                (3, Leaf()),
                (2, Gen.Select(inner, inner, (left, right) => Join(left, right, Expression.AndAlso, (a, b) => a && b))),
                (2, Gen.Select(inner, inner, (left, right) => Join(left, right, Expression.OrElse, (a, b) => a || b))),
                (1, inner.Select(Negate))));

    static Gen<QueryCase> Leaf() => Gen.OneOf(Texts(), Lists(), Wholes(), Fractions(), Enums(), Moments(), Nested());

    static Gen<QueryCase> Texts() => Gen.OneOf(
        Words.Null().Select(v => new QueryCase(s => s.Text == v, s => s.Text == v)),
        Words.Null().Select(v => new QueryCase(s => s.Free != v, s => s.Free != v)),
        Words.Null().Select(v => new QueryCase(s => s.Text != v, s => s.Text != v)),
        Words.Select(v => new QueryCase(s => s.Text!.StartsWith(v, StringComparison.Ordinal), s => s.Text?.StartsWith(v, StringComparison.Ordinal) == true)),
        Words.Select(v => new QueryCase(s => s.Free!.StartsWith(v, StringComparison.Ordinal), s => s.Free?.StartsWith(v, StringComparison.Ordinal) == true)),
        Gen.Int[0, 40].Select(i => new QueryCase(s => s.Id == "d" + i, s => s.Id == "d" + i)));

    static Gen<QueryCase> Lists() => Gen.OneOf(
        Words.Select(v => new QueryCase(s => s.Tags.Contains(v), s => s.Tags.Contains(v))),
        Words.Null().Array[0, 4].Select(v => new QueryCase(s => v.Contains(s.Text), s => v.Contains(s.Text))),
        Numbers.Array[0, 4].Select(v => new QueryCase(s => v.Contains(s.Count), s => v.Contains(s.Count))),
        Colors.Nullable().List[0, 3].Select(v => new QueryCase(s => v.Contains(s.Second), s => v.Contains(s.Second))));

    static Gen<QueryCase> Wholes() => Gen.OneOf(
        Numbers.Select(v => new QueryCase(s => s.Count == v, s => s.Count == v)),
        Numbers.Select(v => new QueryCase(s => s.Count < v, s => s.Count < v)),
        Numbers.Select(v => new QueryCase(s => v <= s.Count, s => v <= s.Count)),
        Numbers.Nullable().Select(v => new QueryCase(s => s.Maybe == v, s => s.Maybe == v)),
        Numbers.Nullable().Select(v => new QueryCase(s => s.Maybe < v, s => s.Maybe < v)),
        Numbers.Nullable().Select(v => new QueryCase(s => s.Maybe >= v, s => s.Maybe >= v)),
        Gen.Const(new QueryCase(s => s.Maybe != null, s => s.Maybe != null)),
        Gen.Const(new QueryCase(s => s.Flag, s => s.Flag)),
        Gen.Const(new QueryCase(s => !s.Flag, s => !s.Flag)));

    static Gen<QueryCase> Fractions() => Gen.OneOf(
        Amounts.Select(v => new QueryCase(s => s.Money == v, s => s.Money == v)),
        Amounts.Select(v => new QueryCase(s => s.Money > v, s => s.Money > v)),
        Amounts.Select(v => new QueryCase(s => s.Money <= v, s => s.Money <= v)),
        Ratios.Select(v => new QueryCase(s => s.Ratio < v, s => s.Ratio < v)),
        Ratios.Select(v => new QueryCase(s => s.Ratio == v, s => s.Ratio == v)));

    static Gen<QueryCase> Enums() => Gen.OneOf(
        Colors.Select(v => new QueryCase(s => s.Color == v, s => s.Color == v)),
        Colors.Select(v => new QueryCase(s => s.Color < v, s => s.Color < v)),
        Colors.Nullable().Select(v => new QueryCase(s => s.Second != v, s => s.Second != v)),
        Colors.Nullable().Select(v => new QueryCase(s => s.Second >= v, s => s.Second >= v)));

    static Gen<QueryCase> Moments() => Gen.OneOf(
        Instants.Select(v => new QueryCase(s => s.At == v, s => s.At == v)),
        Instants.Select(v => new QueryCase(s => s.At <= v, s => s.At <= v)),
        Instants.Select(v => new QueryCase(s => s.At > v, s => s.At > v)),
        Instants.Nullable().Select(v => new QueryCase(s => s.Until < v, s => s.Until < v)),
        Instants.Nullable().Select(v => new QueryCase(s => s.Until == v, s => s.Until == v)),
        Dates.Select(v => new QueryCase(s => s.On <= v, s => s.On <= v)),
        Dates.Select(v => new QueryCase(s => s.On!.Value > v, s => s.On > v)),
        Times.Select(v => new QueryCase(s => s.Time < v, s => s.Time < v)));

    static Gen<QueryCase> Nested() => Gen.OneOf(
        Words.Null().Select(v => new QueryCase(s => s.Inner!.Name == v, s => s.Inner?.Name == v)),
        Dates.Select(v => new QueryCase(s => s.Inner!.Date < v, s => s.Inner?.Date < v)),
        Numbers.Select(v => new QueryCase(s => s.Inner!.Number >= v, s => s.Inner?.Number >= v)),
        Gen.Const(new QueryCase(s => s.Inner == null, s => s.Inner == null)));

    static QueryCase Join(QueryCase left, QueryCase right, Func<Expression, Expression, Expression> asked, Func<bool, bool, bool> meant)
    {
        var document = left.Asked.Parameters[0];
        var body = asked(left.Asked.Body, new Rename(right.Asked.Parameters[0], document).Visit(right.Asked.Body));
        return new(Expression.Lambda<Func<Sample, bool>>(body, document), s => meant(left.Meant(s), right.Meant(s)));
    }

    static QueryCase Negate(QueryCase inner) =>
        new(Expression.Lambda<Func<Sample, bool>>(Expression.Not(inner.Asked.Body), inner.Asked.Parameters), s => !inner.Meant(s));

    sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
