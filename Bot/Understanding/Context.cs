namespace Demarc.Understanding;

/// <summary>What is known before a message is read.</summary>
/// <param name="FocusKind">Kind of the thing talked about a moment ago, e.g. <c>order</c>.</param>
/// <param name="PendingIntent">Intent of the question the bot asked last, if it still waits for an answer.</param>
/// <param name="PendingSlot">What that question asked for: <c>order_id</c>, <c>level</c>, <c>date</c>, … Any other name takes the message as it is.</param>
/// <param name="Today">The asker's date, for "tomorrow" and "next tues".</param>
/// <param name="LastIntent">What was asked last, for "and 55811?".</param>
/// <param name="MayKnow">Which names and ids of the house are read as such: those the asker may see, since to know a name would be to tell that it is there. Null: all.</param>
/// <param name="IsPartner">A partner asks: "48213 rejected 6D" wants to know, where the same words of staff tell.</param>
public sealed record Context(
    DateOnly Today,
    string? FocusKind = null,
    IReadOnlyList<string>? FocusIds = null,
    string? PendingIntent = null,
    string? PendingSlot = null,
    string? LastIntent = null,
    Func<EntityKind, string, bool>? MayKnow = null,
    bool IsPartner = false);
