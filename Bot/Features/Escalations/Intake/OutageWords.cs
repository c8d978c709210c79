using Demarc.Cards.Model;
using Demarc.Features.Orders;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Intake;

/// <summary>What to do before any escalation: life first, then the supplier's repair desk, then the ticket (§4.1).</summary>
static class OutageWords
{
    public static readonly Text LifeSafety =
        Text.Plain("If anyone is in danger, call 911 now, from a phone that works: a mobile, or a neighbour's. Do not wait for me.");

    public static IEnumerable<Block> LifeSafetyFirst(string supplier, Order? order, RepairContacts contacts)
    {
        yield return new Section("First", [new Paragraph(LifeSafety), new Paragraph(Call(supplier, contacts, "supplier's emergency or repair line")), .. Ids(order)], Tone.Bad);
    }

    public static IEnumerable<Block> RepairFirst(string supplier, Order? order, RepairContacts contacts)
    {
        yield return new Section("A live service is repaired by the supplier's repair desk, round the clock",
        [
            new Bullets(
            [
                Call(supplier, contacts, "supplier's repair line"),
                "Ask for a ticket number, and when they call back.",
                "Tell me the number. I escalate the ticket at once, and a person here pushes it.",
            ], Numbered: true),
            .. Ids(order),
        ], Tone.Warning);
    }

    static Text Call(string supplier, RepairContacts contacts, string line)
    {
        var whose = supplier.Length > 0 ? supplier : "the supplier";
        return contacts.Of(supplier) is { } contact
            ? Text.Of($"Call {whose}'s repair line, {Text.Bold(contact.Number)} ({contact.Source}, checked {contact.AsOf}).")
            : Text.Of($"Call the {line}: the number on the customer's bill{(supplier.Length > 0 ? $" from {supplier}" : "")} or in the supplier's portal. I have none that was checked.");
    }

    /// <summary>What the repair desk asks for.</summary>
    static IEnumerable<Block> Ids(Order? order)
    {
        if (order is null)
        {
            yield break;
        }

        var ids = new[] { ("circuit", order.CircuitId), ("account", Showing.OrderFacts.LastFour(order.Account)), ("BTN", order.Btn), ("order", order.Number) }
            .Where(id => id.Item2 is { Length: > 0 })
            .Select(id => Text.Of($"{id.Item1} {Text.Code(id.Item2)}"));
        yield return new Note(Text.Of($"They ask for: {Text.Join(", ", ids)}{(order.Site.Length > 0 ? ", " + order.Site : "")}."));
    }
}
