using System.Linq.Expressions;

namespace Demarc.Storage;

/// <summary>
/// A filter, an order and a limit that every store can translate. The grammar: members of the document (also nested, <c>o => o.Foc.Date</c>),
/// compared with values by == != &lt; &lt;= &gt; &gt;=, joined with &amp;&amp; || !, <c>list.Contains(o.Member)</c>, <c>o.List.Contains(value)</c>,
/// <c>o.Text.StartsWith(value)</c> (by code unit), bool members, and null. Only what is stored can be named, so no computed member.
/// Anything else is refused when the query is built, not when it runs. Nulls sort first; ties come in no particular order.
/// </summary>
public sealed record Query<T>
    where T : Document
{
    public Condition? Filter { get; init; }

    public IReadOnlyList<Sort> Sorts { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }

    public Query<T> Where(Expression<Func<T, bool>> filter)
    {
        var condition = Condition.From(filter);
        return this with { Filter = Filter is null ? condition : new And(Filter, condition) };
    }

    public Query<T> OrderBy(Expression<Func<T, object?>> member) =>
        this with { Sorts = [.. Sorts, new Sort(Condition.SortPathOf(member), false)] };

    public Query<T> OrderByDescending(Expression<Func<T, object?>> member) =>
        this with { Sorts = [.. Sorts, new Sort(Condition.SortPathOf(member), true)] };

    public Query<T> Take(int limit) => this with { Limit = limit };

    public Query<T> Skip(int offset) => this with { Offset = offset };
}

/// <param name="Path">Member names from the document down, as they are named in C#.</param>
public sealed record Sort(IReadOnlyList<string> Path, bool Descending);
