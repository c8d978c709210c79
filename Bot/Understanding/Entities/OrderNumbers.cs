using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>
/// Order numbers: <c>#48213</c>, <c>ORD-48213</c>, <c>SO 88412</c>, "order no. 48213", and bare numbers of 5 to 8 digits that nothing else explains.
/// The value is the digits, with ORD- or SO- in front when that was written.
/// </summary>
static class OrderNumbers
{
    const int Shortest = 4;
    const int Longest = 10;

    static readonly HashSet<string> Named = ["order", "orders", "ordr", "oder", "orde"];
    static readonly HashSet<string> Prefixes = ["ord", "so"];
    static readonly HashSet<string> Numbers = ["number", "no", "num", "nbr", "nr", "id", "is"];

    static readonly HashSet<string> OtherCues =
    [
        "acct", "account", "acc", "zip", "zipcode", "suite", "ste", "pin", "code", "ext", "extension", "x", "ban", "floor", "room", "ticket", "passcode", "invoice",
        "bill", "spid", "port", "page", "tin", "vlan", "apt", "unit", "case", "article",
    ];

    // Where these are spoken of, five digits are a zip code.
    static readonly HashSet<string> Places = ["serviceability", "serviceable", "qualify", "prequal", "available", "availability", "coverage", "reach", "serve", "serves", "zip", "address", "lit", "onnet"];

    static readonly HashSet<string> Rejects = ["reject", "rejected", "rejects", "rejection", "mismatch"];

    static readonly HashSet<string> Streets = ["st", "street", "ave", "avenue", "rd", "road", "blvd", "dr", "drive", "ln", "lane", "way", "pkwy", "hwy", "n", "s", "e", "w", "north", "south", "east", "west"];

    public static void Find(Utterance said, Gazetteer gazetteer, List<Found> found)
    {
        if (Spaced(said) is { } spaced)
        {
            found.Add(Known(said, gazetteer, spaced));
            return;
        }

        var shortest = IsAboutPlaces(said) ? 6 : 5;
        for (var i = 0; i < said.Count; i++)
        {
            if (Prefixed(said, i) is { } prefixed)
            {
                found.Add(Known(said, gazetteer, prefixed));
            }
            else if (IsBareNumber(said, i, shortest))
            {
                found.Add(Known(said, gazetteer, new Found(EntityKind.OrderId, said[i].Text, i, i + 1) { Rank = 2 }));
            }
        }
    }

    // "482 13", "48,213?" and nothing else: five or six digits in two groups.
    static Found? Spaced(Utterance said)
    {
        var end = said.Count;
        while (end > 0 && said[end - 1] is { Kind: not (TokenKind.Number or TokenKind.Word or TokenKind.Mixed) })
        {
            end--;
        }

        var isParted = end == 3 && (said[1].Is(',') || said[1].Is('.') || said[1].Is('-'));
        var last = isParted ? 2 : 1;
        return end == last + 1 && said.IsNumber(0, 2, 4) && said.IsNumber(last, 2, 4) && said[0].Text.Length + said[last].Text.Length is 5 or 6 && (!isParted || said[1].IsGlued)
            ? new Found(EntityKind.OrderId, said[0].Text + said[last].Text, 0, end) { Rank = 4 }
            : null;
    }

    // What the store calls it, when it knows it.
    static Found Known(Utterance said, Gazetteer gazetteer, Found order)
    {
        var ids = gazetteer.IdsOf(EntityKind.OrderId, order.Value, said.Context);
        if (ids.Count == 0 && order.Value.Contains('-', StringComparison.Ordinal))
        {
            ids = gazetteer.IdsOf(EntityKind.OrderId, order.Value[(order.Value.IndexOf('-', StringComparison.Ordinal) + 1)..], said.Context);
        }

        return ids.Count == 0 ? order : order with { Value = ids[0], Others = [.. ids.Skip(1)] };
    }

