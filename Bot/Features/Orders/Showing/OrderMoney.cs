using Demarc.Cards.Model;
using SmallPrint = Demarc.Cards.Model.Note;

namespace Demarc.Features.Orders.Showing;

/// <summary>What an order earns and when, for those who may see it.</summary>
static class OrderMoney
{
    const string Caveat = "Suppliers pay after they bill, most of them after the customer pays; a promise of a day is nobody's to make.";

    public static IEnumerable<Block> Block(OrderSight sight)
    {
        if (sight.Viewer is not { SeesMoney: true, Person: not null })
        {
            yield break;
        }

        var order = sight.Order;
        yield return new Section("Money", [new Facts(
        [
            new Fact("MRC", order.Mrc is { } mrc ? OrderPhrases.Dollars(mrc) : "unknown"),
            .. order.Nrc is { } nrc ? [new Fact("NRC", OrderPhrases.Dollars(nrc))] : Array.Empty<Fact>(),
            .. order.TermMonths is { } term ? [new Fact("Term", term == 1 ? "month to month" : $"{term} months")] : Array.Empty<Fact>(),
            new Fact("First commission", Expected(sight.Commission)),
        ])]);
    }

    public static Text Expected(CommissionOutlook outlook)
    {
        if (outlook.Seen is { } seen)
        {
            return Text.Of($"seen on {seen}");
        }

        if (outlook.Expected is not { } expected)
        {
            return Text.Plain($"not expected yet: {outlook.Basis}");
        }

        var range = outlook is { Earliest: { } earliest, Latest: { } latest } ? Text.Of($", between {earliest} and {latest}") : Text.Empty;
        var late = outlook.DaysLate switch
        {
            >= CommissionOutlook.Escalate => $"; {outlook.DaysLate} days late: escalate it",
            >= CommissionOutlook.Flag => $"; {outlook.DaysLate} days late: ask about it",
            > 0 => $"; {outlook.DaysLate} days past",
            _ => "",
        };
        return Text.Of($"about {expected}{range} ({outlook.Basis}{(outlook.IsEstimate ? ", which has not happened" : "")}){late}");
    }

    /// <summary>The way of the money (§5.2), step by step, with what is known of each and the one it waits for.</summary>
    public static Card Commission(OrderSight sight)
    {
        var (order, outlook) = (sight.Order, sight.Commission);
        var steps = Steps(sight);
        var waiting = steps.FirstOrDefault(step => !step.IsDone);
        var lead = outlook switch
        {
            { Seen: { } seen } => Text.Of($"Order {order.Number} for {order.Customer} is paid: its first commission was seen on {seen}."),
            { Expected: null } => Text.Of($"No commission is to be expected on order {order.Number} yet: {outlook.Basis}."),
            { DaysLate: >= CommissionOutlook.Flag } => Text.Of($"The commission on order {order.Number} for {order.Customer} is late: it was expected about {outlook.Expected}, {outlook.DaysLate} days ago ({outlook.Basis})."),
            _ => Text.Of($"The first commission on order {order.Number} for {order.Customer} is to be expected about {outlook.Expected} ({outlook.Basis}); it waits for this: {waiting?.What ?? "the statement"}."),
        };
        return new Card("order-commission", $"Commission on {OrderPhrases.Name(order)}", lead)
        {
            Tone = outlook.DaysLate >= CommissionOutlook.Escalate ? Tone.Bad : outlook.DaysLate >= CommissionOutlook.Flag ? Tone.Warning : outlook.Seen is not null ? Tone.Good : Tone.Neutral,
            Body =
            [
                new Facts([new Fact("MRC", order.Mrc is { } mrc ? OrderPhrases.Dollars(mrc) : "unknown"), new Fact("First commission", Expected(outlook))]),
                new Section("What it waits for", [new Bullets([.. steps.Select(step => Text.Of($"{(step.IsDone ? "✓" : step == waiting ? "▶" : "·")} {step.What}: {step.Known}"))], Numbered: true)]),
                new SmallPrint(Caveat),
            ],
            Buttons =
            [
                .. outlook.DaysLate >= CommissionOutlook.Flag && sight.Viewer.MayEscalate
                    ? [new FormButton($"Escalate {order.Number}", OrderVerbs.EscalateForm, order.Id) { Style = ButtonStyle.Primary }]
                    : Array.Empty<Button>(),
                new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id),
            ],
        };
    }

    static List<Step> Steps(OrderSight sight)
    {
        var (dates, isSeen) = (sight.Order.Dates, sight.Commission.Seen is not null);
        return
        [
            Dated("Installed", dates.Installed, sight, isSeen),
            Dated("Service active", dates.Activated, sight, isSeen || dates.InvoiceReviewed is not null),
            Dated("The supplier bills", dates.InvoiceReviewed, sight, isSeen),
            new Step("The customer pays", isSeen, Text.Plain(isSeen ? "done, since commission came" : "not known here; suppliers do not say")),
            new Step("The supplier pays us, monthly and in arrears", isSeen, Text.Plain(isSeen ? "done" : "not seen yet")),
            new Step("Our monthly run and your statement", isSeen, sight.Commission.Seen is { } seen ? Text.Of($"seen on {seen}") : Text.Plain("not seen yet")),
        ];
    }

    static Step Dated(string what, DatePoint? point, OrderSight sight, bool isSeen) =>
        new(what, isSeen || point is not null, point is null ? Text.Plain(isSeen ? "done, date not known" : "no date is known") : OrderPhrases.Dated(point, sight));

    sealed record Step(string What, bool IsDone, Text Known);
}
