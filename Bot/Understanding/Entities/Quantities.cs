using System.Globalization;
using Demarc.Understanding.Entities.Dates;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Amounts of money (<c>$1,250.00</c>, <c>1.2k</c>) as a decimal with two places, and counts of things (<c>12 seats</c>) with the thing as detail.</summary>
static class Quantities
{
    static readonly Dictionary<string, string> Things = new()
    {
        ["seat"] = "seat", ["seats"] = "seat", ["user"] = "seat", ["users"] = "seat", ["license"] = "seat", ["licenses"] = "seat", ["agents"] = "seat",
        ["number"] = "tn", ["numbers"] = "tn", ["tn"] = "tn", ["tns"] = "tn", ["did"] = "tn", ["dids"] = "tn",
        ["line"] = "line", ["lines"] = "line", ["phone"] = "phone", ["phones"] = "phone", ["handsets"] = "phone", ["devices"] = "phone",
        ["site"] = "site", ["sites"] = "site", ["location"] = "site", ["locations"] = "site", ["store"] = "site", ["stores"] = "site", ["offices"] = "site", ["branches"] = "site", ["clinics"] = "site",
        ["trunk"] = "trunk", ["trunks"] = "trunk", ["paths"] = "trunk", ["channels"] = "trunk", ["calls"] = "trunk",
        ["order"] = "order", ["orders"] = "order", ["circuit"] = "circuit", ["circuits"] = "circuit", ["extensions"] = "extension",
    };

    static readonly HashSet<string> Between =
        ["pots", "analog", "sip", "more", "new", "hosted", "voice", "total", "additional", "phone", "business", "did", "fax", "alarm", "elevator", "copper", "call", "user", "toll", "free", "ported", "port", "wireless", "extra", "other", "main", "desk", "ringcentral", "ucaas"];

    static readonly HashSet<string> Vague = ["a", "an", "few", "couple", "one"];
    static readonly HashSet<string> Statement = ["line", "lines", "on", "amount", "commission", "charge", "item", "entry", "adjustment", "credit", "check"];
    static readonly HashSet<string> Money = ["dollars", "dollar", "bucks", "usd"];

    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (Amount(said, i) is { } amount)
            {
                found.Add(amount);
                i = amount.To - 1;
            }
            else if (Count(said, i) is { } count)
            {
                found.Add(count);
            }
        }
    }

    static Found? Amount(Utterance said, int i)
    {
        var at = i;
        var sign = said[at].Is('-') && !said[at].IsGlued ? -1 : 1;
        at += sign < 0 ? 1 : 0;
        var isDollar = said[at].Is('$');
        at += isDollar ? 1 : 0;
        if (isDollar && sign > 0 && said[at].Is('-'))
        {
            (sign, at) = (-1, at + 1);
        }

        // "why is there a -600 line": below nothing, where money is spoken of.
        if (!isDollar && sign < 0 && said.IsNumber(at, 2, 7) && said[at].IsGlued && (said.IsIn(at + 1, Statement) || said.IsIn(i - 1, Statement)))
        {
            return new Found(EntityKind.Amount, $"-{said[at].Text}.00", i, at + 1) { Rank = 5 };
        }

        if ((!isDollar && (sign < 0 || said[at].IsGlued)) || Number(said, at) is not (var value, var end, var isMoney))
        {
            return null;
        }

        if (!isDollar && said.IsIn(end, Money))
        {
            (end, isMoney) = (end + 1, true);
        }

        return isDollar || isMoney
            ? new Found(EntityKind.Amount, (sign * value).ToString("0.00", CultureInfo.InvariantCulture), i, end) { Rank = 5 }
            : null;
    }

    // Thousands between commas, cents, and k or m. Without a dollar sign, "1,250.00" and "1.2k" are money all the same.
    static (decimal Value, int End, bool IsMoney)? Number(Utterance said, int i)
    {
        var digits = said[i].Kind == TokenKind.Number ? said[i].Text : "";
        var end = i + 1;
        var scale = 1m;
        if (said[i].Kind == TokenKind.Mixed && Scaled(said[i].Text) is var (whole, times))
        {
            return whole.Length > 7 ? null : (decimal.Parse(whole, CultureInfo.InvariantCulture) * times, end, true);
        }

        if (digits.Length is 0 or > 9)
        {
            return null;
        }

        var hasComma = false;
        while (said[end].Is(',') && said[end].IsGlued && said[end + 1].IsGlued && said.IsNumber(end + 1, 3, 3) && digits.Length <= 9)
        {
            digits += said[end + 1].Text;
            (end, hasComma) = (end + 2, true);
        }

        var cents = "";
        var isMoney = false;
        if (said[end].Is('.') && said[end].IsGlued && said[end + 1].IsGlued)
        {
            if (said.IsNumber(end + 1, 1, 2))
            {
                cents = said[end + 1].Text;
                isMoney = hasComma && cents.Length == 2;
                end += 2;
            }
            else if (said[end + 1].Kind == TokenKind.Mixed && Scaled(said[end + 1].Text) is var (part, by) && part.Length <= 3)
            {
                (cents, scale, isMoney) = (part, by, true);
                end += 2;
            }
        }

        return (decimal.Parse($"{digits}.{(cents.Length == 0 ? "0" : cents)}", CultureInfo.InvariantCulture) * scale, end, isMoney);
    }

    static (string Digits, decimal Scale)? Scaled(string text) =>
        text.Length > 1 && text[^1] is 'k' or 'm' && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0 && text[^1] == 'k'
            ? (text[..^1], 1000m)
            : null;

    static Found? Count(Utterance said, int i)
    {
        var isFigure = said.IsNumber(i, 1, 5) && (!said[i].IsGlued || said[i - 1].Is('('));
        if ((!isFigure && !IsWord(said, i)) || said[i - 1].Is('#') || said[i - 1].Is('$'))
        {
            return null;
        }

        var at = i + 1;
        at += said[at].Is('-') && said[at].IsGlued ? 1 : 0;
        for (var between = 0; between < 2 && said.IsIn(at, Between) && !(Things.ContainsKey(said[at].Text) && !Things.ContainsKey(said[at + 1].Text) && !said.IsIn(at + 1, Between)); between++)
        {
            at++;
        }

        if (!Things.TryGetValue(said[at].Text, out var thing) || (said[at].Text is "number" or "order" && said.IsNumber(at + 1, 3, 10))
            || (thing == "tn" && isFigure && TelephoneNumbers.IsTollFree(said[i].Text + "0000000")))
        {
            return null;
        }

        var count = isFigure ? int.Parse(said[i].Text, CultureInfo.InvariantCulture) : DateWords.Number(said[i]);
        return new Found(EntityKind.Count, count!.Value.ToString(CultureInfo.InvariantCulture), i, at + 1) { Rank = 1, Detail = thing };
    }

    static bool IsWord(Utterance said, int i) => said[i].Kind == TokenKind.Word && !said.IsIn(i, Vague) && DateWords.Number(said[i]) is not null;
}
