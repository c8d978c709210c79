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

    /// <summary>One sentence that answers "why is it late?" and "why is it stuck?": the rule that made it so, then what is on record.</summary>
    public static Text InShort(OrderSight sight)
    {
        var (order, health) = (sight.Order, sight.Health);
        if (!order.IsOpen())
        {
            return Text.Plain(order.Stage() == OrderStage.Cancelled ? "it is cancelled" : $"it is not stuck: it is {order.Stage().Words().ToLowerInvariant()}");
        }

        var known = Known(sight).ToList();
        if (health.Rag is Rag.Red or Rag.Amber)
        {
            var rule = Text.Plain($"{OrderPhrases.WordOf(health).ToLowerInvariant()} by rule {health.Rule}, {health.Words}");
            return Text.Join("; ", [rule, .. known.Count > 0 ? known : [Text.Plain("nothing on record says more")]]);
        }

        if (known.Count > 0)
        {
            return Text.Join("; ", known);
        }

        return health.Rag == Rag.Unknown
            ? Text.Plain($"nobody here knows: {health.Words}. Escalating asks the supplier")
            : Waiting(order, sight.Context) ?? Text.Plain("nothing on record holds it up");
    }

    static IEnumerable<Text> Known(OrderSight sight)
    {
        var order = sight.Order;
        if (OrderHealth.SlipsOf(order) is > 0 and var slips && order.Dates.Foc is { } foc)
        {
            yield return Text.Of($"the FOC moved to a later day {(slips == 1 ? "once" : $"{slips} times")} and is now {foc.On}");
        }

        if (order.Hold is { } hold)
        {
            yield return Text.Plain($"it is on hold and waits for {hold.Court.Words()}: {hold.Reason}");
        }

        if (order.Jeopardy is { } jeopardy)
        {
            yield return Text.Plain($"the supplier has it in jeopardy{Code(jeopardy.Code, sight.JeopardyMeaning)}: {(jeopardy.Words.Length > 0 ? jeopardy.Words : "no words given")}");
        }

        if (order.Reject is { } reject)
        {
            yield return Text.Plain($"it was rejected{Code(reject.Code, sight.RejectMeaning)} and waits for a correction: {reject.Words}");
        }

        if (order.Next is { } next)
        {
            var due = next.By is not { } by ? Text.Empty : by < sight.Today ? Text.Of($", was due {by}") : Text.Of($", by {by}");
            yield return Text.Of($"the next step waits for {next.Court.Words()}: {next.What}{due}");
        }

        if (order.OpenReadiness.Count > 0)
        {
            yield return Text.Plain($"this is not ready: {string.Join(", ", order.OpenReadiness)}");
        }
    }

    static string Code(string? code, string? meaning) => code is null ? "" : meaning is null ? $" ({code})" : $" ({code}: {meaning})";

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
