using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;

namespace Demarc.Features.Orders.Finding;

/// <summary>What is said when a request is about no order, several, or one that is not there to see.</summary>
static class FindingCards
{
    /// <summary>More are no choice but a search.</summary>
    public const int MostPicks = 6;

    const int MostSaid = 60;

    /// <param name="likely">Offered as buttons; the person's own open orders.</param>
    public static Card Which(IReadOnlyList<Order> likely) => new("order-which", "", Text.Plain("Which order? Tell me its number, or a PON, circuit id, telephone number, account or customer."))
    {
        Buttons = [.. likely.Take(MostPicks).Select(Pick)],
    };

    /// <param name="before">Number of the order talked of.</param>
    /// <param name="others">The person's open orders besides it.</param>
    public static Card WhichOther(string before, IReadOnlyList<Order> others) => Which(others) with
    {
        Summary = others.Count == 0
            ? Text.Of($"You have no other open order besides {before}. If you mean a closed one or somebody else's, tell me its number or customer.")
            : Text.Of($"Which other order? Besides {before} you have {others.Count} open{(others.Count > MostPicks ? $", {MostPicks} of them below" : "")}. Tell me its number or customer."),
    };

    public static Card Several(Reference reference, IReadOnlyList<Order> hits)
    {
        var what = reference.Said.Length > 0 ? Text.Of($"\"{Short(reference.Said)}\"") : Text.Plain(reference.What);
        var shown = hits.Take(MostPicks).ToList();
        return new Card("order-pick", "Which of these?", Text.Of($"{hits.Count} orders fit {what}. Which one do you mean?"))
        {
            Body = [Table(shown, hits.Count)],
            Buttons = [.. shown.Select(Pick)],
        };
    }

    /// <summary>More orders than cards are read.</summary>
    public static Card Many(IReadOnlyList<Order> orders) => new("orders", "", Text.Plain($"{orders.Count} orders, as they stand."))
    {
        Body = [new Table("The orders you named", ["Order", "Customer", "Stage"], [.. orders.Select(order => (IReadOnlyList<Text>)[order.Number, order.Customer, StageOf(order)])])],
        Buttons = [.. orders.Take(MostPicks).Select(order => new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id))],
    };

    /// <summary>The same for an order that is not there and for one that is somebody else's, word for word.</summary>
    public static Card NotFound(IReadOnlyList<Reference> missed) => new(
        "order-not-found",
        "",
        Text.Of($"I find no order for {Text.Join(", ", missed.Select(reference => Text.Of($"\"{Short(reference.Said.Length > 0 ? reference.Said : reference.What)}\"")))} among those you may see. Check the number, or try the PON, circuit id, telephone number or customer."))
    {
        Tone = Tone.Unknown,
    };

    /// <summary>The same for a name that nobody bears and for one that others know, whatever the talk was about.</summary>
    public static Card NoSuchName(string name) => new(
        "order-not-found",
        "",
        Text.Of($"I find nothing of the name \"{Short(name)}\" among the orders you may see. Check the spelling, give an order number, say \"my orders\", or \"ask a person\"."))
    {
        Tone = Tone.Unknown,
        Buttons = [new AskButton("My orders", "my orders"), new AskButton("Ask a person", "ask a person")],
    };

    /// <param name="until">In the zone of the person.</param>
    public static Card Limited(DateTimeOffset until) => new(
        "order-limited",
        "",
        Text.Of($"You have asked for many numbers that I cannot find among those you may see, so I look further ones up again from {until}. What is yours works as always. If an order of yours is missing, tell your project manager."))
    {
        Tone = Tone.Warning,
    };

    static AskButton Pick(Order order) => new($"{order.Number} · {order.Customer}", order.Number);

    static Table Table(List<Order> shown, int count) => new(
        count > shown.Count ? $"The first {shown.Count} of {count}; say more of the name, or the number." : "They are:",
        ["Order", "Customer and service", "Stage"],
        [.. shown.Select(order => (IReadOnlyList<Text>)[order.Number, Text.Of($"{OrderPhrases.CustomerAndService(order)}{(order.Site.Length > 0 ? ", " + order.Site : "")}"), StageOf(order)])]);

    static Text StageOf(Order order) => order.Dates.Foc is { } foc && order.Stage() == OrderStage.FocReceived ? Text.Of($"FOC {foc.On}") : Text.Plain(order.Stage().Words());

    static string Short(string said) => said.Length <= MostSaid ? said : said[..MostSaid] + "…";
}
