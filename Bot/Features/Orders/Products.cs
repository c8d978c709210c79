using Demarc.Features.Orders.Finding;

namespace Demarc.Features.Orders;

/// <summary>Kinds of service, for intervals, advice and filters; the order keeps the words it came with.</summary>
public enum ProductFamily
{
    Unknown,
    Dedicated,
    Broadband,
    Legacy,
    Mpls,
    SdWan,
    Wave,
    Wireless,
    SipTrunk,
    Pri,
    HostedVoice,
    Pots,
    Port,
    TollFree,
}

public static class Products
{
    // The first that fits decides; words of two are looked for run together.
    static readonly (ProductFamily Family, string[] Words)[] Families =
    [
        (ProductFamily.TollFree, ["tollfree", "resporg", "tfn"]),
        (ProductFamily.Port, ["port", "lnp", "porting", "numberport"]),
        (ProductFamily.SdWan, ["sdwan", "sase"]),
        (ProductFamily.HostedVoice, ["ucaas", "hosted", "pbx", "hpbx", "ccaas", "cloudvoice", "teamsphone", "seats", "directrouting"]),
        (ProductFamily.SipTrunk, ["sip", "voip", "flexiblereach", "ipflex"]),
        (ProductFamily.Pri, ["pri", "isdn"]),
        (ProductFamily.Pots, ["pots", "1fb", "analog", "centrex", "fax"]),
        (ProductFamily.Wave, ["wave", "wavelength", "waves", "darkfiber"]),
        (ProductFamily.Mpls, ["mpls", "ipvpn", "vpls", "privateip", "pip"]),
        (ProductFamily.Dedicated, ["dia", "dedicated", "ethernet", "epl", "evpl", "eline", "elan", "metroethernet", "metroe"]),
        (ProductFamily.Legacy, ["t1", "ds1", "ds3", "t3"]),
        (ProductFamily.Wireless, ["wireless", "lte", "5g", "4g", "fwa", "mobility", "satellite", "cellular"]),
        (ProductFamily.Broadband, ["broadband", "cable", "coax", "dsl", "adsl", "internet", "hsi", "gpon"]),
        (ProductFamily.Dedicated, ["fiber", "fibre"]),
    ];

    public static ProductFamily FamilyOf(string product)
    {
        var words = Spelling.Words(product);
        var pairs = words.Zip(words.Skip(1), (one, other) => one + other);
        var all = words.Concat(pairs).ToHashSet();
        return Families.FirstOrDefault(family => family.Words.Any(all.Contains)).Family;
    }

    /// <summary>Is this what the person meant? By its words, or by its kind: "fiber" is meant by DIA.</summary>
    public static bool Fits(string product, string meant)
    {
        var (words, asked) = (Spelling.Words(product), Spelling.Words(meant));
        return (asked.Count > 0 && asked.All(words.Contains)) || Spelling.Key(product).Contains(Spelling.Key(meant), StringComparison.Ordinal)
            || (FamilyOf(meant) is not ProductFamily.Unknown and var family && FamilyOf(product) == family);
    }
}
