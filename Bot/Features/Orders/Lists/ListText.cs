using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>
/// Reads "everything of mine that hasn't installed", "late AT&amp;T orders of Jonah", "foc between 12/1 and 12/10" into a filter. Each part that is read is
/// taken out of the text; what is left at the end is a name, or is said not to have been understood.
/// </summary>
public static partial class ListText
{
    const int Longest = 400;
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What takes a part's place: no word of anything.
    const string Read1 = " \u0001 ";

    /// <param name="entities">What the message speaks of, as understood; days, carriers, products and names are taken from here.</param>
    /// <param name="today">The asker's date.</param>
    public static ListReading Read(string text, IReadOnlyList<Entity> entities, DateOnly today)
    {
        var said = (text.Length <= Longest ? text : text[..Longest]).Replace('\u2019', '\'').Replace('\u0001', ' ');
        var filter = new OrderFilter();
        (said, var days) = ListDays.Marked(said, entities, today);
        filter = Named(ref said, filter, entities);
        filter = Counted(ref said, filter);
        filter = ListDays.Bound(ref said, filter, days, today);
        filter = Stated(ref said, filter);
        filter = filter with { Mine = Take(ref said, Mine()) };
        var isAll = Take(ref said, All());
        if (filter.States == ListState.None && !filter.HasDays && !isAll)
        {
            filter = filter with { States = ListState.Open };
        }

        var (names, unread) = ListLeft.Read(said);
        return new ListReading(filter, names, unread);
    }

    internal static bool Take(ref string said, Regex words)
    {
        if (!words.IsMatch(said))
        {
            return false;
        }

        said = words.Replace(said, Read1);
        return true;
    }

    static OrderFilter Named(ref string said, OrderFilter filter, IReadOnlyList<Entity> entities)
    {
        foreach (var entity in entities)
        {
            var value = entity is { Kind: EntityKind.Customer, Others.Count: > 0, Text.Length: > 0 } ? entity.Text : entity.Value;
            var next = entity.Kind switch
            {
                EntityKind.Carrier when filter.Supplier is null => filter with { Supplier = Suppliers.Named(value) },
                EntityKind.Product when filter.Product is null => filter with { Product = value },
                EntityKind.Customer when filter.Customer is null => filter with { Customer = value },
                EntityKind.Partner when filter.Agency is null => filter with { Agency = value },
                EntityKind.Person when filter.Person is null => filter with { Person = value },
                EntityKind.Site when filter.Site is null => filter with { Site = value },
                EntityKind.Code when entity.Detail is "jeopardy" or "both" && filter.Code is null && JeopardyCode().IsMatch(said) => filter with { Code = value.ToUpperInvariant(), States = filter.States | ListState.Jeopardy },
                _ => null,
            };
            var at = next is null || entity.Text.Length == 0 ? -1 : said.IndexOf(entity.Text, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                (filter, said) = (next!, said[..at] + Read1 + said[(at + entity.Text.Length)..]);
            }
        }

        return filter;
    }

    static OrderFilter Counted(ref string said, OrderFilter filter)
    {
        if (Over().Match(said) is { Success: true } over)
        {
            var amount = Amount(over);
            filter = over.Groups["o"].Success ? filter with { MrcOver = amount } : filter with { MrcUnder = amount };
            said = Over().Replace(said, Read1, 1);
        }

        if (By().Match(said) is { Success: true } by)
        {
            filter = filter with { By = Group(by.Groups["g"].Value.ToLowerInvariant()), Counts = true };
            said = By().Replace(said, Read1, 1);
        }

        if (HowMany().IsMatch(said))
        {
            filter = filter with { Counts = true };
            said = HowMany().Replace(said, Read1);
        }

        if (FirstFew().Match(said) is { Success: true } few)
        {
            filter = filter with { First = Small(few.Groups["n"].Value), Order = few.Groups["w"].Value.StartsWith("l", StringComparison.OrdinalIgnoreCase) ? ListOrder.Newest : filter.Order };
            said = FirstFew().Replace(said, Read1, 1);
        }

        foreach (var (words, order) in Orders)
        {
            if (words.Match(said) is { Success: true } sorted)
            {
                filter = filter with { Order = order, First = sorted.Groups["n"].Success ? Small(sorted.Groups["n"].Value) : sorted.Groups["one"].Success ? 1 : filter.First };
                said = words.Replace(said, Read1, 1);
            }
        }

        if (Slips().Match(said) is { Success: true } slips)
        {
            filter = filter with { Slips = Small(slips.Groups["n"].Success ? slips.Groups["n"].Value : slips.Groups["w"].Value) };
            said = Slips().Replace(said, Read1, 1);
        }

        if (Silent().Match(said) is { Success: true } silent)
        {
            filter = filter with { SilentDays = Math.Min(3660, Small(silent.Groups["n"].Value) * ListDays.LengthOf(silent.Groups["u"].Value)), States = filter.States | ListState.Open };
            said = Silent().Replace(said, Read1, 1);
        }

        return filter;
    }

    static OrderFilter Stated(ref string said, OrderFilter filter)
    {
        foreach (var (words, court) in Waits)
        {
            if (filter.WaitsOn is null && Take(ref said, words))
            {
                filter = filter with { WaitsOn = court, States = filter.States | ListState.Open };
            }
        }

        var states = filter.States;
        foreach (var (words, state) in States)
        {
            states |= Take(ref said, words) ? state : ListState.None;
        }

        if (!states.HasFlag(ListState.Open) && Take(ref said, Installed()) && !(filter.HasDays && filter.On is ListDate.Installed or ListDate.Activated))
        {
            states |= ListState.Installed;
        }

        return filter with { States = states };
    }

    static ListGroup Group(string word) => word switch
    {
        "carrier" or "supplier" or "provider" or "vendor" => ListGroup.Carrier,
        "customer" or "client" or "account" => ListGroup.Customer,
        "rep" or "partner" or "agent" => ListGroup.Rep,
        "product" or "service" or "type" => ListGroup.Product,
        "month" => ListGroup.Month,
        "pm" or "owner" or "project manager" => ListGroup.Owner,
        _ => ListGroup.Stage,
    };

    internal static int Small(string word) => word.ToLowerInvariant() switch
    {
        "once" or "a" or "one" => 1,
        "twice" or "two" or "a couple" or "couple" => 2,
        "three" or "a few" or "few" or "several" or "repeatedly" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "ten" => 10,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 3660) : 1,
    };

    static decimal Amount(Match match) =>
        (decimal.TryParse(match.Groups["a"].ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? Math.Min(amount, 1_000_000_000m) : 0)
        * (match.Groups["k"].Success ? 1000 : 1);
}
