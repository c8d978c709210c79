using Demarc.Features.Orders.Finding;
using Demarc.Time;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Demarc.Features.Orders;

/// <summary>The settings of section <c>Orders</c>. Checked at start by <see cref="OrdersOptionsCheck"/>.</summary>
public sealed record OrdersOptions
{
    public const string Section = "Orders";

    /// <summary>IANA zone of the team: "today" is the day there.</summary>
    public string Zone { get; init; } = "America/New_York";

    /// <summary>The rep of an order hears of its changes without asking.</summary>
    public bool RepFollows { get; init; } = true;

    /// <summary>So does the project manager who owns it.</summary>
    public bool OwnerFollows { get; init; } = true;

    /// <summary>Changes within this many seconds are told together.</summary>
    public int SecondsUntilNews { get; init; } = 60;

    /// <summary>Days from installation to the first commission: planned, and the range of it (§5.2).</summary>
    public int CommissionDays { get; init; } = 60;

    public int CommissionDaysAtLeast { get; init; } = 45;

    public int CommissionDaysAtMost { get; init; } = 120;

    /// <summary>Suppliers that pay sooner or later, in days.</summary>
    public IReadOnlyDictionary<string, int> CommissionDaysOf { get; init; } = new Dictionary<string, int>();

    /// <summary>Orders and customers asked for in an hour that the person may not see or that do not exist, until the next is no longer looked up.</summary>
    public int MostMissesAnHour { get; init; } = 20;

    public DateTimeZone TeamZone => Zones.OrUtc(Zone);

    public DateOnly Today(DateTimeOffset now) => now.DateIn(TeamZone);

    public int CommissionDaysFor(string supplier) =>
        CommissionDaysOf.FirstOrDefault(pair => Spelling.Key(pair.Key) == Spelling.Key(supplier)) is { Key: not null } own ? own.Value : CommissionDays;
}

/// <summary>Each finding names the setting and the cure.</summary>
sealed class OrdersOptionsCheck : IValidateOptions<OrdersOptions>
{
    public ValidateOptionsResult Validate(string? name, OrdersOptions options)
    {
        var findings = Findings(options).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    static IEnumerable<string> Findings(OrdersOptions options)
    {
        if (Zones.Read(options.Zone).Refusal is { } refusal)
        {
            yield return $"Orders:Zone: {refusal}";
        }

        if (options.SecondsUntilNews is < 0 or > 3600)
        {
            yield return $"Orders:SecondsUntilNews is {options.SecondsUntilNews}; use 0 to 3600.";
        }

        if (options.MostMissesAnHour < 1)
        {
            yield return $"Orders:MostMissesAnHour is {options.MostMissesAnHour}; use 1 or more.";
        }

        if (!(0 < options.CommissionDaysAtLeast && options.CommissionDaysAtLeast <= options.CommissionDays && options.CommissionDays <= options.CommissionDaysAtMost))
        {
            yield return $"Orders:CommissionDays is {options.CommissionDays}; it must lie between CommissionDaysAtLeast ({options.CommissionDaysAtLeast}) and CommissionDaysAtMost ({options.CommissionDaysAtMost}).";
        }

        foreach (var (supplier, days) in options.CommissionDaysOf.Where(pair => pair.Value is < 1 or > 400))
        {
            yield return $"Orders:CommissionDaysOf:{supplier} is {days}; use 1 to 400 days.";
        }
    }
}
