using System.Linq.Expressions;
using System.Reflection;

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

/// <summary>Reads a C# predicate into conditions.</summary>
sealed class ConditionReader(ParameterExpression document)
{
    public Condition Read(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => new And(Read(and.Left), Read(and.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } or => new Or(Read(or.Left), Read(or.Right)),
        UnaryExpression { NodeType: ExpressionType.Not } not => new Not(Read(not.Operand)),
        BinaryExpression binary when Of(binary.NodeType) is { } comparison => ReadComparison(binary, comparison),
        MethodCallExpression call => ReadCall(call),
        _ when node.Type == typeof(bool) && Path(node) is { } path => new Compare(path, Comparison.Equal, true),
        _ when node.Type == typeof(bool) && !UsesDocument(node) => throw Unsupported(node, "A filter must name a member of the document."),
        _ => throw Unsupported(node),
    };

    /// <summary>Null when the expression is not a chain of members starting at the document.</summary>
    public IReadOnlyList<string>? Path(Expression node)
    {
        node = Bare(node);
        if (node is not MemberExpression { Member: PropertyInfo property, Expression: { } owner })
        {
            return null;
        }

        if (property.Name == "Value" && Nullable.GetUnderlyingType(owner.Type) is not null)
        {
            return Path(owner);
        }

        return Bare(owner) == document ? [property.Name] : Path(owner) is { } path ? [.. path, property.Name] : null;
    }

    Compare ReadComparison(BinaryExpression binary, Comparison comparison)
    {
        if (Path(binary.Left) is { } left && !UsesDocument(binary.Right))
        {
            return new Compare(left, comparison, ValueFor(binary.Left, binary.Right));
        }

        return Path(binary.Right) is { } right && !UsesDocument(binary.Left)
            ? new Compare(right, Mirror(comparison), ValueFor(binary.Right, binary.Left))
            : throw Unsupported(binary);
    }

    Condition ReadCall(MethodCallExpression call)
    {
        if (call is { Method.Name: "StartsWith", Object: { } text } && call.Object.Type == typeof(string) && Path(text) is { } path)
        {
            return new Compare(path, Comparison.StartsWith, Evaluate(call.Arguments[0]));
        }

        if (call.Method.Name == "Contains" && ListAndItem(call) is var (list, item))
        {
            if (Path(item) is { } member && !UsesDocument(list))
            {
                var values = ((System.Collections.IEnumerable)Evaluate(list)!).Cast<object?>();
                return new OneOf(member, [.. values.Select(value => AsMember(item, value))]);
            }

            if (Path(list) is { } held && !UsesDocument(item))
            {
                return new Holds(held, Evaluate(item));
            }
        }

        throw Unsupported(call);
    }

    static (Expression List, Expression Item)? ListAndItem(MethodCallExpression call) => call switch
    {
        { Object: { } list, Arguments: [var item] } when list.Type != typeof(string) => (list, item),
        { Object: null, Arguments: [var list, var item, ..] } => (SpanSource(list), item),
        _ => null,
    };

    // C# 14 binds array.Contains to MemoryExtensions on a span; the array is what was meant, and a span cannot be evaluated.
    static Expression SpanSource(Expression list) =>
        list is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } ? array : list;

    static object? ValueFor(Expression member, Expression value) => AsMember(member, Evaluate(value));

    // The compiler compares enums as integers; documents hold their names.
    static object? AsMember(Expression member, object? value)
    {
        var type = Bare(member).Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value is not null && type.IsEnum && value.GetType() != type ? Enum.ToObject(type, value) : value;
    }

    static object? Evaluate(Expression node) =>
        Bare(node) switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field, Expression: ConstantExpression closure } => field.GetValue(closure.Value),
            _ => Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)(),
        };

    static Expression Bare(Expression node) =>
        node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert ? Bare(convert.Operand) : node;

    bool UsesDocument(Expression node)
    {
        var finder = new Finder(document);
        finder.Visit(node);
        return finder.Found;
    }

    static Comparison? Of(ExpressionType type) => type switch
    {
        ExpressionType.Equal => Comparison.Equal,
        ExpressionType.NotEqual => Comparison.NotEqual,
        ExpressionType.LessThan => Comparison.Less,
        ExpressionType.LessThanOrEqual => Comparison.LessOrEqual,
        ExpressionType.GreaterThan => Comparison.Greater,
        ExpressionType.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    static Comparison Mirror(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    static NotSupportedException Unsupported(Expression node, string? why = null) =>
        new($"'{node}' cannot be translated for every store. {why ?? "Compare a member of the document with a value; see Query<T> for the grammar."}");

    sealed class Finder(ParameterExpression parameter) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == parameter;
            return node;
        }
    }
}
