using System.Collections.Frozen;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;

namespace Demarc.Features.StatusPosts;

/// <summary>What became different between two looks at the same thing.</summary>
static class Changes
{
    /// <summary>Of an order that is open in both.</summary>
    public static IEnumerable<OrderMove> Between(Order order, Mark before, Mark now)
    {
        if (before == now)
        {
            yield break;
        }

        if (before.Foc != now.Foc)
        {
            yield return new OrderMove(FocMove(before.Foc, now.Foc), order.Id, order.Number, before.Foc, now.Foc);
        }

        // A FOC that came or went has said it already.
        if (before.Stage != now.Stage && before.Foc == now.Foc)
        {
            yield return new OrderMove(MoveKind.StageChanged, order.Id, order.Number) { Stage = now.Stage };
        }

        if ((before.Rag == Rag.Red) != (now.Rag == Rag.Red))
        {
            yield return new OrderMove(now.Rag == Rag.Red ? MoveKind.TurnedRed : MoveKind.Rescued, order.Id, order.Number);
        }

        foreach (var (flag, begins, ends) in Flags)
        {
            if ((before.Flags & flag) != (now.Flags & flag))
            {
                yield return new OrderMove(now.Flags.HasFlag(flag) ? begins : ends, order.Id, order.Number);
            }
        }
    }

    public static IReadOnlyList<EscalationMove> OfEscalations(IEnumerable<Escalation> open, FrozenDictionary<string, EscalationLevel> before, bool isSameScope)
    {
        var moves = new List<EscalationMove>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var now in open)
        {
            met.Add(now.Id);
            if (!before.TryGetValue(now.Id, out var level))
            {
                moves.AddRange(isSameScope ? [new EscalationMove(EscalationMoveKind.Opened, now.Id, now.Level)] : []);
            }
            else if (level != now.Level)
            {
                moves.Add(new EscalationMove(now.Level > level ? EscalationMoveKind.Raised : EscalationMoveKind.Lowered, now.Id, now.Level));
            }
        }

        moves.AddRange(isSameScope ? before.Where(pair => !met.Contains(pair.Key)).Select(pair => new EscalationMove(EscalationMoveKind.Resolved, pair.Key, pair.Value)) : []);
        return [.. moves.OrderBy(move => move.Kind).ThenByDescending(move => move.Level).ThenBy(move => move.Id, StringComparer.Ordinal)];
    }

    static readonly (MarkFlags Flag, MoveKind Begins, MoveKind Ends)[] Flags =
    [
        (MarkFlags.Jeopardy, MoveKind.Jeopardy, MoveKind.JeopardyOver),
        (MarkFlags.Rejected, MoveKind.Rejected, MoveKind.RejectOver),
        (MarkFlags.Held, MoveKind.Held, MoveKind.Released),
    ];

    static MoveKind FocMove(DateOnly? before, DateOnly? now) => (before, now) switch
    {
        (null, _) => MoveKind.FocGiven,
        (_, null) => MoveKind.FocWithdrawn,
        _ => now > before ? MoveKind.Slipped : MoveKind.PulledIn,
    };
}
