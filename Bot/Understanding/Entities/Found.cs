namespace Demarc.Understanding.Entities;

/// <summary>Something a reader of entities saw; whether it stands is for <see cref="Overlaps"/> to decide.</summary>
/// <param name="From">First token.</param>
/// <param name="To">Token after the last.</param>
readonly record struct Found(EntityKind Kind, string Value, int From, int To)
{
    /// <summary>Decides between two of the same length; higher stands.</summary>
    public int Rank { get; init; }

    public string? Detail { get; init; }

    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>Lets the longest stand where entities overlap.</summary>
static class Overlaps
{
    /// <returns>In the order of the text, none touching a token of another.</returns>
    public static IReadOnlyList<Found> Resolve(Utterance said, List<Found> found)
    {
        found.Sort((a, b) => Compare(said, a, b));
        var taken = new bool[said.Count];
        var standing = new List<Found>();
        foreach (var each in found)
        {
            if (!taken.AsSpan(each.From, each.To - each.From).Contains(true))
            {
                taken.AsSpan(each.From, each.To - each.From).Fill(true);
                standing.Add(each);
            }
        }

        standing.Sort((a, b) => a.From.CompareTo(b.From));
        return standing;
    }

    static int Compare(Utterance said, Found a, Found b) =>
        said.Length(b).CompareTo(said.Length(a)) is not 0 and var length ? length
        : b.Rank.CompareTo(a.Rank) is not 0 and var rank ? rank
        : a.From.CompareTo(b.From) is not 0 and var from ? from
        : a.Kind.CompareTo(b.Kind);
}
