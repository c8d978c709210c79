using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.StatusPosts;

/// <summary>What a project status says besides the facts.</summary>
/// <param name="Of">Whose: "Marlin Dental", "orders 48213 and 48214".</param>
public sealed record ProjectHead(string Of, DateTimeOffset AsOf, bool IsForPartners, bool HasMoney);

/// <summary>The status report of one customer, agency, carrier or list of orders: the worst with its reason, then dates, what happened, what comes, what is needed.</summary>
sealed class ProjectCard(ProjectFacts facts, ProjectHead head, Names names)
{
    const int MostRows = 8;
    const int MostLines = 5;

    readonly StatusLines lines = new(names, head.IsForPartners, facts.Counts.Now);

    public Card Draw() => new("project-status", $"Status of {StatusLines.Short(head.Of)}", Summary())
    {
        Tone = ToneOf(facts.Worst.Health.Rag),
        Body =
        [
            new Badge(StatusCard.Word(facts.Worst.Health.Rag, head.IsForPartners), ToneOf(facts.Worst.Health.Rag)),
            new Facts(Header()),
            Dates(),
            .. Rows(facts.Orders.Count - MostRows),
            .. List(head.IsForPartners ? "Waits on you or your customer" : "Needs a decision", facts.Counts.Decisions.Where(decision => !head.IsForPartners || decision.Court is not Court.Us), lines.Of, Tone.Warning),
            .. List("Top risks", facts.Open.Where(line => line.Health.Rag is Rag.Red or Rag.Amber or Rag.Unknown), Risk, Tone.Warning),
            .. List("Escalations", facts.Counts.Escalations, Escalation, Tone.Warning),
            .. List("Done in the last 7 days", facts.LastWeek, Happened, Tone.Neutral),
            .. List("Next 7 days", facts.NextWeek.Where(one => !head.IsForPartners || one.Court is null or Court.Partner or Court.Customer), Comes, Tone.Neutral),
            .. Ports(),
            .. head.HasMoney ? Money() : [],
            new Note(Text.Of($"As of {head.AsOf}. {(head.IsForPartners ? "Dates are the carriers'." : "Slips are business days; the colour follows the numbered rules, and unknown is never green.")}")),
        ],
        Buttons =
        [
            .. facts.Open.Take(1).Select(line => new AskButton($"Show {StatusLines.Short(line.Order.Number)}", $"where is {line.Order.Number}")),
            .. facts.Orders.Count > MostRows ? [new AskButton("All its orders", $"list all orders for {head.Of}")] : Array.Empty<AskButton>(),
        ],
    };

    Text Summary()
    {
        var worst = facts.Worst;
        var open = facts.Open.Count();
        if (open == 0)
        {
            return Text.Of($"{StatusLines.Short(head.Of)}: nothing is open; {StatusLines.Count(facts.Installed)} of {StatusLines.Plural(facts.Orders.Count, "order")} installed.");
        }

        var reason = worst.Health.Rag is Rag.Green or Rag.Grey ? "" : $"{(head.IsForPartners ? "" : $" ({worst.Health.Rule})")}, {Reason(worst.Health)} on {StatusLines.Short(worst.Order.Number)}";
        var next = facts.Open.Select(line => line.Forecast).Where(date => date >= facts.Today).Min();
        return Text.Of($"{StatusLines.Short(head.Of)}: {StatusCard.Word(worst.Health.Rag, head.IsForPartners)}{reason}. {StatusLines.Count(facts.Installed)} of {StatusLines.Plural(facts.Orders.Count, "order")} installed; ")
            + (next is { } date ? Text.Of($"next FOC {date}.") : Text.Plain("no FOC ahead."));
    }

    IReadOnlyList<Fact> Header()
    {
        var stages = facts.Open.GroupBy(line => line.Order.Stage()).OrderByDescending(stage => stage.Key).Select(stage => $"{StatusLines.Count(stage.Count())} {StatusLines.Stage(stage.Key)}");
        var managers = facts.Orders.Select(line => names.Of(line.Order.Owner)).OfType<string>().Distinct().Take(3).Select(StatusLines.Short).ToList();
        var carriers = facts.Orders.Select(line => line.Order.Supplier).Where(supplier => supplier.Length > 0).Distinct().Take(5).Select(StatusLines.Short);
        return
        [
            new Fact("Orders", $"{StatusLines.Count(facts.Open.Count())} open, {StatusLines.Count(facts.Installed)} installed{(facts.Cancelled > 0 ? $", {StatusLines.Count(facts.Cancelled)} cancelled" : "")}"),
            .. facts.Open.Any() ? [new Fact("Phase", string.Join(", ", stages))] : Array.Empty<Fact>(),
            new Fact("Project manager", managers.Count > 0 ? string.Join(", ", managers) : "nobody yet"),
            new Fact("Carriers", string.Join(", ", carriers) is { Length: > 0 } named ? named : "none named"),
        ];
    }

    Table Dates() => new("Dates by order", ["Order", "Service", "Stage", "Plan", "Forecast", "Actual", "Slip"], [.. facts.Orders.Take(MostRows).Select(Row)]);

    IReadOnlyList<Text> Row(ProjectLine line) =>
    [
        StatusLines.Short(line.Order.Number),
        StatusLines.Short(string.Join(", ", new[] { line.Order.Product, line.Order.Site }.Where(part => part.Length > 0))),
        line.Order.Stage().Words(),
        Date(line.Plan),
        Date(line.Forecast),
        Date(line.Actual),
        line.Slip switch { null => Text.Empty, 0 => "none", > 0 and var late => line.Actual is null && line.Order.IsOpen() && line.Forecast < facts.Today ? $"{late} late so far" : $"{late} late", { } early => $"{-early} early" },
    ];

    static IEnumerable<Block> Rows(int left) => left > 0 ? [new Note(Text.Plain($"and {StatusLines.Count(left)} more orders"))] : [];

    Text Risk(ProjectLine line)
    {
        var owner = names.Of(line.Order.Owner) is { } name ? $" ({StatusLines.Short(name)})" : "";
        var words = head.IsForPartners
            ? Reason(line.Health)
            : $"{line.Health.Rule} {line.Health.Words}{(string.IsNullOrWhiteSpace(line.Order.Risk) ? "" : $"; risk: {StatusLines.Short(line.Order.Risk)}")}";
        return Text.Bold(StatusLines.Short(line.Order.Number)) + Text.Plain($": {words}{owner}");
    }

    /// <summary>The rule's words; for partners without what we wrote for ourselves.</summary>
    string Reason(Health health) => (head.IsForPartners, health.Rule) switch
    {
        (true, "A6") => "on hold",
        (true, "A4" or "R5") => "a step is overdue",
        _ => StatusLines.Short(health.Words),
    };

    Text Escalation(Escalation escalation) => lines.Escalation(escalation) + (escalation.Commitment is { } date ? Text.Of($"; the carrier committed to {date}") : Text.Empty);

    static Text Happened(Happening one) => Text.Bold(StatusLines.Short(one.Order.Number)) + one switch
    {
        { Before: { } before, After: { } after } => Text.Of($" FOC {before} → {after}"),
        { After: { } given } => Text.Of($" FOC given: {given}"),
        { Before: { } lost } => Text.Of($" FOC {lost} withdrawn"),
        _ => Text.Of($" {one.What} {one.On}"),
    };

    static Text Comes(Happening one) => Text.Bold(StatusLines.Short(one.Order.Number)) + Text.Of($" {StatusLines.Short(one.What)}: {one.On}");

    IEnumerable<Block> Ports()
    {
        var ports = facts.Orders.Where(line => line.Order.TnCount > 0).ToList();
        if (ports.Count > 0)
        {
            yield return new Table("Numbers to port", ["Order", "TNs", "FOC", "State"], [.. ports.Take(MostRows).Select(Port)]);
            foreach (var more in Rows(ports.Count - MostRows))
            {
                yield return more;
            }
        }
    }

    IReadOnlyList<Text> Port(ProjectLine line) =>
    [
        StatusLines.Short(line.Order.Number),
        $"{line.Order.TnCount}",
        Date(line.Forecast),
        line.Order.Reject is { } reject ? $"rejected{(reject.Code is { } code ? " " + StatusLines.Short(code) : "")}" : line.Order.Stage().Words(),
    ];

    IEnumerable<Block> Money()
    {
        var orders = facts.Orders.Where(line => line.Order.Stage() != OrderStage.Cancelled).Select(line => line.Order).ToList();
        var (seen, due) = (orders.Count(order => order.FirstCommissionSeen is not null), orders.Where(order => order is { FirstCommissionSeen: null, ExpectedFirstCommission: not null }).ToList());
        var late = due.Where(order => order.ExpectedFirstCommission < facts.Today).Select(order => StatusLines.Short(order.Number)).ToList();
        var next = due.Select(order => order.ExpectedFirstCommission).Where(date => date >= facts.Today).Min();
        var words = Text.Plain($"first commission seen on {seen} of {StatusLines.Plural(orders.Count, "order")}{(late.Count > 0 ? $"; overdue on {string.Join(", ", late.Take(MostLines))}{(late.Count > MostLines ? $" and {late.Count - MostLines} more" : "")}" : "")}");
        yield return new Facts(
        [
            new Fact("Charges", $"{Dollars(orders.Sum(order => order.Mrc ?? 0))} a month, {Dollars(orders.Sum(order => order.Nrc ?? 0))} once{(orders.Any(order => order.Mrc is null) ? "; some are not known" : "")}"),
            new Fact("Commission", words + (next is { } date ? Text.Of($"; next expected {date}") : Text.Empty)),
        ]);
    }

    static IEnumerable<Block> List<T>(string title, IEnumerable<T> items, Func<T, Text> line, Tone tone)
    {
        var all = items.ToList();
        var left = all.Count - MostLines;
        return all.Count == 0 ? [] : [new Section($"{title} ({StatusLines.Count(all.Count)})", [new Bullets([.. all.Take(MostLines).Select(line), .. left > 0 ? [Text.Plain($"and {StatusLines.Count(left)} more")] : Array.Empty<Text>()])], tone)];
    }

    static Text Date(DateOnly? date) => date is { } on ? Text.Date(on) : Text.Empty;

    static string Dollars(decimal amount) => "$" + amount.ToString("N2", CultureInfo.InvariantCulture);

    static Tone ToneOf(Rag rag) => rag switch
    {
        Rag.Red => Tone.Bad,
        Rag.Amber => Tone.Warning,
        Rag.Unknown => Tone.Unknown,
        Rag.Green or Rag.Blue => Tone.Good,
        _ => Tone.Neutral,
    };
}
