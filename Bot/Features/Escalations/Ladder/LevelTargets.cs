namespace Demarc.Features.Escalations.Ladder;

/// <summary>What one level promises (§4.1).</summary>
/// <param name="Acknowledge">Until somebody says that they have it.</param>
/// <param name="NextStep">Until the requester hears what is done next, and from one update to the next.</param>
/// <param name="SupplierSilence">Without an answer from the supplier it goes up by itself.</param>
/// <param name="Warning">So long before a promise breaks whoever made it is reminded.</param>
public sealed record LevelTarget(Allowance Acknowledge, Allowance NextStep, Allowance SupplierSilence, Allowance Warning);

public static class LevelTargets
{
    /// <summary>After so long without an objection what is resolved is closed.</summary>
    public static readonly Allowance UntilClosed = Allowance.BusinessDays(2);

    /// <summary>From one reminder of a partner or customer to the next.</summary>
    public static readonly Allowance BetweenReminders = Allowance.BusinessDays(2);

    /// <summary>Never longer without a word, even when the supplier's date lies further ahead.</summary>
    public static readonly Allowance LongestSilence = Allowance.BusinessDays(5);

    /// <summary>Supplier ladders commonly have four named levels above the service desk (§4.2).</summary>
    public const int HighestSupplierLevel = 4;

    static readonly LevelTarget Low = new(Allowance.BusinessHours(4), Allowance.BusinessDays(1), Allowance.BusinessDays(2), Allowance.BusinessHours(1));
    static readonly LevelTarget Mid = new(Allowance.BusinessHours(1), Allowance.BusinessHours(4), Allowance.BusinessDays(1), Allowance.BusinessMinutes(30));
    static readonly LevelTarget High = new(Allowance.Minutes(15), Allowance.Minutes(60), Allowance.Minutes(120), Allowance.Minutes(15));

    public static LevelTarget Of(EscalationLevel level) => level switch
    {
        EscalationLevel.Low => Low,
        EscalationLevel.Mid => Mid,
        _ => High,
    };

    /// <summary>Who sits there, by the trade's pattern; a supplier's own ladder may name them differently.</summary>
    public static string SupplierLevelWords(int level) => level switch
    {
        <= 1 => "level 1, the order or care manager",
        2 => "level 2, the supervisor or manager",
        3 => "level 3, the director",
        _ => "level 4, the vice president",
    };
}
