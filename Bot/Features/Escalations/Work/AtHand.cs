using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Work;

/// <summary>The escalation a turn is about, and what this person may do with it; or the answer why not.</summary>
public sealed record Hand(Escalation? Escalation, Viewer? Viewer, Reply? Refusal)
{
    public static Hand No(Reply refusal) => new(null, null, refusal);
}

/// <summary>Finds what a click, a form or a message is about, and asks the policy. What is not there and what is not theirs are answered alike.</summary>
public sealed class AtHand(Policy policy, Sight sight)
{
    const int LongestId = 24;

    public async Task<Hand> FindAsync(Turn turn, Session session, string? said, Act act, CancellationToken cancel)
    {
        var id = EscalationNumbers.IdOf(said);
        var escalation = id is null ? null : await session.LoadAsync(Escalations.All, id, cancel);
        if (escalation is null || sight.Of(turn.Person, escalation) is not { } viewer)
        {
            return Hand.No(Answers.Refused(turn, NotThere(id ?? said)));
        }

        return policy.Allows(turn.Person, act, escalation.Owner)
            ? new Hand(escalation, viewer, null)
            : Hand.No(Answers.Refused(turn, NotAllowed(act, escalation), escalation));
    }

    /// <summary>Ids a message names, else the one the talk is about; of several that were shown nobody knows which.</summary>
    public static IReadOnlyList<string> Named(Turn turn)
    {
        var named = turn.Meaning?.Values(EntityKind.EscalationId).Select(EscalationNumbers.IdOf).OfType<string>().Distinct().ToList() ?? [];
        return named.Count > 0 ? named : turn.Focus is { Kind: "escalation", Ids: [var focused] } ? [focused] : [];
    }

    /// <summary>An answer for each of those that are named, or for the one the talk is about.</summary>
    /// <param name="answer">What is said of one that the person may see.</param>
    /// <returns>Silence: none is named.</returns>
    public async Task<Reply> EachAsync(Turn turn, Session session, Func<Hand, Task<Reply>> answer, CancellationToken cancel)
    {
        var replies = new List<Reply>();
        foreach (var id in Named(turn))
        {
            var hand = await FindAsync(turn, session, id, Act.SeeEscalation, cancel);
            replies.Add(hand.Refusal ?? await answer(hand));
        }

        return replies switch { [] => new Reply.Silence(), [var only] => only, _ => new Reply.Several(replies) };
    }

    static Text NotThere(string? said)
    {
        var id = (said ?? "").Trim();
        return Text.Of($"I find no escalation {(id.Length > LongestId ? id[..LongestId] + "…" : id)} that you may see. Say \"my escalations\" for those you may.");
    }

    static Text NotAllowed(Act act, Escalation escalation) => act switch
    {
        Act.WorkEscalation => Text.Of($"Only project managers and leadership work on {escalation.Id}. You can add to it: say what they should know, and they read it there."),
        Act.AssignEscalation => Text.Of($"Only project managers and leadership decide who has {escalation.Id}."),
        Act.SeeInternalNotes => Text.Of($"Internal notes on {escalation.Id} are for the distributor's staff. To tell the project manager something, add it to {escalation.Id}."),
        _ => Text.Of($"You may see {escalation.Id} but not do that with it."),
    };
}
