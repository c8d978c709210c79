using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>Why nothing moves, as far as it is known. When it is not, it says so: silence has no reason anybody could name.</summary>
static class Standstill
{
    const string Record = "this order's record";

    public static IReadOnlyList<Remark> Of(Order order, HealthContext context)
    {
        var reasons = new List<Remark>();
        if (order.Hold is { } hold)
        {
            reasons.Add(new Remark($"It is on hold and waits for {hold.Court.Words()}: {hold.Reason}", Record));
        }

        if (order.Jeopardy is { } jeopardy)
        {
            reasons.Add(new Remark($"The supplier has it in jeopardy{(jeopardy.Code is null ? "" : $" ({jeopardy.Code})")}: {(jeopardy.Words.Length > 0 ? jeopardy.Words : "no words given")}", "the supplier's words"));
        }

        if (order.Reject is { } reject)
        {
            reasons.Add(new Remark($"It was rejected{(reject.Code is null ? "" : $" ({reject.Code})")} and waits for a correction: {reject.Words}", "the supplier's words"));
        }

        if (order.Next is { By: { } by } next && context.Calendar.Between(by, context.Today) is > 0 and var overdue)
        {
            reasons.Add(new Remark($"The next step is {Days(overdue)} overdue and waits for {next.Court.Words()}: {next.What}", Record));
        }

        if (order.OpenReadiness.Count > 0)
        {
            reasons.Add(new Remark($"Not ready: {string.Join(", ", order.OpenReadiness)}", Record));
        }

        if (Waiting(order, context) is { } waiting)
        {
            reasons.Add(new Remark(Text.Of($"By its dates, {waiting}"), Record));
        }

        if (order.SupplierStatus is { Length: > 0 } status)
        {
            reasons.Add(new Remark($"The supplier's own status is \"{status}\"", "the supplier's words"));
        }

        return reasons;
    }

    /// <summary>One sentence that answers "why is it stuck?".</summary>
    public static Text InShort(Order order, HealthContext context, Health health)
    {
        if (!order.IsOpen())
        {
            return Text.Plain(order.Stage() == OrderStage.Cancelled ? "it is cancelled" : $"it is not stuck: it is {order.Stage().Words().ToLowerInvariant()}");
        }

        if (health.Rag == Rag.Unknown)
        {
            return Text.Plain($"nobody here knows: {health.Words}. Escalating asks the supplier");
        }

        return order switch
        {
            { Hold: { } hold } => Text.Plain($"it is on hold and waits for {hold.Court.Words()}: {hold.Reason}"),
            { Jeopardy: { } jeopardy } => Text.Plain($"the supplier has it in jeopardy{(jeopardy.Code is null ? "" : $" ({jeopardy.Code})")}: {jeopardy.Words}"),
            { Reject: not null } => Text.Plain("it was rejected and waits for a correction"),
            { Next: { } next } => Text.Plain($"the next step waits for {next.Court.Words()}: {next.What}"),
            { OpenReadiness.Count: > 0 } => Text.Plain($"this is not ready: {string.Join(", ", order.OpenReadiness)}"),
            _ => Waiting(order, context) ?? Text.Plain("nothing on record holds it up"),
        };
    }

    static Text? Waiting(Order order, HealthContext context)
    {
        switch (order.Stage())
        {
            case OrderStage.NotSubmitted:
                return Text.Plain("it has not been submitted to the carrier yet");
            case OrderStage.Submitted:
                return Text.Plain("it waits for the supplier to validate and accept it");
            case OrderStage.Accepted or OrderStage.PendingInstallation:
                var usual = Interval.For(order) is { } interval && interval.Days(order, context.Calendar) is var (from, to)
                    ? Text.Of($"; {interval.Of} usually takes {interval.Low} to {interval.High} business days from acceptance, which is {from} to {to}")
                    : Text.Empty;
                return Text.Of($"it waits for the FOC date{usual}");
            case OrderStage.FocReceived when order.Dates.Foc!.On >= context.Today:
                return Text.Of($"nothing is due before the FOC date, {order.Dates.Foc.On}");
            case OrderStage.FocReceived:
                return Text.Plain("the FOC date is past, and nobody has said that it was installed");
            default:
                return null;
        }
    }

    static string Days(int count) => count == 1 ? "1 business day" : $"{count} business days";
}
