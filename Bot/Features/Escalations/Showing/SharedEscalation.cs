namespace Demarc.Features.Escalations.Showing;

/// <summary>
/// What partners may know of an escalation. Their cards, messages and lists are made from this and from nothing else: it has no notes of ours, no talks
/// with the supplier and no reasons for routing, so none can slip into any of them.
/// </summary>
public sealed record SharedEscalation
{
    /// <summary>The escalation without anything that is ours alone.</summary>
    public required Escalation Facts { get; init; }

    public static SharedEscalation Of(Escalation escalation) => new()
    {
        Facts = escalation with
        {
            Contacts = [],
            RoutedBecause = "",
            Asked = [],
            Followers = [],
            Clocks = escalation.Clocks.Where(clock => clock.Key is EscalationClock.Promise or EscalationClock.Acknowledge or EscalationClock.Close).ToDictionary(),
            Held = new Dictionary<EscalationClock, TimeSpan>(),
            Timeline = [.. escalation.Timeline.Where(entry => !entry.IsInternal)],
        },
    };
}
