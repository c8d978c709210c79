using System.Collections.Frozen;
using Demarc.Features.Orders.Finding;

namespace Demarc.Features.Orders;

/// <summary>Carriers by the names their orders come under: what was bought or renamed is the carrier it is today.</summary>
public static class Suppliers
{
    static readonly FrozenDictionary<string, string> ByName = new (string Name, string[] Others)[]
    {
        ("AT&T", ["ATT", "AT and T", "AT&T Business", "SBC", "BellSouth", "Ameritech", "PacBell"]),
        ("Lumen", ["Lumen Technologies", "CenturyLink", "CTL", "Qwest", "Level 3", "Level3", "L3", "tw telecom", "twtc", "Global Crossing", "Embarq"]),
        ("Verizon", ["VZ", "VZB", "Verizon Business", "MCI", "XO", "XO Communications"]),
        ("Comcast", ["Comcast Business", "CC", "Masergy"]),
        ("Spectrum", ["Charter", "Charter Communications", "Spectrum Business", "Spectrum Enterprise", "Time Warner Cable", "TWC", "Bright House"]),
        ("Windstream", ["Windstream Enterprise", "WE", "Kinetic", "PAETEC", "EarthLink Business"]),
        ("Cox", ["Cox Business", "Cox Communications"]),
        ("Frontier", ["Frontier Communications"]),
        ("Cogent", ["Cogent Communications"]),
        ("Zayo", ["Zayo Group"]),
        ("Granite", ["Granite Telecommunications"]),
        ("RingCentral", ["RC", "Ring Central"]),
        ("8x8", ["8 x 8"]),
        ("Nextiva", []),
        ("Zoom", ["Zoom Phone"]),
        ("Brightspeed", []),
    }.SelectMany(each => each.Others.Prepend(each.Name).Select(name => (Key: Spelling.Key(name), each.Name))).Distinct().ToFrozenDictionary(pair => pair.Key, pair => pair.Name);

    /// <summary>The carrier's present name; one nobody knows stays as it is written.</summary>
    public static string Named(string name) => ByName.GetValueOrDefault(Spelling.Key(name), name.Trim());
}
