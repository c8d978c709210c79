namespace Demarc.Features.Escalations.Ladder;

/// <summary>The supplier's side of the ladder.</summary>
public static class SupplierLadder
{
    /// <summary>Supplier ladders commonly have four named levels above the service desk (§4.2).</summary>
    public const int Highest = 4;

    /// <summary>Who sits there, by the trade's pattern; a supplier's own ladder may name them differently.</summary>
    public static string Words(int level) => level switch
    {
        <= 1 => "level 1, the order or care manager",
        2 => "level 2, the supervisor or manager",
        3 => "level 3, the director",
        _ => "level 4, the vice president",
    };
}
