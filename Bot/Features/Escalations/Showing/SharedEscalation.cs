using Demarc.Features.Escalations.Ladder;

namespace Demarc.Features.Escalations.Showing;

/// <summary>
/// What partners may know of an escalation. Their cards, messages and lists are made from this and from nothing else: it has no notes of ours, no talks
/// with the supplier and no reasons for routing, so none can slip into any of them.
/// </summary>
public sealed record SharedEscalation
{
    /// <summary>The escalation without anything that is ours alone.</summary>
    public required Escalation Facts { get; init; }

    /// <summary>The steps to come that partners hear of.</summary>
    public IReadOnlyList<SharedStep> Ahead { get; init; } = [];

    public static SharedEscalation Of(Escalation escalation, IReadOnlyList<Foretold> ahead) =>
        Of(escalation) with { Ahead = [.. ahead.Where(step => step.Clock is not (EscalationClock.Reminder or EscalationClock.NextStep)).Select(SharedStep.Of)] };

    public static SharedEscalation Of(Escalation escalation) => new()
    {
        Facts = escalation with
        {
            Contacts = [],
            RoutedBecause = "",
            Choices = [],
            Asked = [],
            Followers = [],
            Clocks = escalation.Clocks.Where(clock => clock.Key is EscalationClock.Promise or EscalationClock.Acknowledge or EscalationClock.Close).ToDictionary(),
            Held = new Dictionary<EscalationClock, TimeSpan>(),
            Timeline = [.. escalation.Timeline.Where(entry => !entry.IsInternal)],
        },
    };
}

/// <summary>A step to come, with what partners may know of it.</summary>
/// <param name="Holder">Person id of who has it then.</param>
/// <param name="Next">Person id of who has it after; null: as before.</param>
/// <param name="Level">That it goes up to; null: as before.</param>
/// <param name="SupplierLevel">After it.</param>
/// <param name="IsDate">The supplier's own date ends.</param>
/// <param name="Promise">When they hear next, after it.</param>
public sealed record SharedStep(DateTimeOffset At, EscalationClock Clock, string? Holder, string? Next, EscalationLevel? Level, int SupplierLevel, bool IsDate, DateTimeOffset? Promise)
{
    public static SharedStep Of(Foretold step) => new(
        step.At,
        step.Clock,
        step.Before.Assignee,
        step.After.Assignee == step.Before.Assignee ? null : step.After.Assignee,
        step.After.Level == step.Before.Level ? null : step.After.Level,
        step.After.SupplierLevel,
        step.Before.State == EscalationState.CommitmentReceived,
        step.After.Clocks.TryGetValue(EscalationClock.Promise, out var promise) ? promise : null);
}
