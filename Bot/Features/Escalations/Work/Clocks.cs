namespace Demarc.Features.Escalations.Work;

/// <summary>Setting and stopping one clock of several.</summary>
public static class Clocks
{
    public static readonly IReadOnlyDictionary<EscalationClock, DateTimeOffset> Empty = new Dictionary<EscalationClock, DateTimeOffset>();

    public static readonly IReadOnlyDictionary<EscalationClock, TimeSpan> None = new Dictionary<EscalationClock, TimeSpan>();

    public static IReadOnlyDictionary<EscalationClock, DateTimeOffset> Only(EscalationClock clock, DateTimeOffset at) => Empty.With(clock, at);

    public static IReadOnlyDictionary<EscalationClock, DateTimeOffset> With(this IReadOnlyDictionary<EscalationClock, DateTimeOffset> clocks, EscalationClock clock, DateTimeOffset at) =>
        new Dictionary<EscalationClock, DateTimeOffset>(clocks) { [clock] = at.ToUniversalTime() };

    public static IReadOnlyDictionary<EscalationClock, TimeSpan> With(this IReadOnlyDictionary<EscalationClock, TimeSpan> held, EscalationClock clock, TimeSpan left) =>
        new Dictionary<EscalationClock, TimeSpan>(held) { [clock] = left };

    public static IReadOnlyDictionary<EscalationClock, DateTimeOffset> Without(this IReadOnlyDictionary<EscalationClock, DateTimeOffset> clocks, params ReadOnlySpan<EscalationClock> stopped)
    {
        var rest = new Dictionary<EscalationClock, DateTimeOffset>(clocks);
        foreach (var clock in stopped)
        {
            rest.Remove(clock);
        }

        return rest;
    }
}
