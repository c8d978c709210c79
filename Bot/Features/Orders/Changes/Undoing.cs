using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>Takes a person's last change of an order back: what it was before. Pure.</summary>
static partial class Undoing
{
    /// <summary>What the person changed last, at once; empty: nothing.</summary>
    public static IReadOnlyList<OrderChange> LastOf(Order order, string personId)
    {
        var last = order.History.LastOrDefault(change => change.From.By == personId);
        return last is null ? [] : [.. order.History.Where(change => change.From.By == personId && change.At == last.At)];
    }

    /// <summary>Did somebody change the same since?</summary>
    public static OrderChange? Overtaken(Order order, IReadOnlyList<OrderChange> changes)
    {
        // By its place, since two may change it in the same moment.
        var last = order.History.ToList().LastIndexOf(changes[^1]);
        return order.History.Skip(last + 1).LastOrDefault(change => changes.Any(each => each.Field == change.Field));
    }

    /// <returns>Null: what was before cannot be told from what is remembered.</returns>
    public static IReadOnlyList<Edit>? Back(IReadOnlyList<OrderChange> changes, DateTimeOffset now)
    {
        var edits = changes.DistinctBy(change => change.Field).Select(change => Back(change, now)).ToList();
        return edits.TrueForAll(edit => edit is not null) ? [.. edits.OfType<Edit>()] : null;
    }

    static Edit? Back(OrderChange change, DateTimeOffset now)
    {
        if (Enum.TryParse<OrderDate>(change.Field, out var date))
        {
            return change.Before is null ? new Edit.Date(date, null)
                : DateOnly.TryParseExact(change.Before, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Edit.Date(date, day) : null;
        }

        return (change.Field, change.Before) switch
        {
            (nameof(Order.SupplierStatus), var words) => new Edit.SupplierStatus(words),
            (nameof(Order.Jeopardy), null) => new Edit.InJeopardy(null),
            (nameof(Order.Jeopardy), { } words) when Coded().Match(words) is var said => new Edit.InJeopardy(new Jeopardy(said.Groups["code"] is { Success: true } code ? code.Value : null, said.Groups["w"].Value, change.At)),
            (nameof(Order.Reject), null) => new Edit.Rejected(null),
            (nameof(Order.Hold), null) => new Edit.OnHold(null),
            (nameof(Order.Hold), { } words) when Held().Match(words) is { Success: true } held => new Edit.OnHold(new Hold(CourtOf(held), held.Groups["w"].Value, now)),
            (nameof(Order.Next), null) => new Edit.Next(null),
            (nameof(Order.Next), { } words) when Stepped().Match(words) is { Success: true } step => new Edit.Next(new NextStep(
                step.Groups["w"].Value, CourtOf(step), step.Groups["by"] is { Success: true } by ? DateOnly.ParseExact(by.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null)),
            (nameof(Order.OpenReadiness), var words) => new Edit.NotReady(words?.Split(", ", StringSplitOptions.RemoveEmptyEntries) ?? []),
            _ => null,
        };
    }

    static Court CourtOf(Match match) => Import.RowReader.CourtOf(match.Groups["who"].Value);

    [GeneratedRegex(@"\A(?:(?<code>[0-9][A-Z][0-9A-Z]?|[A-Z]{1,3}[0-9]{1,3})(?:\s+|\z))?(?<w>.*)\z")]
    private static partial Regex Coded();

    [GeneratedRegex(@"\A(?<w>.*) \(waits for (?<who>[^()]*)\)\z")]
    private static partial Regex Held();

    [GeneratedRegex(@"\A(?<w>.*) \((?<who>[^(),]*)(?:, by (?<by>[0-9]{4}-[0-9]{2}-[0-9]{2}))?\)\z")]
    private static partial Regex Stepped();
}
