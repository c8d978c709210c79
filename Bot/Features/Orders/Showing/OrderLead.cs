using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>What was asked about an order, and so is answered first.</summary>
public enum Lead
{
    Status,
    Foc,
    Eta,
    Port,
    Stalled,
}

/// <summary>The one sentence that answers the question, with its evidence; it is what a phone shows.</summary>
static class OrderLead
{
    public static Text Of(OrderSight sight, Lead lead) => lead switch
    {
        _ when sight.Order.Stage() == OrderStage.Cancelled => Text.Of($"Order {sight.Order.Number} for {sight.Order.Customer} is cancelled, since {sight.Order.Dates.Cancelled!.On}."),
        Lead.Foc => Foc(sight),
        Lead.Eta => Eta(sight),
        Lead.Port => Port(sight),
        Lead.Stalled => Text.Of($"Order {sight.Order.Number} for {sight.Order.Customer}: {Standstill.InShort(sight)}."),
        _ => Status(sight),
    };

    static Text Status(OrderSight sight)
    {
        var order = sight.Order;
        var when = order.Dates switch
        {
            { Installed: { } installed } => Text.Of($" since {installed.On}"),
            { Foc: { } foc } when order.Stage() == OrderStage.FocReceived => Text.Of($", {foc.On}"),
            _ => Text.Empty,
        };
        return Text.Of($"Order {order.Number} for {order.Customer} ({OrNothing(OrderPhrases.ServiceOf(order))}): {order.Stage().Words()}{when}. {OrderPhrases.WordOf(sight.Health)}: {sight.Health.Words}.");
    }

    static Text Foc(OrderSight sight)
    {
        var order = sight.Order;
        if (order.Dates.Installed is { } installed)
        {
            return Text.Of($"Order {order.Number} was installed on {installed.On}; {(order.Dates.Foc is { } past ? Text.Of($"its FOC was {past.On}") : "no FOC is on record")}.");
        }

        if (order.Dates.Foc is not { } foc)
        {
            return Text.Of($"Order {order.Number} for {order.Customer} has no FOC yet. {Waiting(sight)}");
        }

        var trust = FocTrust.Of(order, sight.Today, sight.Context.Calendar)!;
        return foc.On < sight.Today
            ? Text.Of($"The FOC of order {order.Number} was {foc.On} and is missed: {OrderPhrases.Known(foc.From, sight)}. No new date is on record.")
            : Text.Of($"The FOC of order {order.Number} for {order.Customer} is {foc.On}: {OrderPhrases.Known(foc.From, sight)}; {trust.Word}, {string.Join(", ", trust.Why)}.");
    }

    static Text Eta(OrderSight sight)
    {
        var order = sight.Order;
        return order.Dates switch
        {
            { Installed: { } installed } => Text.Of($"Order {order.Number} for {order.Customer} is in: installed on {installed.On}, {OrderPhrases.Known(installed.From, sight)}."),
            { Foc: { } foc } when foc.On >= sight.Today => Text.Of(
                $"Order {order.Number} for {order.Customer} is due on {foc.On}, its FOC date: {OrderPhrases.Known(foc.From, sight)}; {FocTrust.Of(order, sight.Today, sight.Context.Calendar)!.Word}. A FOC is a commitment, not an installation."),
            { Foc: { } missed } => Text.Of($"Nobody knows when order {order.Number} goes in: its FOC, {missed.On}, is missed and no new date is on record."),
            _ => Text.Of($"Order {order.Number} for {order.Customer} has no confirmed date yet. {Waiting(sight)}"),
        };
    }

    static Text Port(OrderSight sight)
    {
        var order = sight.Order;
        var isPort = Products.FamilyOf(order.Product) is ProductFamily.Port or ProductFamily.TollFree;
        var done = order.Dates.Ported ?? (isPort ? order.Dates.Installed : null);
        var due = order.Dates.PortFoc ?? (isPort ? order.Dates.Foc : null);
        if (done is not null)
        {
            return Text.Of($"The numbers of order {order.Number} are ported, since {done.On}: {OrderPhrases.Known(done.From, sight)}.");
        }

        if (order.Reject is { } reject)
        {
            return Text.Of($"The port of order {order.Number} is rejected{(reject.Code is null ? "" : $" ({reject.Code})")} and not done: {reject.Words}.");
        }

        return due switch
        {
            null => Text.Of($"The numbers of order {order.Number} are not ported as far as anybody here knows, and no port date is on record. {Waiting(sight)}"),
            var set when set.On < sight.Today => Text.Of($"The port of order {order.Number} was due on {set.On} and nothing says that it is done: {OrderPhrases.Known(set.From, sight)}. Make a test call and tell us."),
            var set => Text.Of($"The port of order {order.Number} is set for {set.On}: {OrderPhrases.Known(set.From, sight)}. Not ported yet."),
        };
    }

    // What is asked for is unknown: what is known instead.
    static Text Waiting(OrderSight sight)
    {
        var order = sight.Order;
        var wanted = order.Dates.RequestedInstall is { } asked ? Text.Of($" The customer asked for {asked.On}.") : Text.Empty;
        var usual = order.Stage() >= OrderStage.Submitted && Interval.For(order) is { } interval && interval.Days(order, sight.Context.Calendar) is var (from, to)
            ? Text.Of($" {OrderPhrases.Capital(interval.Of)} usually takes {interval.Low} to {interval.High} business days, which would be {from} to {to}: a planning default, no promise.")
            : Text.Empty;
        return Text.Of($"It is {order.Stage().Words().ToLowerInvariant()}; last heard: {OrderPhrases.Known(order.LastWord, sight)}.{wanted}{usual}");
    }

    static string OrNothing(string service) => service.Length == 0 ? "service not known" : service;
}
