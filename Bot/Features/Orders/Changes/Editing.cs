using System.Globalization;

namespace Demarc.Features.Orders.Changes;

/// <summary>What came of edits.</summary>
/// <param name="Order">Null: refused, and <see cref="Errors"/> say why.</param>
/// <param name="Changes">What is different, in words; empty when it was so already.</param>
public sealed record Edited(Order? Order, IReadOnlyList<OrderChange> Changes)
{
    public IReadOnlyList<RuleFinding> Errors { get; init; } = [];

    public IReadOnlyList<RuleFinding> Warnings { get; init; } = [];

    /// <summary>What followed from it besides: "That ends the jeopardy."</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Applies edits to an order: rules checked, each change remembered with before, after and who knew it. Pure.</summary>
public static class Editing
{
    /// <param name="today">The date where the team is.</param>
    public static Edited Apply(Order order, IReadOnlyList<Edit> edits, Evidence evidence, DateOnly today)
    {
        var work = new Work(order, evidence);
        foreach (var edit in edits)
        {
            work.Apply(edit);
        }

        var touched = edits.OfType<Edit.Date>().Select(edit => edit.Which).ToHashSet();
        var findings = OrderRules.Check(work.Order.Dates, today).Where(finding => touched.Contains(finding.Date) || (finding.IsError && touched.Count > 0)).ToList();
        var errors = findings.Where(finding => finding.IsError).ToList();
        if (errors.Count > 0)
        {
            return new Edited(null, []) { Errors = errors };
        }

        var heard = work.IsHeard && evidence.AsOf >= order.LastWord.AsOf ? evidence : order.LastWord;
        return new Edited(work.Order with { LastWord = heard, History = [.. order.History, .. work.Changes] }, work.Changes)
        {
            Warnings = [.. findings.Where(finding => !finding.IsError)],
            Remarks = work.Remarks,
        };
    }

    sealed class Work(Order order, Evidence evidence)
    {
        public Order Order { get; private set; } = order;

        public List<OrderChange> Changes { get; } = [];

        public List<string> Remarks { get; } = [];

        /// <summary>It says something about how the order stands, so it counts as heard.</summary>
        public bool IsHeard { get; private set; }

        public void Apply(Edit edit)
        {
            IsHeard |= edit is not Edit.Owner;
            switch (edit)
            {
                case Edit.Date date: Date(date.Which, date.Day); break;
                case Edit.SupplierStatus status: Change(nameof(Order.SupplierStatus), Order.SupplierStatus, status.Words, Order with { SupplierStatus = status.Words }); break;
                case Edit.InJeopardy jeopardy: Change(nameof(Order.Jeopardy), Said(Order.Jeopardy), Said(jeopardy.Value), Order with { Jeopardy = jeopardy.Value }); break;
                case Edit.Rejected reject: Reject(reject.Value); break;
                case Edit.OnHold hold: Change(nameof(Order.Hold), Said(Order.Hold), Said(hold.Value), Order with { Hold = hold.Value }); break;
                case Edit.Next next: Change(nameof(Order.Next), Said(Order.Next), Said(next.Value), Order with { Next = next.Value }); break;
                case Edit.NotReady open: Readiness(open.Items); break;
                case Edit.Ready ready: Readiness([.. Order.OpenReadiness.Where(item => !ready.Items.Contains(item, StringComparer.OrdinalIgnoreCase))]); break;
                case Edit.Owner owner: Change(nameof(Order.Owner), Order.OwnerName ?? Order.Owner, owner.Name, Order with { Owner = owner.PersonId, OwnerName = owner.Name }); break;
                case Edit.Note note: Order = Order with { Notes = [.. Order.Notes, new Note(note.Words, evidence.By ?? evidence.Source, evidence.AsOf, note.IsInternal)] }; break;
            }
        }

        void Date(OrderDate which, DateOnly? day)
        {
            var before = Order.Dates[which]?.On;
            if (before == day)
            {
                if (day is not null)
                {
                    // The same again is a confirmation: newer evidence, no change.
                    Order = Order with { Dates = Order.Dates.With(which, new DatePoint(day.Value, evidence)) };
                    Remarks.Add($"{which.Words()} was {day.Value.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture)} already; it is noted as confirmed.");
                }

                return;
            }

            Change(which.ToString(), Iso(before), Iso(day), Order with { Dates = Order.Dates.With(which, day is { } on ? new DatePoint(on, evidence) : null) });
            if (which == OrderDate.Foc && day is not null && Order.Jeopardy is { } jeopardy)
            {
                Change(nameof(Order.Jeopardy), Said(jeopardy), null, Order with { Jeopardy = null });
                Remarks.Add("The new FOC ends the jeopardy.");
            }
        }

        void Reject(Reject? value)
        {
            var counted = value is null ? null : value with { Count = (Order.Reject?.Count ?? 0) + 1 };
            Change(nameof(Order.Reject), Said(Order.Reject), Said(counted), Order with { Reject = counted });
        }

        void Readiness(IReadOnlyList<string> items) =>
            Change(nameof(Order.OpenReadiness), Listed(Order.OpenReadiness), Listed(items), Order with { OpenReadiness = items });

        void Change(string field, string? before, string? after, Order changed)
        {
            Order = changed;
            if (before != after)
            {
                Changes.Add(new OrderChange(field, before, after, evidence.AsOf, evidence));
            }
        }
    }

    public static string? Said(Jeopardy? jeopardy) => jeopardy is null ? null : Joined(jeopardy.Code, jeopardy.Words) is { Length: > 0 } words ? words : "in jeopardy";

    public static string? Said(Reject? reject) => reject is null ? null : Joined(reject.Code, reject.Words, reject.Count > 1 ? $"(×{reject.Count})" : null) is { Length: > 0 } words ? words : "rejected";

    public static string? Said(Hold? hold) => hold is null ? null : $"{hold.Reason} (waits for {hold.Court.Words()})";

    public static string? Said(NextStep? next) => next is null ? null : $"{next.What} ({next.Court.Words()}{(next.By is { } by ? ", by " + Iso(by) : "")})";

    static string? Listed(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join(", ", items);

    static string Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
