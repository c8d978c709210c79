using System.Linq.Expressions;

namespace Demarc.Storage;

/// <summary>A filter as data, so that each store writes it in its own words.</summary>
public abstract record Condition
{
    /// <exception cref="NotSupportedException">The expression is outside the grammar of <see cref="Query{T}"/>.</exception>
    public static Condition From<T>(Expression<Func<T, bool>> filter) => new ConditionReader(filter.Parameters[0]).Read(filter.Body);

    /// <summary>Member names of <c>o => o.A.B</c>.</summary>
    public static IReadOnlyList<string> PathOf(LambdaExpression member) =>
        new ConditionReader(member.Parameters[0]).Path(member.Body)
        ?? throw new NotSupportedException($"'{member.Body}' is not a member of the document. Name a property, such as o => o.Number.");

    /// <summary>The same, of a member whose stored form has the order of its values.</summary>
    public static IReadOnlyList<string> SortPathOf(LambdaExpression member)
    {
        var path = PathOf(member);
        var type = (member.Body is UnaryExpression convert ? convert.Operand : member.Body).Type;
        return type == typeof(string) || type == typeof(bool) || ConditionReader.HasOrder(type)
            ? path
            : throw new NotSupportedException($"'{member.Body}' is stored in a form that has no order: an enum by name, for one. Sort what was found instead.");
    }
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    StartsWith,
}

/// <param name="Value">A value as the document's member holds it (string, number, bool, enum, DateOnly, DateTimeOffset, null).</param>
public sealed record Compare(IReadOnlyList<string> Path, Comparison Comparison, object? Value) : Condition;

/// <summary>The member is one of the values.</summary>
public sealed record OneOf(IReadOnlyList<string> Path, IReadOnlyList<object?> Values) : Condition;

/// <summary>The member is a list that holds the value.</summary>
public sealed record Holds(IReadOnlyList<string> Path, object? Value) : Condition;

public sealed record And(Condition Left, Condition Right) : Condition;

public sealed record Or(Condition Left, Condition Right) : Condition;

public sealed record Not(Condition Inner) : Condition;
