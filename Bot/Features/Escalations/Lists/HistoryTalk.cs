using System.Text.RegularExpressions;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Lists;

/// <summary>"history of ESC-104", "what happened on ESC-104": all of its timeline that the asker may read. Internal notes are shown to no partner, and it is said so when they are asked for.</summary>
public sealed partial class HistoryTalk(AtHand atHand)
{
    public const string Intent = "esc.history";
    const int MostRead = 200;

    public static string? In(string text, Pending? pending) => text.Length <= MostRead && SaidWords.NamesOne(text) && (Asks().IsMatch(text) || Internal().IsMatch(text)) ? Intent : null;

    public Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var asksForNotes = Internal().IsMatch(turn.Inbound.Text);
        return atHand.EachAsync(
            turn,
            session,
            async hand => Answers.Say(turn, HistoryCard.Of(Shown(hand), await Names.OfAsync(session, hand.Escalation!, cancel), hand.Viewer!.SeesInternal, asksForNotes), hand.Escalation),
            cancel);
    }

    static Escalation Shown(Hand hand) => hand.Viewer!.SeesInternal ? hand.Escalation! : SharedEscalation.Of(hand.Escalation!).Facts;

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you|could you|show|give|see|get|pull up|read|tell|me|us|the|full|whole|complete|all|entire)\W+)*(?:(?:esc|escalation)[\s#_-]*\d{1,9}\W+(?:the\s+|full\s+|whole\s+)*)?(?:history|timeline|log\b|chronology|what (?:all |has |was |is )?(?:happened|been done|done|going on)\b|everything (?:that happened |done )?(?:on|about|in|with|for)\b|full story|story so far|who did what)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|can i|may i|show|give|see|get|read|tell|list|me|us|the|all|your|their|what(?:'s| is| are| do| does)?|any|are there|have|say)\W+)*(?:internal|private|staff|hidden)\s+(?:notes?|comments?|remarks?|history|log)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Internal();
}
