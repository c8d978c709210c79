namespace Demarc.Features.Escalations.Work;

/// <summary>By whose hand, and when.</summary>
/// <param name="By">Person id, or <see cref="Turns.Audit.TheClock"/>.</param>
public readonly record struct Stamp(string By, DateTimeOffset At);
