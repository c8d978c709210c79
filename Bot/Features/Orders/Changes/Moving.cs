using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Time;

namespace Demarc.Features.Orders.Changes;

/// <summary>A date said against where it stands: "out a week", "to Dec 15".</summary>
/// <param name="To">The day it moves to; null: it moves by <paramref name="Count"/>.</param>
/// <param name="Count">Units of <paramref name="Unit"/>; negative: earlier.</param>
public sealed record Move(OrderDate Which, DateOnly? To, int Count, MoveUnit Unit)
{
    public DateOnly From(DateOnly day, BusinessCalendar calendar) => To ?? Unit switch
    {
        MoveUnit.BusinessDays => calendar.Add(day, Count),
        MoveUnit.Weeks => day.AddDays(7 * Count),
        MoveUnit.Months => day.AddMonths(Count),
        _ => day.AddDays(Count),
    };
}

public enum MoveUnit
{
    Days,
    BusinessDays,
    Weeks,
    Months,
}

/// <summary>Reads "push to december 15", "move the foc out a week", "pull the install in 3 business days".</summary>
static partial class Moving
{
    const int MostUnits = 400;

    static readonly string[] Counts = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="which">The date that was named; null: the FOC is meant, as it is when people speak of moving an order.</param>
    /// <returns>Null: nothing is to be moved, or the text does not say how far.</returns>
    public static Move? Read(string words, OrderDate? which, DateOnly today)
    {
        if (Verb().Match(words) is not { Success: true } verb)
        {
            return null;
        }

        if (By().Match(words) is { Success: true } by && CountOf(by.Groups["n"].Value) is { } count)
        {
            var isEarlier = Earlier().IsMatch(words);
            return new Move(which ?? OrderDate.Foc, null, isEarlier ? -count : count, UnitOf(by));
        }

        var rest = words[(verb.Index + verb.Length)..];
        return which is null && SaidDay.Find(rest, today, hasHappened: false) is var (day, _, _) ? new Move(OrderDate.Foc, day, 0, MoveUnit.Days) : null;
    }

    static int? CountOf(string said)
    {
        var known = said.Equals("an", StringComparison.OrdinalIgnoreCase) || said.Equals("another", StringComparison.OrdinalIgnoreCase) ? 1 : Array.FindIndex(Counts, word => word.Equals(said, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? Math.Max(1, at) : 0;
        return known > 0 ? known : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostUnits ? number : null;
    }

    static MoveUnit UnitOf(Match by) => char.ToLowerInvariant(by.Groups["u"].Value[0]) switch
    {
        'w' => MoveUnit.Weeks,
        'm' => MoveUnit.Months,
        _ => by.Groups["b"].Success ? MoveUnit.BusinessDays : MoveUnit.Days,
    };

    [GeneratedRegex(@"\b(?:push|mov|delay|slip|postpon|bump|slid|shift|reschedul|bring|pull|extend|set back)(?:e|ed|ped|es|s|ing)?\b", Flags)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?<n>an?|another|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3})\s+(?:more\s+)?(?<b>(?:business|working|work)\s+)?(?<u>days?|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:earlier|sooner|forward|up|ahead)\b|\b(?:pull|bring)\w*\b.*\bin\b", Flags)]
    private static partial Regex Earlier();
}
