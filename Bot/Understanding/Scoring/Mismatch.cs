using System.Collections.Frozen;
using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>What a question says that an article cannot answer, however near it is.</summary>
static class Mismatch
{
    static readonly FrozenSet<string> Priced = ["$", "%", "cost", "price", "fee", "charge", "percent", "commission"];

    /// <summary>One carrier's rule does not answer for another.</summary>
    public static bool IsOfAnotherCarrier(Request request, Lesson lesson) =>
        lesson.Carrier is { } own && Carriers(request).Any() && !Carriers(request).Contains(own);

    /// <summary>A carrier is named that the article does not speak of.</summary>
    public static bool IsSilentOnCarrier(Request request, FoundArticle found) => Carriers(request).Any(carrier => !found.Carriers.Contains(carrier));

    /// <summary>A code is named that does not stand in the article.</summary>
    public static bool IsSilentOnCode(Request request, Lesson lesson) =>
        request.Found.Any(found => found.Kind == EntityKind.Code && !lesson.Text.Contains(found.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Somebody's number or mail, which articles never hold, or a price where the article has none.</summary>
    public static bool LacksWhatIsAsked(Request request, Lesson lesson) =>
        request.Says("phone number for", "phone number of", "number to call", "number to reach", "email for", "email of", "email address", "mailing address", "fax number", "contact info", "headquarters", "whats the email", "direct line")
        || (request.Says("how much", "price", "pricing", "cost", "list price", "quote", "priced") && !Priced.Any(word => lesson.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    static IEnumerable<string> Carriers(Request request) => request.Found.Where(found => found.Kind == EntityKind.Carrier).Select(found => found.Value);
}
