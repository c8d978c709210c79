using System.Globalization;
using Demarc.Time;

namespace Demarc.Features.Orders.Import;

/// <summary>Compares what a file says with what is known: rows → plan. Pure: it reads no file and stores nothing.</summary>
public static class OrderImport
{
    // RPM's statuses, and the date that must be filled for each.
    static readonly Dictionary<string, OrderStage> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Submitted"] = OrderStage.Submitted,
        ["Accepted"] = OrderStage.Accepted,
        ["Pending installation"] = OrderStage.PendingInstallation,
        ["FOC date received"] = OrderStage.FocReceived,
        ["Installed"] = OrderStage.Installed,
        ["Activated"] = OrderStage.Activated,
        ["Billing"] = OrderStage.Billing,
        ["Completed"] = OrderStage.Installed,
        ["Complete"] = OrderStage.Installed,
    };

    /// <param name="known">The orders that are there already, by id.</param>
    /// <param name="today">The date where the team is.</param>
    /// <param name="calendars">On whose days off nobody installs.</param>
    public static ImportPlan Plan(OrderSheet sheet, IReadOnlyDictionary<string, Order> known, ImportNames names, Merging merging, DateOnly today, Calendars calendars)
    {
        var (rows, problems, errors) = (new List<RowPlan>(sheet.Drafts.Count), sheet.Problems.ToList(), sheet.ErrorRows.ToList());
        problems.AddRange(SamePon(sheet));
        foreach (var draft in sheet.Drafts)
        {
            var existing = known.GetValueOrDefault(draft.Id);
            var (order, changes) = merging.Merge(draft, existing);
            var found = Check(draft, order, existing, changes, today).ToList();
            problems.AddRange(found);
            problems.AddRange(DaysOff(draft, order, existing, changes, today, calendars));
            if (draft.Agency is { } written && names.TakenFor(written) is { } agency)
            {
                problems.Add(new ImportProblem(draft.Row, OrderColumn.Agency.Name(), written, "agency.taken", $"is taken for {agency}.", "If it is another agency, add it as a company of its own and import the file again.", IsError: false));
            }

            if (found.Exists(problem => problem.IsError))
            {
                errors.Add(draft.Row);
                continue;
            }

            rows.Add(new RowPlan(draft, existing is null ? RowKind.New : changes.Count > 0 ? RowKind.Changed : RowKind.Unchanged, changes) { Customer = order.Customer });
        }

        problems.Sort((one, other) => one.Row.CompareTo(other.Row));
        errors.Sort();
        return new ImportPlan(sheet, rows) { Problems = problems, Unknown = Unknown(sheet, names), ErrorRows = errors };
    }

    static IEnumerable<ImportProblem> Check(OrderDraft draft, Order order, Order? existing, IReadOnlyList<FieldChange> changes, DateOnly today)
    {
        if (order.Customer.Length == 0)
        {
            yield return new ImportProblem(draft.Row, OrderColumn.Customer.Name(), "", "customer.missing", "is empty, and the order is new.", "Fill in the customer.", IsError: true);
        }

        // What was wrong before and the row does not touch is not this row's fault.
        foreach (var finding in OrderRules.Check(order.Dates, today).Where(finding => existing is null || Touches(changes, finding.Date)))
        {
            var value = order.Dates[finding.Date] is { } point ? Iso(point.On) : "";
            yield return new ImportProblem(draft.Row, finding.Date.Words(), value, $"rule.{finding.Date}.{finding.IsError}.{finding.Cure}", finding.Words, finding.Cure, finding.IsError);
        }

        foreach (var date in draft.Unsaid.Where(date => existing?.Dates[date] is not null))
        {
            yield return new ImportProblem(
                draft.Row, date.Words(), "", $"date.unsaid.{date}", $"is open in the file, and {Iso(existing!.Dates[date]!.On)} is known here; it stays.", $"If it no longer holds, tell me: \"{draft.Number} {date.Words().ToLowerInvariant()} none\".", IsError: false);
        }

        if (draft.Status is { } status && Statuses.TryGetValue(status, out var stage) && order.Stage() != stage && (existing is null || changes.Count > 0))
        {
            yield return new ImportProblem(
                draft.Row, OrderColumn.Status.Name(), status, "status.differs", $"does not fit the dates, which say \"{order.Stage().Words()}\"; the dates count.", "Fill in the date that makes it so.", IsError: false);
        }

        if (draft.Status is not null && order.Dates.Cancelled is { From.Source: var source } && source.EndsWith("status column", StringComparison.Ordinal) && (existing is null || changes.Count > 0))
        {
            yield return new ImportProblem(draft.Row, OrderColumn.Status.Name(), draft.Status, "status.cancelled", "is taken for a cancellation on the day of the update, since no date says when.", "Fill in Cancelled Date.", IsError: false);
        }
    }

    // A day that nobody installs on is most often a slip of the tracker.
    static IEnumerable<ImportProblem> DaysOff(OrderDraft draft, Order order, Order? existing, IReadOnlyList<FieldChange> changes, DateOnly today, Calendars calendars)
    {
        var calendar = calendars.Of(order.Supplier);
        foreach (var date in new[] { OrderDate.Foc, OrderDate.PortFoc }.Where(date => existing is null || Touches(changes, date)))
        {
            if (order.IsOpen() && order.Dates[date] is { On: var day } && day >= today && !calendar.IsBusinessDay(day))
            {
                var why = calendar.HolidayOn(day) ?? day.DayOfWeek.ToString();
                yield return new ImportProblem(draft.Row, date.Words(), Iso(day), $"day.off.{date}", $"is no business day ({why}).", $"Check it with the supplier; the next business day is {Iso(calendar.Next(day))}.", IsError: false);
            }
        }
    }

    static IEnumerable<ImportProblem> SamePon(OrderSheet sheet) =>
        sheet.Drafts.Where(draft => draft.Pon is not null)
            .GroupBy(draft => draft.Pon!, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Where(draft => draft.Id != same.First().Id).Select(draft => new ImportProblem(
                draft.Row, OrderColumn.Pon.Name(), same.Key, "pon.twice", $"is the PON of order {same.First().Number} in row {same.First().Row} too.", "If they are two orders, one of them has another PON; asked for by this PON, both are shown.", IsError: false)));

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Do the rules allow the order as the row would make it?</summary>
    public static bool IsPossible(Order order, IReadOnlyList<FieldChange> changes, Order? existing, DateOnly today) =>
        !OrderRules.Check(order.Dates, today).Any(finding => finding.IsError && (existing is null || Touches(changes, finding.Date)));

    static bool Touches(IReadOnlyList<FieldChange> changes, OrderDate date) => changes.Any(change => change.Field == date.ToString());

    static List<UnknownName> Unknown(OrderSheet sheet, ImportNames names)
    {
        var agencies = sheet.Drafts.Where(draft => draft.Agency is not null && names.AgencyOf(draft.Agency) is null).Select(draft => ("Agency", draft.Agency!));
        var reps = sheet.Drafts
            .Where(draft => draft is { Rep: not null, Agency: not null } && names.AgencyOf(draft.Agency) is { } agency && names.RepOf(agency, draft.Rep) is null)
            .Select(draft => ("Rep", $"{draft.Rep} of {draft.Agency}"));
        var strays = sheet.Drafts.Where(draft => draft is { Rep: not null, Agency: null } && !names.KnowsRep(draft.Rep)).Select(draft => ("Rep", draft.Rep!));
        var owners = sheet.Drafts.Where(draft => draft.Owner is not null && names.StaffOf(draft.Owner) is null).Select(draft => ("Owner", draft.Owner!));
        return [.. agencies.Concat(reps).Concat(strays).Concat(owners).GroupBy(pair => pair).Select(same => new UnknownName(same.Key.Item1, same.Key.Item2, same.Count())).OrderByDescending(name => name.Rows).ThenBy(name => name.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
