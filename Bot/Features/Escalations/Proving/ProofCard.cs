using System.Globalization;
using Demarc.Cards.Model;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Proving;

/// <summary>What can be proven of one escalation, the latest last, and the hash that vouches for all of it.</summary>
static class ProofCard
{
    const int MostLines = 30;
    const int MostFindings = 5;

    public static Card Of(ProofBook book)
    {
        var standing = book.Lines.Count == 0 ? Text.Of($"Nothing is written in the ledger of {book.Id}: it is from before there was one.")
            : book.Report.IsIntact ? Text.Of($"The ledger of {book.Id} has {book.Lines.Count} lines and is as it was written.")
            : Text.Of($"The ledger of {book.Id} was tampered with: {book.Report.Findings[0]}");
        return new Card("escalation.proof", $"Proof of {book.Id}", standing)
        {
            Tone = book.Report.IsIntact ? Tone.Neutral : Tone.Bad,
            Body =
            [
                .. book.Report.Findings.Count > 1 ? [new Bullets([.. book.Report.Findings.Skip(1).Take(MostFindings).Select(Text.Plain)])] : Array.Empty<Block>(),
                .. book.Lines.Count > MostLines ? [new Note(Text.Plain(string.Create(CultureInfo.InvariantCulture, $"The latest {MostLines}; \"demarc prove {book.Id}\" in a terminal prints all.")))] : Array.Empty<Block>(),
                .. book.Lines.Count > 0 ? [new Bullets([.. book.Lines.TakeLast(MostLines).Select(line => Text.Of($"{line.Number}. {line.At}: {book.Words(line)}"))])] : Array.Empty<Block>(),
                .. book.Head is { } head ? [new Note(Text.Of($"Hash of the last line: {Text.Code(head.Hash)}. Kept elsewhere, it proves the lines before it."))] : Array.Empty<Block>(),
            ],
            Buttons = [new AskButton($"Show {book.Id}", $"show {book.Id}"), new AskButton($"Why {book.Id}", $"why {book.Id}")],
        };
    }
}
