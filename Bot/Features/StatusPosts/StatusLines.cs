using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;

namespace Demarc.Features.StatusPosts;

/// <summary>One line of a status about one order or escalation. What partners read has no rule and no plan of ours in it.</summary>
sealed class StatusLines(Names names, bool isForPartners, DateTimeOffset now)
{
    const int MostLetters = 60;

    public Text Of(Decision decision)
    {
        var overdue = decision.Overdue > 0 ? $", {Days(decision.Overdue)} overdue" : "";
        return Head(decision.Order) + Text.Of($": {Short(decision.What)} (waits on {Whom(decision)}{overdue})");
    }

    public Text Missed(OrderLine line) => Head(line.Order) + Text.Of($", {Carrier(line.Order)}: {Late(line)}, was due {line.Order.Dates.Foc!.On}{Owner(line.Order)}");

    public Text Due(OrderLine line)
    {
        var ready = line.Order.OpenReadiness.Count > 0 ? $", not ready: {Short(string.Join(", ", line.Order.OpenReadiness))}" : "";
        var when = line.Days == 0 ? Text.Empty : Text.Of($": {line.Order.Dates.Foc!.On}");
        return Head(line.Order) + Text.Of($", {Carrier(line.Order)}") + when + Text.Of($"{ready}{Owner(line.Order)}");
    }

    public Text Jeopardy(OrderLine line)
    {
        var (order, jeopardy) = (line.Order, line.Order.Jeopardy!);
        var plan = NewDate(order, jeopardy) is { } date ? Text.Of($"new date {date}") : Text.Of($"no date yet after {Days(line.Days)}");
        return Head(order) + Text.Of($": {Said(jeopardy.Code, jeopardy.Words)}; with {With(order)}, ") + plan + Owner(order);
    }

    public Text Reject(OrderLine line)
    {
        var reject = line.Order.Reject!;
        var often = reject.Count > 1 ? $", for the {Nth(reject.Count)} time" : "";
        return Head(line.Order) + Text.Of($", {Carrier(line.Order)}: {Said(reject.Code, reject.Words)}{often}{Owner(line.Order)}");
    }

    public Text Stale(OrderLine line) =>
        Head(line.Order) + Text.Of($", {Carrier(line.Order)}: no word for {Days(line.Days)} ({Stage(line.Order.Stage())}){Owner(line.Order)}");

    public Text Escalation(Escalation escalation)
    {
        var about = Short(escalation.Customer.Length > 0 ? escalation.Customer : escalation.Order ?? "");
        var age = now - escalation.RaisedAt;
        var open = age.TotalHours < 1 ? "under an hour" : age.TotalDays < 1 ? Plural((int)age.TotalHours, "hour") : Plural((int)age.TotalDays, "day");
        return Text.Bold(escalation.Id) + Text.Of($" {escalation.Level.ToString().ToLowerInvariant()}{(about.Length > 0 ? ", " + about : "")}: open {open}, ") + Standing(escalation);
    }

    Text Standing(Escalation escalation)
    {
        var who = names.Of(escalation.Next?.Person ?? escalation.Assignee) is { } name ? $" ({Short(name)})" : escalation.Assignee is null ? " (nobody has taken it)" : "";
        return escalation switch
        {
            { State: EscalationState.WaitingOnPartner } => Text.Of($"waits on the partner{who}"),
            { Next: { } next } when next.By < now => Text.Of($"next step overdue since {next.By}{who}"),
            { Next: { } next } => Text.Of($"next step by {next.By}{who}"),
            _ => Text.Of($"no next step{who}"),
        };
    }

    Text Head(Order order) => Text.Bold(Short(order.Number)) + Text.Plain(" " + Short(order.Customer));

    string Owner(Order order) => names.Of(order.Owner) is { } name ? $" ({Short(name)})" : isForPartners ? "" : " (no owner)";

    string Whom(Decision decision) => decision.Court switch
    {
        Court.Partner => isForPartners ? Named("you", decision.Person ?? decision.Order.Rep) : Named("the partner", decision.Person ?? decision.Order.Rep, decision.Order.RepName),
        Court.Customer => Named("the customer", decision.Person),
        _ => Named("us", decision.Person),
    };

    string Named(string court, string? person, string? otherwise = null) => (names.Of(person) ?? otherwise) is { Length: > 0 } name ? $"{court}, {Short(name)}" : court;

    static string With(Order order) => (order.Next?.Court ?? order.Hold?.Court ?? Court.Supplier) switch
    {
        Court.Us => "us",
        Court.Partner => "the partner",
        Court.Customer => "the customer",
        Court.ThirdParty => "a third party",
        _ => Carrier(order),
    };

    /// <summary>As the rule has it: a FOC given after the jeopardy was, or the day of the next step.</summary>
    static DateOnly? NewDate(Order order, Jeopardy jeopardy) =>
        order.Dates.Foc is { } foc && foc.From.AsOf > jeopardy.Since ? foc.On : order.Next?.By;

    static string Late(OrderLine line) => line.Days == 0 ? "missed since the last business day" : $"{Days(line.Days)} late";

    static string Carrier(Order order) => order.Supplier.Length > 0 ? Short(order.Supplier) : "no carrier";

    static string Said(string? code, string words) => Short(string.Join(' ', new[] { code, words }.Where(part => !string.IsNullOrWhiteSpace(part)))) is { Length: > 0 } said ? said : "no reason given";

    static string Nth(int count) => count switch { 2 => "second", 3 => "third", _ => $"{count}th" };

    public static string Days(int count) => Plural(count, "business day");

    public static string Plural(int count, string what) => count == 1 ? $"1 {what}" : $"{Count(count)} {what}s";

    /// <summary>With separators, so that "2,027 red" is no year.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"accepted", "FOC date received": in the middle of a sentence.</summary>
    public static string Stage(OrderStage stage) => stage.Words() is var words && words.StartsWith("FOC", StringComparison.Ordinal) ? words : char.ToLowerInvariant(words[0]) + words[1..];

    /// <summary>Short enough for a line on a phone.</summary>
    public static string Short(string words)
    {
        if (words.Length <= MostLetters)
        {
            return words;
        }

        var end = char.IsHighSurrogate(words[MostLetters - 2]) ? MostLetters - 2 : MostLetters - 1;
        return words[..end].TrimEnd() + "…";
    }
}
