using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;

namespace Demarc.Features.Orders.Lists;

/// <summary>One page of a list of orders, and how the question was read.</summary>
static class ListCard
{
    public const int PageSize = 10;

    const int MostGroups = 20;
    const int MostParts = 8;

    /// <summary>Buttons before the one that corrects: a platform shows about so many and keeps the rest in a menu.</summary>
    const int FirstOpens = 4;

    /// <param name="unread">Words of the question that could not be applied.</param>
    public static Card Draw(ListFound found, ListShown shown, IReadOnlyList<string> unread)
    {
        var (all, filter, start) = (found.Orders, shown.Filter, shown.Start);
        var parts = FilterText.Parts(filter);
        var read = Text.Of($"Read as: {(parts.Count == 0 ? Text.Plain("all you may see") : Text.Join(" · ", parts.Select(part => part.Words)))}.");
        var left = unread.Count == 0 ? Text.Empty : Text.Of($"I cannot filter by {Quoted(unread)}: this is the list without that. ");
        var correct = parts.Count == 0 ? Array.Empty<Button>() : [new ActionButton("Not what I meant", OrderVerbs.Refine, filter.Write())];
        if (filter.Unknown is { } unknown)
        {
            return new Card("order-list", "", Text.Of($"I find nothing of the name \"{unknown}\" among the orders you may see. Check the spelling, look for it with \"my orders\", or say \"ask a person\". {left}{read}")) { Tone = Tone.Unknown, Buttons = correct };
        }

        if (all.Count == 0)
        {
            return new Card("order-list", "", Text.Of($"{left}No orders fit among those you may see. {read}")) { Buttons = correct };
        }

        var page = all.Skip(start).Take(PageSize).ToList();
        var rest = all.Count - start - page.Count;
        var counts = all.GroupBy(listed => OrderPhrases.WordOf(listed.Health)).OrderByDescending(group => group.Count()).Select(group => $"{group.Key.Replace(": ", ", ", StringComparison.Ordinal)}: {group.Count()}");
        var order = filter.Order == ListOrder.Urgency ? "what matters first" : "in the order you asked for";
        var count = Text.Of($"{Sum(found, filter)}{(all.Count == 1 ? "1 order" : $"{all.Count} orders")}.");
        return new Card("order-list", "Orders", Text.Of($"{left}{count} {read} {string.Join("; ", counts)}."))
        {
            Body =
            [
                .. filter.Counts || filter.Sums ? [new Paragraph(count)] : Array.Empty<Block>(),
                .. filter.By == ListGroup.None ? Array.Empty<Block>() : [Groups(found, filter.By)],
                new Table(
                    all.Count > PageSize ? $"{start + 1} to {start + page.Count} of {all.Count}, {order}" : char.ToUpperInvariant(order[0]) + order[1..],
                    ["Order", "Customer and service", "How it stands"],
                    [.. page.Select(listed => Row(listed, filter))]),
                new Cards.Model.Note(Text.Of($"{left}{read}")),
            ],
            Buttons =
            [
                .. rest > 0 ? [new ActionButton($"Next {Math.Min(rest, PageSize)}", OrderVerbs.Page, (shown with { Start = start + PageSize }).Write()) { Style = ButtonStyle.Primary }] : Array.Empty<Button>(),
                .. page.Take(FirstOpens).Select(Open),
                .. correct,
                .. page.Skip(FirstOpens).Select(Open),
            ],
        };
    }

    /// <summary>What was to be left out cannot be: the list that is left is offered, and not given for the answer.</summary>
    public static Card Denied(OrderFilter filter, IReadOnlyList<string> denied)
    {
        var parts = FilterText.Parts(filter);
        var rest = parts.Count == 0 ? Text.Plain("all you may see") : Text.Join(" · ", parts.Select(part => part.Words));
        return new Card("order-list-denied", "", Text.Of($"I cannot apply {Quoted(denied)}, so I list nothing that would pass for the answer. I can leave out carriers, customers, agencies, people, products, places and states, for example \"orders not with Comcast\" or \"open orders that are not late\". Without it I would list: {rest}."))
        {
            Tone = Tone.Unknown,
            Buttons = [new ActionButton("List without it", OrderVerbs.Page, $"0|{filter.Write()}")],
        };
    }

    /// <summary>Words that go on with a list, and the last thing said was none.</summary>
    /// <param name="how">The list before, when there was one.</param>
    public static Card NothingShown(string? how) => new("order-list-none", "", how is null
        ? Text.Plain("I have shown no list that this could go on with. Ask for one first, for example \"my orders\" or \"late Comcast orders\"; then \"only the ones in Denver\", \"oldest first\" or \"next\" go on with it.")
        : Text.Plain("The last thing I said was no list, so I do not know what this goes on with. Go back to the list, or ask in full, for example \"late Comcast orders\"."))
    {
        Tone = Tone.Unknown,
        Buttons = [.. how is null ? Array.Empty<Button>() : [new ActionButton("Back to the list", OrderVerbs.Page, how)], new AskButton("My orders", "my orders")],
    };

