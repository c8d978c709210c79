using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Telephone numbers in every spelling, as ten digits; blocks of them as <c>3125550100-0119</c>. Seven digits are no number: nobody knows whose.</summary>
static class TelephoneNumbers
{
    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (Read(said, i) is not (var digits, var end))
            {
                continue;
            }

            var isBilling = said.Is(i - 1, "btn") || said.Is(i - 2, "btn");
            var single = new Found(EntityKind.Tn, digits, i, end) { Rank = 5, Detail = isBilling ? "btn" : null };
            found.Add(Range(said, digits, i, end) ?? single);
            i = end - 1;
        }
    }

    /// <summary>Is it one the numbering plan can give out? N11 is no area code and no exchange; 37x and 96x are kept back.</summary>
    public static bool IsAssignable(string digits) =>
        digits.Length == 10
        && digits.All(char.IsAsciiDigit)
        && digits[0] >= '2' && digits[1] != '9' && digits[3] >= '2'
        && digits.AsSpan(1, 2) is not "11" && digits.AsSpan(4, 2) is not "11"
        && digits.AsSpan(0, 2) is not "37" and not "96";

    public static bool IsTollFree(string digits) => digits.Length == 10 && digits[..3] is "800" or "833" or "844" or "855" or "866" or "877" or "888";

    static (string Digits, int End)? Read(Utterance said, int i)
    {
        var at = i;
        if (said[at].Is('+'))
        {
            if (!said.Is(at + 1, "1") && !(said[at + 1].Kind == TokenKind.Number && said[at + 1].Text.Length == 11))
            {
                return null;
            }

            at++;
        }

        // A number inside a longer run of digits and dots belongs to that.
        if (said[at].IsGlued && at == i && (said[at - 1].IsAlphanumeric || IsJoint(said, at - 1)))
        {
            return null;
        }

        if (said.Is(at, "1") && said[at + 1].Kind != TokenKind.LineEnd && Grouped(said, Skip(said, at + 1)) is var (country, countryEnd))
        {
            return (country, countryEnd);
        }

        return Whole(said, at) ?? Grouped(said, at);
    }

    static (string Digits, int End)? Whole(Utterance said, int i)
    {
        var text = said[i].Kind == TokenKind.Number ? said[i].Text : "";
        var digits = text.Length == 11 && text[0] == '1' ? text[1..] : text;
        return IsAssignable(digits) && !IsContinued(said, i + 1) ? (digits, i + 1) : null;
    }

    static (string Digits, int End)? Grouped(Utterance said, int i)
    {
        var at = i;
        var isBracketed = said[at].Is('(');
        at += isBracketed ? 1 : 0;
        var area = said[at];
        at++;
        if (isBracketed)
        {
            if (!said[at].Is(')'))
            {
                return null;
            }

            at++;
        }

        at = Skip(said, at);
        var exchange = said[at];
        at = Skip(said, at + 1);
        var line = said[at];

        // 312-5550142 and 312 5550142 happen too.
        if (exchange is { Kind: TokenKind.Number, Text.Length: 7 })
        {
            return Checked(area.Text + exchange.Text, said, at: Back(said, at));
        }

        return exchange is { Kind: TokenKind.Number, Text.Length: 3 } && line is { Kind: TokenKind.Number, Text.Length: 4 }
            ? Checked(area.Text + exchange.Text + line.Text, said, at + 1)
            : null;
    }

    static (string Digits, int End)? Checked(string digits, Utterance said, int at) => IsAssignable(digits) && !IsContinued(said, at) ? (digits, at) : null;

    // After the exchange of seven digits no joint was skipped, or one that belongs to what follows.
    static int Back(Utterance said, int at) => said[at - 1].Kind == TokenKind.Number ? at : at - 1;

    static int Skip(Utterance said, int i) => IsJoint(said, i) ? i + 1 : i;

    static bool IsJoint(Utterance said, int i) => said[i].Is('-') || said[i].Is('.') || said[i].Is('/');

    static bool IsContinued(Utterance said, int i) =>
        said[i].IsGlued && (said[i].IsAlphanumeric || ((said[i].Is('/') || said[i].Is('.')) && said[i + 1].IsGlued && said[i + 1].IsAlphanumeric));

    static Found? Range(Utterance said, string first, int from, int end)
    {
        if (!said[end].Is('-') && !said.Is(end, "thru", "through", "to", "until"))
        {
            return null;
        }

        var last = said.IsNumber(end + 1, 4, 4) ? (Digits: first[..6] + said[end + 1].Text, End: end + 2) : Read(said, end + 1);
        return last is var (digits, after) && digits[..6] == first[..6] && string.CompareOrdinal(first, digits) < 0
            ? new Found(EntityKind.TnRange, $"{first}-{digits[6..]}", from, after)
            {
                Rank = 6,
                Detail = (int.Parse(digits[6..], System.Globalization.CultureInfo.InvariantCulture)
                    - int.Parse(first[6..], System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
            : null;
    }
}
