using System.Globalization;
using Demarc.Features.Orders.Changes;

namespace Demarc.Features.Orders.Import;

/// <summary>One field of an order as it was and as it is to be, in words; dates as <c>yyyy-MM-dd</c>.</summary>
/// <param name="Field">Name of the date or member, as in <see cref="OrderChange"/>.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>
/// Lays what a row says over the order as it is. What the row does not say stays; a value that is there already is no change, so that
/// the same file changes nothing the second time.
/// </summary>
public sealed class Merging(ImportNames names, string source, string by, DateTimeOffset now)
{
    /// <param name="existing">Null: the order is new.</param>
    public (Order Order, IReadOnlyList<FieldChange> Changes) Merge(OrderDraft draft, Order? existing)
    {
        var evidence = EvidenceOf(draft);
        var order = existing ?? new Order { Id = draft.Id, Number = draft.Number, Customer = draft.Customer ?? "", LastWord = evidence };
        var changes = new List<FieldChange>();
        var merged = Heard(Extras(States(Dates(People(Facts(order, draft, changes), draft, changes), draft, evidence, changes), draft, changes), draft, changes), draft, evidence, existing, changes);
        if (FirstFoc(merged, draft) is { } first && !changes.Any(change => change.Field == nameof(OrderDates.Foc) && existing is not null))
        {
            changes.Add(first);
        }

        if (existing is null)
        {
            // Nothing was changed, but that a date has moved before is known from the start.
            changes.RemoveAll(change => change.Field != nameof(OrderDates.Foc) || change.Before is null);
            merged = merged with { History = [.. changes.Select(change => new OrderChange(change.Field, change.Before, change.After, evidence.AsOf, evidence))] };
            return (merged, []);
        }

        return (merged with { History = [.. merged.History, .. changes.Select(change => new OrderChange(change.Field, change.Before, change.After, now, evidence))] }, changes);
    }

    public Evidence EvidenceOf(OrderDraft draft) => new(draft.Source ?? $"import {source}", draft.LastUpdate is { } day ? Noon(day) : now, by);

    static Order Facts(Order order, OrderDraft draft, List<FieldChange> changes) => order with
    {
        Customer = Text(nameof(Order.Customer), order.Customer, draft.Customer, changes) ?? "",
        Supplier = Text(nameof(Order.Supplier), order.Supplier, draft.Supplier, changes) ?? "",
        Product = Text(nameof(Order.Product), order.Product, draft.Product, changes) ?? "",
        Site = Text(nameof(Order.Site), order.Site, draft.Site, changes) ?? "",
        Pon = Text(nameof(Order.Pon), order.Pon, draft.Pon, changes),
        SupplierOrder = Text(nameof(Order.SupplierOrder), order.SupplierOrder, draft.SupplierOrder, changes),
        CircuitId = Text(nameof(Order.CircuitId), order.CircuitId, draft.CircuitId, changes),
        Account = Account(order.Account, draft, changes),
        Btn = Text(nameof(Order.Btn), order.Btn, draft.Btn, changes),
        Tns = draft.Tns is null || draft.Tns.SequenceEqual(order.Tns) ? order.Tns : Changed(nameof(Order.Tns), Count(order.Tns), Count(draft.Tns), draft.Tns, changes),
        TnCount = Value(nameof(Order.TnCount), order.TnCount, draft.TnCount, changes),
        Mrc = Value(nameof(Order.Mrc), order.Mrc, draft.Mrc, changes),
        Nrc = Value(nameof(Order.Nrc), order.Nrc, draft.Nrc, changes),
        TermMonths = Value(nameof(Order.TermMonths), order.TermMonths, draft.TermMonths, changes),
        Risk = Text(nameof(Order.Risk), order.Risk, draft.Risk, changes),
    };

    Order People(Order order, OrderDraft draft, List<FieldChange> changes)
    {
        var agency = draft.Agency is null ? order.Agency : names.AgencyOf(draft.Agency) ?? "";
        var rep = draft.Rep is null ? agency == order.Agency ? order.Rep : null : agency.Length > 0 ? names.RepOf(agency, draft.Rep) : null;
        return order with
        {
            Agency = Text(nameof(Order.Agency), order.Agency, agency, changes) ?? "",
            AgencyName = Text(nameof(Order.AgencyName), order.AgencyName, draft.Agency, changes),
            Rep = Text(nameof(Order.Rep), order.Rep ?? "", rep ?? "", changes) is { Length: > 0 } known ? known : null,
            RepName = Text(nameof(Order.RepName), order.RepName, draft.Rep, changes),
            Owner = draft.Owner is not null && names.StaffOf(draft.Owner) is { } owner ? Text(nameof(Order.Owner), order.Owner, owner, changes) : order.Owner,
            OwnerName = Text(nameof(Order.OwnerName), order.OwnerName, draft.Owner, changes),
        };
    }

    Order Dates(Order order, OrderDraft draft, Evidence evidence, List<FieldChange> changes)
    {
        foreach (var (date, day) in draft.Dates)
        {
            if (order.Dates[date]?.On != day)
            {
                changes.Add(new FieldChange(date.ToString(), Iso(order.Dates[date]?.On), Iso(day)));
                order = order with { Dates = order.Dates.With(date, new DatePoint(day, evidence)) };
            }
        }

        // Trackers say it in the status alone; an order that is cancelled must not go on being late.
        if (order.Dates.Cancelled is null && draft.Status is not null && IsCancelled(draft.Status))
        {
            var day = draft.LastUpdate ?? DateOnly.FromDateTime(now.UtcDateTime);
            changes.Add(new FieldChange(nameof(OrderDates.Cancelled), null, Iso(day)));
            order = order with { Dates = order.Dates with { Cancelled = new DatePoint(day, evidence with { Source = evidence.Source + ", status column" }) } };
        }

        return order;
    }

