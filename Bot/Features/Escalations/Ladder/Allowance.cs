using System.Globalization;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>How long something may take.</summary>
/// <param name="Amount">Whole and positive.</param>
public readonly record struct Allowance(int Amount, AllowanceUnit Unit)
{
    public static Allowance Minutes(int amount) => new(amount, AllowanceUnit.ElapsedMinutes);

    public static Allowance BusinessMinutes(int amount) => new(amount, AllowanceUnit.BusinessMinutes);

    public static Allowance BusinessHours(int amount) => new(amount * 60, AllowanceUnit.BusinessMinutes);

    public static Allowance BusinessDays(int amount) => new(amount, AllowanceUnit.BusinessDays);

    /// <summary>As <see cref="ToString"/> writes it, in any case, and "2 days" for twice 24 hours.</summary>
    public static bool TryParse(string text, out Allowance allowance)
    {
        allowance = default;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isBusiness = words.Length == 3 && words[1].Equals("business", StringComparison.OrdinalIgnoreCase);
        if ((words.Length != 2 && !isBusiness) || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > Most)
        {
            return false;
        }

        allowance = (words[^1].ToLowerInvariant().TrimEnd('s'), isBusiness) switch
        {
            ("minute", true) => BusinessMinutes(amount),
            ("hour", true) => BusinessHours(amount),
            ("day", true) => BusinessDays(amount),
            ("minute", _) => Minutes(amount),
            ("hour", _) => Minutes(amount * 60),
            ("day", _) => Minutes(amount * 24 * 60),
            _ => default,
        };
        return allowance.Amount > 0;
    }

    /// <summary>Of any unit; nothing here takes years.</summary>
    const int Most = 1000;

    public bool IsRoundTheClock => Unit == AllowanceUnit.ElapsedMinutes;

    public Allowance Times(int factor) => this with { Amount = Amount * factor };

    /// <summary>E.g. <c>4 business hours</c>.</summary>
    public override string ToString() => Unit switch
    {
        AllowanceUnit.BusinessDays => Count(Amount, "business day"),
        AllowanceUnit.BusinessMinutes => Amount % 60 == 0 ? Count(Amount / 60, "business hour") : Count(Amount, "business minute"),
        _ => Amount % 60 == 0 ? Count(Amount / 60, "hour") : Count(Amount, "minute"),
    };

    static string Count(int amount, string unit) => amount == 1 ? $"1 {unit}" : $"{amount} {unit}s";
}

public enum AllowanceUnit
{
    /// <summary>Round the clock, every day.</summary>
    ElapsedMinutes,

    /// <summary>Of the team's working time.</summary>
    BusinessMinutes,

    /// <summary>Whole working days of the team: from 10:00 on Monday to 10:00 on Tuesday is one.</summary>
    BusinessDays,
}
