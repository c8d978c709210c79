using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Proving;

/// <summary>"prove ESC-104", "verify ESC-104", "show the ledger of ESC-104".</summary>
public sealed partial class ProofTalk(AtHand atHand)
{
    public const string Intent = "esc.prove";
    const int MostRead = 200;

    public static string? In(string text, Pending? pending) => text.Length <= MostRead && SaidWords.NamesOne(text) && Asks().IsMatch(text) ? Intent : null;

    public Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel) => atHand.EachAsync(turn, session, hand => OneAsync(turn, session, hand, cancel), cancel);

    static async Task<Reply> OneAsync(Turn turn, Session session, Hand hand, CancellationToken cancel)
    {
        var id = hand.Escalation!.Id;
        return hand.Viewer is { SeesInternal: false }
            ? Answers.Say(turn, Answering.Line("refused", Text.Of($"The ledger of {id} is for those who work on it. \"why {id}\" shows what you were told and when."), Tone.Warning), hand.Escalation)
            : await ProofBook.OfAsync(session, id, cancel) is { } book ? Answers.Say(turn, ProofCard.Of(book), hand.Escalation)
            : Answers.Say(turn, Answering.Line("refused", Text.Of($"There is no ledger of {id}."), Tone.Warning));
    }

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|show|give|print|me|us)\W+)*(?:(?:the|a)\W+)?(?:prove|proof|verify|ledger|hash chain|chain of evidence|evidence chain|audit (?:trail|chain|log)|paper trail)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
