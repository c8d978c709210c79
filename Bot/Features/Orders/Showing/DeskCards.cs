using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>What is not for the bot to do, and who does it.</summary>
static class DeskCards
{
    const int MostOwners = 5;
    const int MostNumbers = 5;

    /// <param name="owned">Name of who looks after some orders, null when nobody is named, and their numbers.</param>
    public static Card Contacts(IReadOnlyList<(string? Name, IReadOnlyList<string> Numbers)> owned)
    {
        var lines = owned.Take(MostOwners).Select(pair => pair.Name is { } name ? Text.Of($"{name} looks after {Said(pair.Numbers)}") : Text.Of($"nobody is named for {Said(pair.Numbers)}"));
        var rest = owned.Count > MostOwners ? Text.Of($"; and {owned.Count - MostOwners} more") : Text.Empty;
        return new Card("order-contacts", "", Text.Of($"Your project manager{(owned.Count == 1 ? "" : "s")}: {Text.Join("; ", lines)}{rest}."))
        {
            Buttons = [new AskButton("Ask a person", "ask a person")],
        };
    }

    /// <summary>Cancelling is a person's decision: the supplier may charge for it.</summary>
    /// <param name="number">Null: no order is named.</param>
    public static Card Cancel(string? number)
    {
        var which = number is null ? "an order" : $"order {number}";
        return new Card("order-cancel", "", Text.Of($"I cannot cancel {which} myself: its project manager does, in writing and after a look at the supplier's fees. Say \"ask a person\" and I pass it on. Until then nothing changes."))
        {
            Buttons = [new AskButton("Ask a person", $"ask a person to cancel {which}")],
        };
    }

    static string Said(IReadOnlyList<string> numbers) => string.Join(", ", numbers.Take(MostNumbers)) + (numbers.Count > MostNumbers ? $" and {numbers.Count - MostNumbers} more" : "");
}
