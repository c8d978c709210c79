namespace Demarc.Delivery;

/// <summary>The unsent rows of one conversation, in the order they are to be sent.</summary>
sealed class Line
{
    // Of one instant, what was tried before goes first, then what was committed first.
    readonly SortedDictionary<(long Sequence, bool IsNew, long Arrival), Outgoing> rows = [];
    readonly Dictionary<string, (long Sequence, bool IsNew, long Arrival)> places = new(StringComparer.Ordinal);
    long arrivals;

    /// <summary>Someone is sending from it.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Nothing is tried before: a failed try, a platform's wish.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>Tries that failed in a row.</summary>
    public int Failures { get; set; }

    public ITimer? Wake { get; set; }

    public int Count => rows.Count;

    public IEnumerable<Outgoing> Rows => rows.Values;

    public void Put(Outgoing row)
    {
        Remove(row.Id);
        var place = (row.Sequence, row.Attempts == 0, ++arrivals);
        rows.Add(place, row);
        places.Add(row.Id, place);
    }

    public void Remove(string id)
    {
        if (places.Remove(id, out var place))
        {
            rows.Remove(place);
        }
    }

    /// <summary>This very version of it.</summary>
    public bool Has(Outgoing row) => places.TryGetValue(row.Id, out var place) && rows[place].Version == row.Version;

    /// <summary>The first row that may be sent now. One that waits for its time lets others pass, one that failed does not.</summary>
    public Outgoing? First(DateTimeOffset now) =>
        HeldUntil > now ? null : rows.Values.FirstOrDefault(row => row.NotBefore is null || row.NotBefore <= now);

    /// <summary>When there may be something to send; null when there is nothing at all.</summary>
    public DateTimeOffset? Next()
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var earliest = rows.Values.Min(row => row.NotBefore ?? DateTimeOffset.MinValue);
        return earliest > HeldUntil ? earliest : HeldUntil;
    }

    /// <summary>A later row says the same better.</summary>
    public bool IsOvertaken(Outgoing row) =>
        row is { Topic: not null, Kind: OutgoingKind.Post } && rows.Values.LastOrDefault(other => other.Topic == row.Topic && other.Kind == OutgoingKind.Post) is { } newest && newest.Id != row.Id;

    /// <summary>Posts decided before <paramref name="since"/> that may go out now, oldest first: an outage or quiet hours held them up.</summary>
    public IReadOnlyList<Outgoing> Late(DateTimeOffset since, DateTimeOffset now) =>
    [
        .. rows.Values.Where(row => row is { Kind: OutgoingKind.Post, State: OutgoingState.Waiting } && row.CreatedAt < since && (row.NotBefore is null || row.NotBefore <= now)),
    ];
}
