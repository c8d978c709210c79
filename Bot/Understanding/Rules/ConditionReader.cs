using System.Collections.Frozen;
using System.Globalization;
using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Rules;

/// <summary>Reads one condition of a rule; the head of rules.tsv tells the language.</summary>
static class ConditionReader
{
    /// <returns>Null when it is none.</returns>
    public static Func<Request, bool>? Read(string text, IReadOnlyDictionary<string, string[]> sets)
    {
        if (text.StartsWith("not ", StringComparison.Ordinal))
        {
            return Read(text[4..], sets) is { } turned ? request => !turned(request) : null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (verb, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..].Trim());
        return verb switch
        {
            "question" => request => request.IsQuestion,
            "partner" => request => request.Context.IsPartner,
            "shape" => rest switch { "invitation" => Shapes.HasInvitation, "range" => Shapes.HasRange, _ => null },
            "content" => Number(rest) is { } most ? request => request.Content() <= most : null,
            "words" => Number(rest) is { } most ? request => request.Words.Count <= most : null,
            "only" => Only(rest, sets),
            _ => rest.Length > 0 && Phrases(rest, sets) is { } phrases ? Spoken(verb, phrases) : null,
        };
    }

    static Func<Request, bool>? Spoken(string verb, string[] phrases) => verb switch
    {
        "says" => request => request.Says(phrases),
        "starts" => request => request.Starts(phrases),
        "is" => request => request.Is(phrases),
        "ends" => request => request.Ends(phrases),
        "raw" => request => phrases.Any(phrase => request.Raw.Contains(phrase, StringComparison.Ordinal)),
        "focus" => request => phrases.Any(request.IsFocusedOn),
        "field" => request => request.Found.Any(found => found.Kind == EntityKind.Field && phrases.Contains(found.Detail)),
        "has" => Has(phrases),
        "about" => About(phrases),
        _ => null,
    };

    static Func<Request, bool>? Has(string[] names)
    {
        var kinds = new List<EntityKind>();
        foreach (var name in names)
        {
            if (Kinds(name) is not { } some)
            {
                return null;
            }

            kinds.AddRange(some);
        }

        return request => request.Found.Any(found => kinds.Contains(found.Kind));
    }

    static EntityKind[]? Kinds(string name) => name switch
    {
        "order" => [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId],
        "name" => [EntityKind.Customer, EntityKind.Partner],
        _ => Enum.TryParse<EntityKind>(name, out var kind) ? [kind] : null,
    };

    static Func<Request, bool>? About(string[] what) => what switch
    {
        ["order"] => request => request.IsAboutOrder(),
        ["subject"] => request => request.IsAboutOrder() || request.HasName,
        ["escalation"] => request => request.IsAboutEscalation(),
        _ => null,
    };

    static Func<Request, bool>? Only(string rest, IReadOnlyDictionary<string, string[]> sets)
    {
        if (rest.Split('/') is not [var heart, var others, var most] || !sets.TryGetValue(heart, out var inner) || !sets.TryGetValue(others, out var outer) || Number(most) is not { } words)
        {
            return null;
        }

        var (needed, allowed) = (inner.ToFrozenSet(), outer.ToFrozenSet());
        return request => request.Words.Count > 0 && request.Words.Count <= words
            && request.Words.All(word => needed.Contains(word) || allowed.Contains(word)) && request.Words.Any(needed.Contains);
    }

    static string[]? Phrases(string rest, IReadOnlyDictionary<string, string[]> sets)
    {
        var phrases = new List<string>();
        foreach (var part in rest.Split('|'))
        {
            if (!part.StartsWith('$'))
            {
                phrases.Add(part);
            }
            else if (sets.TryGetValue(part, out var set))
            {
                phrases.AddRange(set);
            }
            else
            {
                return null;
            }
        }

        return [.. phrases];
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
