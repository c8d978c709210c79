using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Street addresses, as written, and CLLI codes.</summary>
static class Sites
{
    const int MostNameWords = 3;

    static readonly HashSet<string> Streets =
    [
        "st", "street", "ave", "avenue", "rd", "road", "blvd", "boulevard", "dr", "drive", "ln", "lane", "way", "ct", "court", "pkwy", "parkway", "pl", "place", "hwy", "highway", "ter", "cir", "circle",
        "plaza", "sq", "square", "trail", "trl", "loop",
    ];

    static readonly HashSet<string> Rooms = ["suite", "ste", "unit", "apt", "floor", "fl", "rm", "room", "bldg"];
    static readonly HashSet<string> PlaceCues = ["at", "in", "to", "for", "address", "site", "location"];

    static readonly HashSet<string> Small =
    [
        "is", "on", "the", "in", "by", "a", "an", "of", "to", "and", "or", "for", "with", "was", "at", "this", "that", "be", "it", "has", "have", "we", "you", "i", "my", "days", "day", "weeks",
        "week", "business", "bd", "hours", "foc", "status", "am", "pm", "but", "not", "if", "when", "will", "can", "seats", "lines", "numbers", "users", "sites", "phones", "meg", "gig", "mbps", "m", "g",
        "ports", "tns", "dids", "orders", "months", "month", "percent", "dollars", "x", "sip", "pots", "pri", "new", "more", "site", "over", "today", "tomorrow", "now",
    ];

    static readonly HashSet<string> States = [.. "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr".Split(' ')];

    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsNumber(i, 1, 5) && !said[i].IsGlued && Address(said, i) is { } end)
            {
                found.Add(new Found(EntityKind.Site, said.Text.AsWritten(said[i].Start, said[end - 1].End).Text, i, end) { Rank = 2 });
            }
            else if (IsClli(said, i))
            {
                found.Add(new Found(EntityKind.Site, said[i].Text.ToUpperInvariant(), i, i + 1) { Rank = 2 });
            }
        }
    }

    static int? Address(Utterance said, int i)
    {
        var at = i + 1;
        while (at - i <= MostNameWords && IsNameWord(said, at) && !said.IsIn(at, Streets))
        {
            at++;
        }

        if (said.IsIn(at, Streets) && at > i + 1)
        {
            return Tail(said, at + 1);
        }

        // "at 400 Oak": a cue before, one or two words that look like a name.
        var hasName = IsNameWord(said, i + 1) && said[i + 1].Text.Length > 1 || (said.Is(i + 1, "n", "s", "e", "w") && IsNameWord(said, i + 2));
        var isPlace = said.IsIn(i - 1, PlaceCues) && said[i].Text.Length >= 2 && hasName && (said[i + 1].IsCapitalised || !English.IsVeryCommon(said[i + 1].Text) || said.Is(i - 1, "at"));
        return isPlace || IsAlone(said, i) ? Tail(said, said[i + 1].Text.Length == 1 ? i + 3 : i + 2) : null;
    }

    // "410 larkspur?", "status on 410 larkspur": a word that is none of English, and nothing after it.
    static bool IsAlone(Utterance said, int i) =>
        said.IsNumber(i, 2, 4) && (i == 0 || said.Is(i - 1, "on", "of", "about", "and")) && IsNameWord(said, i + 1) && said[i + 1].Text.Length >= 4 && !English.Knows(said[i + 1].Text)
        && (!said[i + 2].IsAlphanumeric || said.IsIn(i + 2, Rooms));

    static bool IsNameWord(Utterance said, int i) =>
        ((said[i].Kind == TokenKind.Word && !said.IsIn(i, Small)) || DateWordLike(said[i])) && !said[i].IsGlued;

    // "55 5th ave"
    static bool DateWordLike(Token token) => token.Kind == TokenKind.Mixed && token.Text.Length <= 5 && char.IsAsciiDigit(token.Text[0]) && token.Text[^2..] is "st" or "nd" or "rd" or "th";

    // Suite, city, state and zip, as far as they are there.
    static int Tail(Utterance said, int end)
    {
        var at = said[end].Is('.') || said[end].Is(',') ? end + 1 : end;
        if (said.IsIn(at, Rooms) || said[at].Is('#'))
        {
            at++;
            at += said[at].Is('#') ? 1 : 0;
            if (said[at].IsAlphanumeric)
            {
                end = at + 1;
                at = said[end].Is(',') ? end + 1 : end;
            }
        }

        for (var city = 0; city <= 3; city++)
        {
            var state = at + city;
            if (said.IsIn(state, States) && (city > 0 || said[state].IsUpper) && (said[state].IsUpper || said.IsNumber(state + 1, 5, 5)))
            {
                var zip = said.IsNumber(state + 1, 5, 5) ? state + 2 : state + 1;
                return said[zip].Is('-') && said[zip].IsGlued && said.IsNumber(zip + 1, 4, 4) ? zip + 2 : zip;
            }

            if (said[state].Is(','))
            {
                continue;
            }

            if (said.IsNumber(state, 5, 5) && city > 0)
            {
                return state + 1;
            }

            if (said[state].Kind != TokenKind.Word || said.IsIn(state, Small))
            {
                break;
            }
        }

        return end;
    }

    // ATLNGAMA27W, ATLNGAMA: place, state, building, and the switch in it.
    static bool IsClli(Utterance said, int i)
    {
        var text = said[i].Text;
        return text.Length is 8 or 11 && said[i].IsUpper && text.AsSpan(0, 6).IndexOfAnyExceptInRange('a', 'z') < 0 && text.All(char.IsAsciiLetterOrDigit)
            && States.Contains(text[4..6]) && (said[i].Kind == TokenKind.Mixed || said.Is(i - 1, "clli", "code")) && !said[i].IsGlued;
    }
}