    /// <summary>There is no page after the last.</summary>
    public static Card End(ListShown shown, int count) => new("order-list-end", "", Text.Of($"That was all: the list has {(count == 1 ? "1 order" : $"{count} orders")} and no further page. Say \"back\" for the page before, \"the list again\", or narrow it, for example \"only the late ones\"."))
    {
        Buttons = [new ActionButton("From the top", OrderVerbs.Page, (shown with { Start = 0 }).Write())],
    };

    /// <summary>There is nothing to go back to.</summary>
    public static Card Beginning(ListShown shown) => new("order-list-end", "", Text.Plain("This is the first page of the list you began with: there is nothing before it. Say \"next\", or narrow it, for example \"only the late ones\"."))
    {
        Buttons = [new ActionButton("Show it again", OrderVerbs.Page, shown.Write())],
    };

    /// <summary>A day alone, said by staff while the talk is about an order: it may be asked about, or be that order's.</summary>
    public static Card WhatOfDay(string order, DateOnly day) => new("order-list-day-asked", "", Text.Of($"What of {day}? I can list the FOCs of that day, or make it the FOC of {order}."))
    {
        Buttons = [new AskButton("FOCs of that day", $"focs {day:yyyy-MM-dd}"), new AskButton($"Set the FOC of {order}", $"set foc of {order} to {day:yyyy-MM-dd}")],
    };

    /// <summary>A day that no calendar has.</summary>
    public static Card NoSuchDay(string day) => new("order-list-day", "", Text.Of($"There is no {day}. Which day do you mean? Say for example \"foc after 2/28\" or \"foc next week\"."))
    {
        Tone = Tone.Unknown,
    };

    static Text Quoted(IReadOnlyList<string> words) => Text.Join(", ", words.Select(word => Text.Of($"\"{word}\"")));

    static Text Sum(ListFound found, OrderFilter filter)
    {
        if (!filter.Sums)
        {
            return Text.Empty;
        }

        var unknown = found.Orders.Count - found.Charges.Count;
        return found.Charges.Count == 0
            ? Text.Plain("No monthly charge of these is known or yours to see. ")
            : Text.Of($"Together {OrderPhrases.Dollars(found.Charges.Sum())} a month{(unknown == 0 ? "" : $", without {unknown} whose charge is not known or not yours to see")}. ");
    }

    /// <summary>Offers the list without each of the parts that were read.</summary>
    public static Card Refine(OrderFilter filter)
    {
        var parts = FilterText.Parts(filter).Take(MostParts).ToList();
        return new Card("order-refine", "", parts.Count == 0
            ? Text.Plain("Nothing narrows that list. Ask again, for example \"late AT&T orders\" or \"focs next week\".")
            : Text.Of($"I read: {Text.Join(" · ", parts.Select(part => part.Words))}. Leave out what you did not mean, or ask again in other words."))
        {
            Body = parts.Count == 0 ? [] : [new Bullets([.. parts.Select(part => part.Words)], Numbered: true)],
            Buttons = [.. parts.Select((part, i) => new ActionButton($"Without {i + 1}", OrderVerbs.Page, $"0|{part.Without.Write()}"))],
        };
    }

    static ActionButton Open(ListedOrder listed) => new($"Open {listed.Order.Number}", OrderVerbs.Open, listed.Order.Id);

    static Table Groups(ListFound found, ListGroup by)
    {
        var groups = found.Orders.GroupBy(listed => found.GroupOf(listed.Order, by)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase).ToList();
        return new Table(
            groups.Count > MostGroups ? $"By {FilterText.Words(by)}, the first {MostGroups} of {groups.Count}" : $"By {FilterText.Words(by)}",
            [char.ToUpperInvariant(FilterText.Words(by)[0]) + FilterText.Words(by)[1..], "Orders"],
            [.. groups.Take(MostGroups).Select(group => (IReadOnlyList<Text>)[Text.Of($"{group.Key}"), Text.Of($"{group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)}")])]);
    }

    static IReadOnlyList<Text> Row(ListedOrder listed, OrderFilter filter)
    {
        var order = listed.Order;
        var foc = order.IsOpen() && order.Dates.Foc is { } date ? Text.Of($", FOC {date.On}") : order.Dates.Installed is { } installed ? Text.Of($" {installed.On}") : Text.Empty;
        var asked = filter.HasDays && filter.On is not (ListDate.Foc or ListDate.Installed) && ListFit.DayOf(order, filter.On) is { } day ? Text.Of($", {FilterText.Words(filter.On)} {day}") : Text.Empty;
        return
        [
            Text.Bold(order.Number),
            OrderPhrases.CustomerAndService(order),
            Text.Of($"{OrderPhrases.WordOf(listed.Health)}: {listed.Health.Words}. {order.Stage().Words()}{foc}{asked}"),
        ];
    }
}
