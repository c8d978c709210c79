using System.Collections.Frozen;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Jeopardy and reject codes, fields of the LSR and ASR, forms: the trade's tables.</summary>
static class TradeCodes
{
    const int Reach = 6;

    static readonly FrozenDictionary<string, string> Families =
        DataFiles.Rows("codes.tsv").ToFrozenDictionary(row => row[0], row => row[1]);

    static readonly FrozenDictionary<string, (string Family, string When)> FieldTable =
        DataFiles.Rows("fields.tsv").ToFrozenDictionary(row => Keys.Of(row[0]), row => (row[1], row[2]));

    static readonly FrozenDictionary<string, string> FieldNames =
        DataFiles.Rows("fields.tsv").ToFrozenDictionary(row => Keys.Of(row[0]), row => row[0]);

    static readonly AliasTable Forms = AliasTable.Of(EntityKind.Form, DataFiles.Rows("forms.tsv").Select(row => new Alias(row[0], row[1], null, AliasWhen.Any)));

    static readonly AliasTable CodeNames = AliasTable.Of(
        EntityKind.Code,
        DataFiles.Rows("codes.tsv").Where(row => row.Length > 2).SelectMany(row => row[2].Split('|').Select(name => new Alias(row[0], name, null, AliasWhen.Any))));

    static readonly HashSet<string> Valued = ["REQTYP", "ACT", "SUP", "LNA", "NPDI", "RT", "CNT"];

    static readonly HashSet<string> CodeCues =
    [
        "jep", "jeps", "jeopardy", "jeopardies", "jepped", "jeopardized", "code", "codes", "rcode", "reject", "rejected", "rejection", "rejects", "error", "reason", "denied", "rej", "c/nr", "cnr", "kicked",
        "clear", "bounced", "mean", "means", "meaning",
    ];

    static readonly HashSet<string> FieldCues = ["field", "fields", "lsr", "asr", "form", "box", "value", "values"];
    static readonly HashSet<string> Rooms = ["suite", "ste", "apt", "unit", "floor", "room", "bldg", "building", "gate", "rm", "pod", "t"];

    public static void Find(Utterance said, List<Found> found)
    {
        Forms.Find(said, found);
        if (IsAboutJeopardy(said))
        {
            var named = new List<Found>();
            CodeNames.Find(said, named);
            found.AddRange(named.Select(each => each with { Detail = Families[each.Value] }));
        }

        for (var i = 0; i < said.Count; i++)
        {
            if (!said[i].IsAlphanumeric)
            {
                continue;
            }

            if (said[i].Kind == TokenKind.Mixed && Code(said, i) is { } code)
            {
                found.Add(new Found(EntityKind.Code, code, i, i + 1) { Rank = 3, Detail = Families[code] });
            }

            Field(said, i, found);
        }
    }

    // What a jeopardy is called in words counts as its code only where jeopardies are spoken of.
    static bool IsAboutJeopardy(Utterance said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].Text is "jep" or "jeps" or "jeopardy" or "jepped" or "jeopardies" or "jeopardized" or "cnr")
            {
                return true;
            }
        }

        return false;
    }

    static string? Code(Utterance said, int i)
    {
        var code = said[i].Text.ToUpperInvariant();
        var isInside = said[i].IsGlued && (said[i - 1].Is('.') || said[i - 1].Is('/') || said[i - 1].Is('-') || said[i - 1].Is('_')) && said[i - 2].IsAlphanumeric && said[i - 1].IsGlued;
        if (!Families.ContainsKey(code) || isInside || said.IsIn(i - 1, Rooms) || said[i + 1].IsGlued && (said[i + 1].IsAlphanumeric || said[i + 1].Is('/')))
        {
            return null;
        }

        var isCued = said.HasBefore(i, Reach, CodeCues) || said.IsIn(i + 1, CodeCues) || said.IsIn(i + 2, CodeCues);
        return isCued || said[i].IsUpper || (code[0] == 'E' && code.Length > 2) || said.Count == 1 ? code : null;
    }

    static void Field(Utterance said, int i, List<Found> found)
    {
        var to = said[i + 1].IsGlued && said[i + 2].IsGlued && (said[i + 1].Is('/') || said[i + 1].Is('-')) && FieldTable.ContainsKey(said.Key(i, i + 3)) ? i + 3 : i + 1;
        if (!FieldTable.TryGetValue(said.Key(i, to), out var field))
        {
            return;
        }

        var isCued = said.HasBefore(i, Reach, FieldCues) || said.IsIn(to, FieldCues) || said.IsIn(to + 1, FieldCues) || said.IsIn(to + 2, FieldCues) || said.IsIn(to + 3, FieldCues);
        var stands = field.When switch
        {
            "any" => true,
            "caps" => isCued || (said[i].IsUpper && !said.IsShouted),
            _ => isCued && said[i].IsUpper,
        };
        if (stands)
        {
            found.Add(new Found(EntityKind.Field, FieldNames[said.Key(i, to)], i, to) { Rank = 2, Detail = field.Family });
            var value = said[to].Is('=') ? to + 1 : to;
            if (Valued.Contains(FieldNames[said.Key(i, to)]) && said[value].IsAlphanumeric && said[value].Text.Length <= 2 && (said[value].IsUpper || said[value].IsCapitalised || said[value].Kind == TokenKind.Number))
            {
                found.Add(new Found(EntityKind.Code, said[value].Text.ToUpperInvariant(), value, value + 1) { Rank = 2, Detail = "value" });
            }
        }
    }
}
