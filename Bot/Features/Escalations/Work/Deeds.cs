using Demarc.Cards.Model;
using Demarc.Features.Escalations.Showing;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Who did what to an escalation, when and why, out of its timeline.</summary>
static class Deeds
{
    /// <summary>The last time the act that a question names was done, as far as the asker may see it; null when the question names none.</summary>
    public static Text? Answer(Escalation escalation, string question, Person asker, Names names)
    {
        if (Asked(question) is not var (kinds, participle))
        {
            return null;
        }

        var done = escalation.Timeline.Where(entry => kinds.Contains(entry.Kind) && (asker.IsStaff || !entry.IsInternal)).ToList();
        return done.Count == 0
            ? Text.Of($"{escalation.Id} was not {participle}, so far as you may see it.")
            : Text.Of($"{escalation.Id}: {Text.Join(" ", [.. done.TakeLast(Most).Select(entry => Sentence(EntryWords.Line(entry, escalation, names, isMarked: false)))])}");
    }

    const int Most = 3;

    static Text Sentence(Text words) => words.ToString() is [.., '.' or '!' or '?' or '…'] ? words : Text.Of($"{words}.");

    static (EntryKind[] Kinds, string Participle)? Asked(string question) => ActsSaid.IntentIn(question) switch
    {
        "esc.resolve" => ([EntryKind.Resolved, EntryKind.Confirmed, EntryKind.Withdrawn, EntryKind.Closed], "resolved or closed"),
        "esc.reopen" => ([EntryKind.Reopened], "opened again"),
        "esc.ack" => ([EntryKind.Acknowledged], "acknowledged"),
        "esc.take" or "esc.assign" => ([EntryKind.Assigned, EntryKind.Acknowledged], "taken or given to anybody"),
        "esc.raise" => ([EntryKind.Opened, EntryKind.RaiseAsked, EntryKind.Raised, EntryKind.Lowered, EntryKind.SupplierLevel], "raised"),
        _ => null,
    };
}
