using System.Collections.Frozen;

namespace Demarc.Understanding.Requests;

/// <summary>What several readers ask of a request.</summary>
static class Saying
{
    static readonly FrozenSet<string> SmallChange =
    [
        "a", "an", "the", "and", "please", "hi", "hello", "hey", "there", "can", "could", "would", "you", "your", "i", "me", "we", "us", "my", "our", "is", "are", "am", "it", "its", "this", "that", "to", "of", "on", "for", "in", "with", "do", "does", "did",
        "be", "just", "now", "so", "ok", "okay", "um", "uh", "well", "oh", "yes", "no", "not", "get", "give", "need", "want", "like", "have", "has", "had", "one", "order", "orders", "number", "sorry", "team", "guys", "folks", "good", "morning", "afternoon",
        "asap", "today", "yet", "some", "any", "at", "thanks", "thank", "quick", "really", "also", "again", "still", "about", "what", "whats", "pon", "or",
    ];

    /// <summary>Words that are neither an id nor small change.</summary>
    public static int Content(this Request request) => request.Words.Count(word => word[0] != '<' && !SmallChange.Contains(word));

    /// <summary>Is it about an order: one that is named, or the one talked of a moment ago?</summary>
    public static bool IsAboutOrder(this Request request) => request.HasOrder || (request.IsFocusedOn("order") && !request.HasName);

    public static bool IsAboutEscalation(this Request request) =>
        request.Has(EntityKind.EscalationId) || (request.IsFocusedOn("escalation") && !request.HasOrder);
}
