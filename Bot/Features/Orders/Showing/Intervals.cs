using Demarc.Time;

namespace Demarc.Features.Orders.Showing;

/// <summary>How long a product usually takes, counted in business days from acceptance with clean paper (§1.4). Planning defaults: no carrier promised them.</summary>
public sealed record Interval(int Low, int High, string Of)
{
    /// <returns>Null: the product has no usual interval of its own (SD-WAN waits for what is under it).</returns>
    public static Interval? For(Order order) => Products.FamilyOf(order.Product) switch
    {
        ProductFamily.Dedicated when IsBuilt(order) => new Interval(90, 150, "dedicated access with construction"),
        ProductFamily.Dedicated => new Interval(30, 75, "dedicated access, on-net to off-net"),
        ProductFamily.Wave => new Interval(45, 90, "a wavelength or dark fiber"),
        ProductFamily.Legacy => new Interval(25, 60, "a T1 or DS3"),
        ProductFamily.Mpls => new Interval(30, 45, "MPLS or private IP"),
        ProductFamily.Broadband => new Interval(10, 20, "broadband"),
        ProductFamily.Wireless => new Interval(5, 15, "wireless"),
        ProductFamily.SipTrunk => new Interval(15, 25, "SIP trunks on access that is there"),
        ProductFamily.Pri => new Interval(20, 30, "a PRI"),
        ProductFamily.HostedVoice => new Interval(20, 45, "hosted voice"),
        ProductFamily.Pots => new Interval(5, 10, "a POTS line"),
        ProductFamily.Port => new Interval(7, 12, "a business port"),
        ProductFamily.TollFree => new Interval(3, 7, "a toll-free change"),
        _ => null,
    };

    /// <summary>The days it would be, counted from when it was accepted, or else submitted.</summary>
    public (DateOnly From, DateOnly To)? Days(Order order, BusinessCalendar calendar) =>
        (order.Dates.Accepted ?? order.Dates.Submitted)?.On is { } start ? (calendar.Add(start, Low), calendar.Add(start, High)) : null;

    static bool IsBuilt(Order order) =>
        new[] { order.SupplierStatus, order.Hold?.Reason, order.Jeopardy?.Words, order.Risk }.OfType<string>()
            .Any(text => text.Contains("construction", StringComparison.OrdinalIgnoreCase) || text.Contains("permit", StringComparison.OrdinalIgnoreCase) || text.Contains("build", StringComparison.OrdinalIgnoreCase));
}
