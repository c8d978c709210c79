using Demarc.Cards.Model;
using Demarc.Time;

namespace Demarc.Features.Orders.Showing;

/// <summary>The phrases that order cards have in common.</summary>
static class OrderPhrases
{
    public static Tone ToneOf(Rag rag) => rag switch
    {
        Rag.Red => Tone.Bad,
        Rag.Amber => Tone.Warning,
        Rag.Green or Rag.Blue => Tone.Good,
        Rag.Unknown => Tone.Unknown,
        _ => Tone.Neutral,
    };

    public static string WordOf(Health health) => health switch
    {
        { IsLate: true } => "Red, late",
        { Rag: Rag.Red } => "Red",
        { Rag: Rag.Amber } => "Amber",
        { Rag: Rag.Green } => "Green",
        { Rag: Rag.Blue } => "Done",
        { Rag: Rag.Unknown } => "Unknown",
        { Rule: "G2" } => "Cancelled",
        _ => "Not started",
    };

    /// <summary>"today", "yesterday", "3 days ago": counted when the card is drawn.</summary>
    public static string Ago(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        var days => $"{days} days ago",
    };

    /// <summary>"Lumen portal, Fri Nov 13, 2026 (3 days ago)".</summary>
    public static Text Known(Evidence from, OrderSight sight)
    {
        var day = from.AsOf.DateIn(sight.Context.Zone);
        return Text.Of($"{from.Source}, {day} ({Ago(day, sight.Today)})");
    }

    public static Text Dated(DatePoint point, OrderSight sight) => Text.Of($"{point.On} · {Known(point.From, sight)}");

    public static Text NextStep(NextStep next, OrderSight sight)
    {
        var who = next.Person is { } person ? sight.NameOf(person) : next.Court.Words();
        var due = next.By is not { } by ? Text.Plain(", no day set")
            : by < sight.Today ? Text.Of($", was due {by}")
            : Text.Of($", by {by}");
        return Text.Of($"{next.What} ({who}{due})");
    }

    /// <summary>"48213 · Marlin Dental": what it is called in a line of its own.</summary>
    public static string Name(Order order) => $"{order.Number} · {order.Customer}";

    public static string ServiceOf(Order order) => string.Join(' ', new[] { order.Supplier, order.Product }.Where(part => part.Length > 0));

    /// <summary>"Marlin Dental, Lumen DIA", as far as it is known.</summary>
    public static string CustomerAndService(Order order) => string.Join(", ", new[] { order.Customer, ServiceOf(order) }.Where(part => part.Length > 0));

    public static string Dollars(decimal amount) => amount < 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-${-amount:N2}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${amount:N2}");

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
