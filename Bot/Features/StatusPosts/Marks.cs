using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Storage;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// What every open order and escalation looked like when a post went out: enough to say what changed since, in about twenty bytes each.
/// Kept for the last post and the one before. Its id is the post's.
/// </summary>
public sealed record StatusMarks : Document
{
    /// <summary>Key of the <see cref="Scope"/> it was taken in.</summary>
    public required string Scope { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>One line an order, see <see cref="Marks"/>.</summary>
    public required string Orders { get; init; }

    /// <summary>One line an escalation: level, space, id.</summary>
    public required string Escalations { get; init; }
}

/// <summary>What one open order looked like.</summary>
public readonly record struct Mark(OrderStage Stage, Rag Rag, DateOnly? Foc, MarkFlags Flags);

[Flags]
public enum MarkFlags
{
    None = 0,
    Jeopardy = 1,
    Rejected = 2,
    Held = 4,
}

/// <summary>
/// The marks of one moment. Written as lines of stage, colour and flags (a digit each), the FOC's day number or nothing, a space and the order's id:
/// "4501739953 48213". A line that cannot be read is left out.
/// </summary>
public sealed record Marks(FrozenDictionary<string, Mark> Orders, FrozenDictionary<string, EscalationLevel> Escalations)
{
    public static Marks Of(StatusMarks stored) => new(ReadOrders(stored.Orders), ReadEscalations(stored.Escalations));

    public StatusMarks Store(string id, string scope, DateTimeOffset at) => new()
    {
        Id = id,
        Scope = scope,
        At = at,
        Orders = WriteOrders(),
        Escalations = string.Join('\n', Escalations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{(int)pair.Value} {Escaped(pair.Key)}")),
    };

    string WriteOrders()
    {
        var lines = new StringBuilder(Orders.Count * 20);
        foreach (var (id, mark) in Orders.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            lines.Append(lines.Length == 0 ? "" : "\n").Append((int)mark.Stage).Append((int)mark.Rag).Append((int)mark.Flags)
                .Append(CultureInfo.InvariantCulture, $"{mark.Foc?.DayNumber} ").Append(Escaped(id));
        }

        return lines.ToString();
    }

    static FrozenDictionary<string, Mark> ReadOrders(string lines)
    {
        var marks = new Dictionary<string, Mark>(StringComparer.Ordinal);
        foreach (var range in lines.AsSpan().Split('\n'))
        {
            var line = lines.AsSpan(range);
            if (line.IndexOf(' ') is >= 3 and var space && ReadMark(line[..space]) is { } mark)
            {
                marks[Unescaped(line[(space + 1)..])] = mark;
            }
        }

        return marks.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static Mark? ReadMark(ReadOnlySpan<char> text)
    {
        var (stage, rag, flags) = ((OrderStage)(text[0] - '0'), (Rag)(text[1] - '0'), (MarkFlags)(text[2] - '0'));
        if (!Enum.IsDefined(stage) || !Enum.IsDefined(rag) || (int)flags is < 0 or > 7)
        {
            return null;
        }

        var hasFoc = int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= DateOnly.MaxValue.DayNumber;
        return new Mark(stage, rag, hasFoc ? DateOnly.FromDayNumber(day) : null, flags);
    }

    static FrozenDictionary<string, EscalationLevel> ReadEscalations(string lines) => lines.Split('\n')
        .Where(line => line.Length > 2 && line[1] == ' ' && Enum.IsDefined((EscalationLevel)(line[0] - '0')))
        .DistinctBy(line => line[2..])
        .ToFrozenDictionary(line => Unescaped(line.AsSpan(2)), line => (EscalationLevel)(line[0] - '0'), StringComparer.Ordinal);

    // Ids hold no line breaks, but nothing else here would notice one.
    static string Escaped(string id) => id.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    static string Unescaped(ReadOnlySpan<char> id) =>
        id.ToString().Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
