using Demarc.Cards.Model;

namespace Demarc.Features.StatusPosts;

/// <summary>What changed since the last post, one line a kind: "2 slipped: FOC Nov 18 → Dec 2 on 48213; …".</summary>
static class MoveLines
{
    const int MostEscalations = 6;

    /// <param name="most">Orders named on one line.</param>
    public static IEnumerable<Text> Of(Moves moves, int most, bool isForPartners)
    {
        foreach (var kind in Enum.GetValues<MoveKind>())
        {
            var these = moves.Of(kind).ToList();
            if (these.Count > 0)
            {
                var named = Text.Join(kind is MoveKind.Slipped or MoveKind.PulledIn ? "; " : ", ", these.Take(most).Select(Named));
                yield return Text.Of($"{StatusLines.Count(these.Count)} {Words(kind, isForPartners)}: ") + named + More(these.Count - most);
            }
        }

        if (moves.Escalations.Count > 0)
        {
            yield return Text.Plain("Escalations: ") + Text.Join(", ", moves.Escalations.Take(MostEscalations).Select(Named)) + More(moves.Escalations.Count - MostEscalations);
        }
    }

    static Text Named(OrderMove move) => move switch
    {
        { Before: { } before, After: { } after } => Text.Of($"FOC {before} → {after} on {StatusLines.Short(move.Number)}"),
        { Kind: MoveKind.FocGiven, After: { } given } => Text.Of($"{StatusLines.Short(move.Number)} for {given}"),
        { Stage: { } stage } => Text.Of($"{StatusLines.Short(move.Number)} {StatusLines.Stage(stage)}"),
        _ => Text.Plain(StatusLines.Short(move.Number)),
    };

    static Text Named(EscalationMove move) => Text.Plain(move.Kind switch
    {
        EscalationMoveKind.Opened => $"{move.Id} opened ({move.Level.ToString().ToLowerInvariant()})",
        EscalationMoveKind.Raised => $"{move.Id} raised to {move.Level.ToString().ToLowerInvariant()}",
        EscalationMoveKind.Lowered => $"{move.Id} lowered to {move.Level.ToString().ToLowerInvariant()}",
        _ => $"{move.Id} resolved",
    });

    static Text More(int left) => left > 0 ? Text.Plain($" and {StatusLines.Count(left)} more") : Text.Empty;

    static string Words(MoveKind kind, bool isForPartners) => kind switch
    {
        MoveKind.Installed => "installed",
        MoveKind.Slipped => "slipped",
        MoveKind.TurnedRed => isForPartners ? "turned late or blocked" : "turned red",
        MoveKind.Jeopardy => "in jeopardy",
        MoveKind.Rejected => "rejected",
        MoveKind.FocWithdrawn => "lost their FOC",
        MoveKind.Held => "put on hold",
        MoveKind.Cancelled => "cancelled",
        MoveKind.Rescued => "rescued",
        MoveKind.FocGiven => "got a FOC",
        MoveKind.PulledIn => "pulled in",
        MoveKind.JeopardyOver => "out of jeopardy",
        MoveKind.RejectOver => "corrected after a reject",
        MoveKind.Released => "off hold",
        MoveKind.StageChanged => "moved on",
        MoveKind.CameIn => "came in",
        _ => "no longer here",
    };
}
