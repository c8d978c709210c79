using Demarc.Cards.Model;

namespace Demarc.Features.Escalations.Showing;

/// <summary>All that happened, oldest first.</summary>
static class HistoryCard
{
    /// <summary>More is read in no chat; of the rest the newest are shown.</summary>
    const int MostEntries = 40;

    /// <param name="shown">The escalation with no more in it than the reader may see.</param>
    /// <param name="asksForNotes">Internal notes were asked for by name.</param>
    public static Card Of(Escalation shown, Names names, bool seesInternal, bool asksForNotes)
    {
        var entries = shown.Timeline;
        var refusal = asksForNotes && !seesInternal ? $"Internal notes on {shown.Id} are for the distributor's staff. " : "";
        var lead = entries.Count switch
        {
            0 => Text.Of($"{refusal}Nothing stands in the history of {shown.Id} that you may see."),
            1 => Text.Of($"{refusal}One thing happened on {shown.Id}{(seesInternal ? "" : " that is for you to see")}. It is {StateWords.Short(shown).ToLowerInvariant()}."),
            var count => Text.Of($"{refusal}{count} things happened on {shown.Id}{(seesInternal ? "" : " that are for you to see")}, the last {entries[^1].At}. It is {StateWords.Short(shown).ToLowerInvariant()}."),
        };
        return new Card("escalation.history", $"History of {shown.Id}", lead)
        {
            Body =
            [
                .. entries.Count > MostEntries ? [new Note(Text.Plain($"The newest {MostEntries}; {entries.Count - MostEntries} earlier ones are left out."))] : Array.Empty<Block>(),
                .. entries.Count > 0 ? [new Bullets([.. entries.TakeLast(MostEntries).Select(entry => EntryWords.Line(entry, shown, names, isMarked: seesInternal))])] : Array.Empty<Block>(),
            ],
            Buttons = [NewsCard.Show(shown)],
        };
    }
}