    static Found? Prefixed(Utterance said, int i)
    {
        if (said[i].Is('#') && IsId(said, i + 1) && said[i + 1].IsGlued && !said.IsIn(i - 1, OtherCues))
        {
            return new Found(EntityKind.OrderId, said[i + 1].Text, i, i + 2) { Rank = 4 };
        }

        if (said[i].Kind == TokenKind.Mixed && Joined(said[i].Text) is { } joined)
        {
            return new Found(EntityKind.OrderId, joined, i, i + 1) { Rank = 4 };
        }

        var isNamed = said.IsIn(i, Named);
        if (!isNamed && !said.IsIn(i, Prefixes))
        {
            return null;
        }

        var at = i + 1;
        while (at - i < 5 && (said[at].Is('-') || said[at].Is('#') || said[at].Is(':') || said[at].Is('.') || said.IsIn(at, Numbers)))
        {
            at++;
        }

        // "order no. 48 213"
        if (isNamed && at > i + 1 && said.IsNumber(at, 2, 3) && said.IsNumber(at + 1, 3, 3) && !said[at + 1].IsGlued && !IsPartOfMore(said, at + 1))
        {
            return new Found(EntityKind.OrderId, said[at].Text + said[at + 1].Text, at, at + 2) { Rank = 4 };
        }

        // "order 48,213"
        if (isNamed && said.IsNumber(at, 2, 3) && (said[at + 1].Is(',') || said[at + 1].Is('.')) && said[at + 1].IsGlued && said.IsNumber(at + 2, 3, 3) && said[at + 2].IsGlued && !IsPartOfMore(said, at + 2))
        {
            return new Found(EntityKind.OrderId, said[at].Text + said[at + 2].Text, at, at + 3) { Rank = 4 };
        }

        if (!IsId(said, at) || (said.Is(i, "so") && !said[at].IsGlued && !said[i].IsUpper && !said[at - 1].Is('#')))
        {
            return null;
        }

        return isNamed
            ? new Found(EntityKind.OrderId, said[at].Text, said[at - 1].Is('#') ? at - 1 : at, at + 1) { Rank = 4 }
            : new Found(EntityKind.OrderId, $"{said[i].Text.ToUpperInvariant()}-{said[at].Text}", i, at + 1) { Rank = 4 };
    }

    static string? Joined(string text)
    {
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && text.Length - prefix.Length is >= Shortest and <= Longest && text.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return $"{prefix.ToUpperInvariant()}-{text[prefix.Length..]}";
            }
        }

        return text.StartsWith("order", StringComparison.Ordinal) && text.Length - 5 is >= Shortest and <= Longest && text.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0
            ? text[5..]
            : null;
    }

    static bool IsId(Utterance said, int i) => said.IsNumber(i, Shortest, Longest) && !IsPartOfMore(said, i);

    static bool IsBareNumber(Utterance said, int i, int shortest)
    {
        if (!said.IsNumber(i, shortest, 8) || IsPartOfMore(said, i) || (said[i].IsGlued && !said[i - 1].Is('(') && !said[i - 1].Is('"') && !said[i - 1].Is(',') && !said[i - 1].Is(':') && !said[i - 1].Is('/')))
        {
            return false;
        }

        // A zip code stands after a state or a cue, a house number before a street.
        var isState = said[i - 1] is { Kind: TokenKind.Word, Text.Length: 2, IsUpper: true } && !said.IsShouted && !said.Is(i - 1, "on", "is", "so", "id");
        return !isState && !said.IsIn(i - 1, OtherCues) && !(said[i - 1].Is('#') && said.IsIn(i - 2, OtherCues)) && !(said.Is(i - 1, "number", "no", "is") && said.IsIn(i - 2, OtherCues)) && !said.IsIn(i + 2, Streets) && !said.IsIn(i + 1, Streets);
    }

    // 48213.50, 10/48213, 48213-7: something else.
    static bool IsPartOfMore(Utterance said, int i) =>
        said[i + 1].IsGlued && (said[i + 1].IsAlphanumeric || said[i + 1].Is('%') || (said[i + 2].IsGlued && said[i + 2].Kind == TokenKind.Number && !said[i + 1].Is(',') && !said[i + 1].Is(':')));

    // An order rejected for its address is an order all the same.
    static bool IsAboutPlaces(Utterance said) => Speaks(said, Places) && !Speaks(said, Rejects) && !AsksForAddress(said);

    // "the address of 48213" is on that order's record.
    static bool AsksForAddress(Utterance said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.Is(i, "address") && said.Is(i + 1, "of", "for", "on") && (said.IsNumber(i + 2, 5, 8) || (said.Is(i + 2, "order") && said.IsNumber(i + 3, 5, 8))))
            {
                return true;
            }
        }

        return false;
    }

    static bool Speaks(Utterance said, HashSet<string> words)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsIn(i, words))
            {
                return true;
            }
        }

        return false;
    }
}
