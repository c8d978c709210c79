using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>Changes of an order in words, and which of them are for whom.</summary>
static partial class ChangeWords
{
    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [nameof(Order.AgencyName)] = "Agency as written",
        [nameof(Order.RepName)] = "Rep as written",
        [nameof(Order.OwnerName)] = "Owner as written",
        [nameof(Order.Pon)] = "PON",
        [nameof(Order.SupplierOrder)] = "Supplier order",
        [nameof(Order.CircuitId)] = "Circuit id",
        [nameof(Order.Btn)] = "BTN",
        [nameof(Order.Tns)] = "Numbers",
        [nameof(Order.TnCount)] = "TN count",
        [nameof(Order.Mrc)] = "MRC",
        [nameof(Order.Nrc)] = "NRC",
        [nameof(Order.TermMonths)] = "Term (months)",
        [nameof(Order.SupplierStatus)] = "Supplier status",
        [nameof(Order.Next)] = "Next step",
        [nameof(Order.OpenReadiness)] = "Not ready",
        [nameof(Order.ExpectedFirstCommission)] = "Expected first commission",
        [nameof(Order.FirstCommissionSeen)] = "First commission seen",
        [nameof(Order.LastWord)] = "Last heard",
        [nameof(Order.Notes)] = "Note",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Dates = Enum.GetNames<OrderDate>().ToFrozenSet();

    static readonly FrozenSet<string> Money = new[] { nameof(Order.Mrc), nameof(Order.Nrc), nameof(Order.ExpectedFirstCommission), nameof(Order.FirstCommissionSeen) }.ToFrozenSet();

    /// <summary>The distributor's own business, and no partner's.</summary>
    static readonly FrozenSet<string> Internal = new[]
    {
        nameof(Order.Agency), nameof(Order.AgencyName), nameof(Order.Rep), nameof(Order.RepName), nameof(Order.Owner), nameof(Order.OwnerName), nameof(Order.Risk), nameof(Order.Notes),
    }.ToFrozenSet();

    /// <summary>What followers hear of: a date, what holds it up, what puts it in danger.</summary>
    public static bool IsNews(string field) => Dates.Contains(field) || field is nameof(Order.Jeopardy) or nameof(Order.Hold) or nameof(Order.Reject);

    public static bool IsFor(Viewer viewer, string field) =>
        (viewer.SeesMoney || !Money.Contains(field)) && (viewer.IsStaff || !Internal.Contains(field));

    public static string NameOf(string field) =>
        Enum.TryParse<OrderDate>(field, out var date) ? date.Words() : Names.GetValueOrDefault(field, field);

    /// <summary>"FOC: Wed Nov 18, 2026 → Wed Dec 2, 2026".</summary>
    public static Text Of(string field, string? before, string? after) => Text.Of($"{Text.Bold(NameOf(field))}: {FromTo(before, after)}");

    public static Text FromTo(string? before, string? after) => (before, after) switch
    {
        (null, null) => Text.Plain("changed"),
        (null, { } set) => Value(set),
        ({ } was, null) => Text.Of($"{Value(was)} → none"),
        _ => Text.Of($"{Value(before!)} → {Value(after!)}"),
    };

    static Text Value(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Text.Date(day) : Text.Plain(IsoDay().Replace(value, match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var inner) ? inner.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture) : match.Value));

    // "chase the DLR (us, by 2026-12-04)" is kept like this and read by people.
    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")]
    private static partial Regex IsoDay();
}
