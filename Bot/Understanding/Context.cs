namespace Demarc.Understanding;

/// <summary>What is known before a message is read.</summary>
/// <param name="FocusKind">Kind of the thing talked about a moment ago, e.g. <c>order</c>.</param>
/// <param name="PendingIntent">Intent of the question the bot asked last, if it still waits for an answer.</param>
/// <param name="Today">The asker's date, for "tomorrow" and "next tues".</param>
public sealed record Context(DateOnly Today, string? FocusKind = null, IReadOnlyList<string>? FocusIds = null, string? PendingIntent = null, string? PendingSlot = null);
