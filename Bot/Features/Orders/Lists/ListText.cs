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

        // A colour is a state, whoever is called nearly so.
        entities = [.. entities.Where(entity => !Colour().IsMatch(entity.Text))];
        var filter = Silence(ref said, new OrderFilter());
        (said, var days) = ListDays.Marked(said, entities, today);
        filter = ListDays.Untouched(ref said, filter, days);
        filter = Denied(ref said, filter);
        var excluded = Excluded(ref said, entities);
        filter = Named(ref said, filter, entities) with { Not = excluded.Not };
        filter = Counted(ref said, filter);
        filter = ListDays.Bound(ref said, filter, days, today);
        filter = Stated(ref said, Either(ref said, filter));
        filter = filter with { Mine = Take(ref said, Mine()) };
        var isAll = Take(ref said, All());
        if (IsOfAnyState(filter) && !isAll)
        {
            filter = filter with { States = ListState.Open };
        }

        var (names, unread) = ListLeft.Read(said);
        return new ListReading(filter, names, unread) { Excluded = excluded.Names, Denied = excluded.Denied };
    }

    // Who leaves the installed or cancelled ones out means every other.
    static bool IsOfAnyState(OrderFilter filter) =>
        filter is { States: ListState.None, AnyStates: ListState.None, HasDays: false } && (filter.Not is null || (filter.Not.States & (ListState.Installed | ListState.Cancelled | ListState.Open)) == ListState.None);

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
            var value = ValueOf(entity);
            var next = entity.Kind switch
            {
                // An order has one of these: of two that are said, either is meant.
                EntityKind.Carrier or EntityKind.Product or EntityKind.Customer => NamedBy(entity)?.Invoke(filter),
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

    // What may be several customers is looked up as it was said.
    static string ValueOf(Entity entity) => entity is { Kind: EntityKind.Customer, Others.Count: > 0, Text.Length: > 0 } ? entity.Text : entity.Value;

    static OrderFilter Counted(ref string said, OrderFilter filter)
    {
        filter = filter with { Sums = Take(ref said, Sum()) };
        if (Between().Match(said) is { Success: true } between)
        {
            // Both ends are meant; charges are counted in cents.
            filter = filter with { MrcOver = Amount(between, "a", "k") - 0.01m, MrcUnder = Amount(between, "b", "l") + 0.01m };
            said = Between().Replace(said, Read1, 1);
        }

        if (Over().Match(said) is { Success: true } over)
        {
            var amount = Amount(over, "a", "k");
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

        return filter;
    }

    static OrderFilter Silence(ref string said, OrderFilter filter)
    {
        if (NoNote().Match(said) is { Success: true } note)
        {
            filter = filter with { NoteDays = DaysOf(note), States = filter.States | ListState.Open };
            said = NoNote().Replace(said, Read1, 1);
        }

        if (Silent().Match(said) is { Success: true } silent)
        {
            filter = filter with { SilentDays = DaysOf(silent), States = filter.States | ListState.Open };
            said = Silent().Replace(said, Read1, 1);
        }

        return filter;
    }

    static int DaysOf(Match match) => Math.Min(3660, Small(match.Groups["n"].Value) * ListDays.LengthOf(match.Groups["u"].Value));

    // "Not installed" and "no foc" are states of their own.
    static OrderFilter Denied(ref string said, OrderFilter filter)
    {
        foreach (var (words, state) in Denials)
        {
            filter = Take(ref said, words) ? filter with { States = filter.States | state } : filter;
        }

        return filter;
    }

    /// <summary>States with an "or" between them, and those that no order is in at once.</summary>
    static OrderFilter Either(ref string said, OrderFilter filter)
    {
        var text = said;
        var found = States.Append((Installed(), ListState.Installed))
            .SelectMany(known => known.Item1.Matches(text).Select(match => (match.Index, End: match.Index + match.Length, State: known.Item2)))
            .OrderBy(each => each.Index).ThenByDescending(each => each.End).ToList();
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (one, other) = (found[i], found[i + 1]);
            var gap = other.Index >= one.End ? StateJoin().Match(text[one.End..other.Index]) : Match.Empty;
            if (gap.Success && (gap.Groups["or"].Success || Exclusive.Any(group => group.HasFlag(one.State) && group.HasFlag(other.State) && one.State != other.State)))
            {
                filter = filter with { AnyStates = filter.AnyStates | one.State | other.State };
                said = said[..one.Index] + new string(' ', other.End - one.Index) + said[other.End..];
            }
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

        // "Installs" that are not in are no installed ones.
        if (states == ListState.None && filter.Not is null && Installations().IsMatch(said))
        {
            said = Installations().Replace(said, "installed");
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

    static decimal Amount(Match match, string amountGroup, string thousands) =>
        (decimal.TryParse(match.Groups[amountGroup].ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? Math.Min(amount, 1_000_000_000m) : 0)
        * (match.Groups[thousands].Success ? 1000 : 1);
}
