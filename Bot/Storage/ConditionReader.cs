using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Demarc.Storage;

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

        return (Bare(owner) == document ? [] : Path(owner)) is { } path ? [.. path, Stored(property, node)] : null;
    }

    static string Stored(PropertyInfo property, Expression node) =>
        property.CanWrite && !property.IsDefined(typeof(JsonIgnoreAttribute))
            ? property.Name
            : throw Unsupported(node, $"'{property.Name}' is computed or kept by the store, so it is not in the document.");

    public static bool HasOrder(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return !type.IsEnum && (Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
            || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly));
    }

    Condition ReadComparison(BinaryExpression binary, Comparison comparison)
    {
        if (!UsesDocument(binary.Right) && Path(binary.Left) is { } left)
        {
            return Comparing(binary.Left, left, comparison, ValueFor(binary.Left, binary.Right), binary);
        }

        return !UsesDocument(binary.Left) && Path(binary.Right) is { } right
            ? Comparing(binary.Right, right, Mirror(comparison), ValueFor(binary.Right, binary.Left), binary)
            : throw Unsupported(binary);
    }

    static Condition Comparing(Expression member, IReadOnlyList<string> path, Comparison comparison, object? value, Expression node)
    {
        var type = Nullable.GetUnderlyingType(Bare(member).Type) ?? Bare(member).Type;
        return (comparison is Comparison.Equal or Comparison.NotEqual, type.IsEnum) switch
        {
            (false, true) => new OneOf(path, [.. Enum.GetValues(type).Cast<object>().Where(each => Holds(((Enum)each).CompareTo(value), comparison, value))]),
            (false, false) when !HasOrder(type) => throw Unsupported(node, $"A stored {type.Name} has no order."),
            _ => new Compare(path, comparison, value),
        };
    }

    static bool Holds(int order, Comparison comparison, object? value) => value is not null && comparison switch
    {
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    Condition ReadCall(MethodCallExpression call)
    {
        if (call is { Method.Name: "StartsWith", Object: { } text } && call.Object.Type == typeof(string) && Path(text) is { } path
            && (call.Arguments is [_] || (call.Arguments is [_, var how] && Evaluate(how) is StringComparison.Ordinal)))
        {
            return new Compare(path, Comparison.StartsWith, Convert.ToString(Evaluate(call.Arguments[0]) ?? throw Unsupported(call), CultureInfo.InvariantCulture));
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
        { Object: null, Arguments: [var list, var item, ..] } when call.Arguments.Skip(2).All(comparer => Evaluate(comparer) is null) => (SpanSource(list), item),
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
