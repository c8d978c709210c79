using System.Collections.Frozen;
using Demarc.Features.Orders.Finding;

namespace Demarc.Features.Orders.Lists;

/// <summary>States as people say them and as addresses write them (USPS).</summary>
static class States
{
    static readonly FrozenDictionary<string, string> Codes = (
        "alabama AL,alaska AK,arizona AZ,arkansas AR,california CA,colorado CO,connecticut CT,delaware DE,florida FL,georgia GA,hawaii HI,idaho ID,illinois IL,indiana IN,iowa IA,kansas KS,kentucky KY,louisiana LA,"
        + "maine ME,maryland MD,massachusetts MA,michigan MI,minnesota MN,mississippi MS,missouri MO,montana MT,nebraska NE,nevada NV,newhampshire NH,newjersey NJ,newmexico NM,newyork NY,northcarolina NC,"
        + "northdakota ND,ohio OH,oklahoma OK,oregon OR,pennsylvania PA,rhodeisland RI,southcarolina SC,southdakota SD,tennessee TN,texas TX,utah UT,vermont VT,virginia VA,washington WA,westvirginia WV,wisconsin WI,wyoming WY")
        .Split(',').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Names with commas between them, each apart; a state, a zip code or a suite belongs to the place before it.</summary>
    public static IReadOnlyList<string> Apart(string names)
    {
        var parts = new List<string>();
        foreach (var part in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var first = part.Split(' ')[0];
            if (parts.Count > 0 && (char.IsAsciiDigit(part[0]) || CodeOf(part) is not null || Codes.Values.Contains(first.ToUpperInvariant()) || first.ToLowerInvariant() is "suite" or "ste" or "unit" or "floor"))
            {
                parts[^1] += ", " + part;
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    /// <returns>Null when it is no state's name.</returns>
    public static string? CodeOf(string name) => Codes.GetValueOrDefault(Spelling.Key(name));
}