    static Order States(Order order, OrderDraft draft, List<FieldChange> changes)
    {
        var newFoc = changes.Any(change => change is { Field: nameof(OrderDates.Foc), After: not null });
        return order with
        {
            SupplierStatus = Text(nameof(Order.SupplierStatus), order.SupplierStatus, draft.Status, changes),
            // A new date ends a jeopardy, unless the row itself says that there is one.
            Jeopardy = State(nameof(Order.Jeopardy), order.Jeopardy, draft.Jeopardy ?? (newFoc && order.Jeopardy is not null ? new(null) : null), Editing.Said, changes),
            Hold = State(nameof(Order.Hold), order.Hold, draft.Hold, Editing.Said, changes),
            Reject = State(nameof(Order.Reject), order.Reject, draft.Reject, Editing.Said, changes),
            Next = State(nameof(Order.Next), order.Next, draft.Next, Editing.Said, changes),
            OpenReadiness = draft.NotReady is null || draft.NotReady.SequenceEqual(order.OpenReadiness)
                ? order.OpenReadiness
                : Changed(nameof(Order.OpenReadiness), Listed(order.OpenReadiness), Listed(draft.NotReady), draft.NotReady, changes),
        };
    }

    Order Extras(Order order, OrderDraft draft, List<FieldChange> changes) => order with
    {
        ExpectedFirstCommission = Day(nameof(Order.ExpectedFirstCommission), order.ExpectedFirstCommission, draft.ExpectedFirstCommission, changes),
        FirstCommissionSeen = Day(nameof(Order.FirstCommissionSeen), order.FirstCommissionSeen, draft.FirstCommissionSeen, changes),
        Renewal = Day(nameof(Order.Renewal), order.Renewal, draft.Renewal, changes),
        Notes = draft.Note is null || order.Notes.Any(note => note.Words == draft.Note)
            ? order.Notes
            : Changed<IReadOnlyList<Note>>(nameof(Order.Notes), null, "note", [.. order.Notes, new Note(draft.Note, by, now, IsInternal: true)], changes),
    };

    // What the file says counts as heard when it says something new, or says itself that it was heard later.
    static Order Heard(Order order, OrderDraft draft, Evidence evidence, Order? existing, List<FieldChange> changes)
    {
        if (existing is null || (changes.Count == 0 && draft.LastUpdate is null) || evidence.AsOf <= order.LastWord.AsOf)
        {
            return order;
        }

        if (changes.Count == 0)
        {
            changes.Add(new FieldChange(nameof(Order.LastWord), Iso(DateOf(order.LastWord.AsOf)), Iso(DateOf(evidence.AsOf))));
        }

        return order with { LastWord = evidence };
    }

    static FieldChange? FirstFoc(Order order, OrderDraft draft) =>
        draft.OriginalFoc is { } first && order.Dates.Foc is { } foc && foc.On != first && order.History.All(change => change.Field != nameof(OrderDates.Foc))
            ? new FieldChange(nameof(OrderDates.Foc), Iso(first), Iso(foc.On))
            : null;

    static string? Account(string? before, OrderDraft draft, List<FieldChange> changes)
    {
        var isSame = draft.Account is null || draft.Account == before || (draft.IsAccountNumber && before?.TrimStart('0') == draft.Account.TrimStart('0'));
        return isSame ? before : Changed(nameof(Order.Account), before is null ? null : OrderWords.Masked(before), OrderWords.Masked(draft.Account!), draft.Account, changes);
    }

    static string? Text(string field, string? before, string? after, List<FieldChange> changes) =>
        after is null || after == (before ?? "") ? before : Changed(field, before is { Length: > 0 } ? before : null, after.Length > 0 ? after : null, after, changes);

    static T? Value<T>(string field, T? before, T? after, List<FieldChange> changes)
        where T : struct, IFormattable =>
        after is null || after.Equals(before) ? before : Changed(field, before?.ToString(null, CultureInfo.InvariantCulture), after.Value.ToString(null, CultureInfo.InvariantCulture), after, changes);

    static DateOnly? Day(string field, DateOnly? before, DateOnly? after, List<FieldChange> changes) =>
        after is null || after == before ? before : Changed(field, Iso(before), Iso(after), after, changes);

    static T? State<T>(string field, T? before, OrderDraft.State<T>? said, Func<T?, string?> words, List<FieldChange> changes)
        where T : class
    {
        var (was, will) = (words(before), words(said?.Value));
        return said is null || was == will ? before : Changed(field, was, will, said.Value, changes);
    }

    static T Changed<T>(string field, string? before, string? after, T value, List<FieldChange> changes)
    {
        changes.Add(new FieldChange(field, before, after));
        return value;
    }

    static string? Count(IReadOnlyList<string> numbers) => numbers.Count == 0 ? null : numbers.Count == 1 ? "1 number" : $"{numbers.Count} numbers";

    static string? Listed(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join(", ", items);

    public static bool IsCancelled(string status) =>
        status.StartsWith("cancel", StringComparison.OrdinalIgnoreCase) || status.Equals("dead", StringComparison.OrdinalIgnoreCase) || status.Equals("order cancelled", StringComparison.OrdinalIgnoreCase);

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
