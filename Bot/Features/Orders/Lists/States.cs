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

    /// <returns>Null when it is no state's name.</returns>
    public static string? CodeOf(string name) => Codes.GetValueOrDefault(Spelling.Key(name));
}
