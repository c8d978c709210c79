namespace Demarc.Features.Orders.Lists;

/// <summary>Puts what was said of a list together with the list before. What an order has one of is replaced; what it may have several of is added to.</summary>
static class ListJoining
{
    // No order is in two of one row.
    static readonly ListState[] Rows =
    [
        ListState.Open | ListState.Installed | ListState.Cancelled,
        ListState.Open | ListState.Unpaid,
        ListState.Red | ListState.Amber | ListState.Green | ListState.Stale,
    ];

    /// <param name="said">What was said alone, its names resolved.</param>
    public static OrderFilter On(OrderFilter before, OrderFilter said, ListJoin join, bool isEveryones)
    {
        var left = before.Not;
        before = Apart(before, said);

        // "Put Comcast back" leaves it out no longer, and asks for nothing else.
        said = join == ListJoin.Add && left is not null ? Without(said, left) : said;
        var isWhose = said.Mine || said.Person is not null || (join == ListJoin.Swap && (said.Agency ?? said.Customer ?? said.Unknown) is not null);
        var kept = isEveryones || isWhose ? before with { Mine = false, Person = null, Agency = join == ListJoin.Swap || isEveryones ? null : before.Agency } : before;
        return Bounded(kept, said) with
        {
            Mine = said.Mine || kept.Mine,
            Person = Name(join == ListJoin.Add ? before.Person : kept.Person, said.Person, join),
            Agency = Name(kept.Agency, said.Agency, join),
            Customer = Name(join == ListJoin.Swap && isWhose ? null : kept.Customer, said.Customer, join),
            Supplier = Name(kept.Supplier, said.Supplier, join),
            Product = Name(kept.Product, said.Product, join),
            Site = Name(kept.Site, said.Site, join),
            Unknown = said.Unknown,
            States = StatesOf(before, said, join),
            AnyStates = AnyStatesOf(before, said, join),
            Not = Both(before.Not, said.Not),
            Order = said.Order == ListOrder.Urgency ? before.Order : said.Order,
            By = said.By == ListGroup.None ? before.By : said.By,
            First = said.First ?? before.First,
            Counts = said.Counts,
            Sums = said.Sums,
        };
    }

    public static ListOrder Reversed(ListOrder order) => order switch
    {
        ListOrder.Oldest => ListOrder.Newest,
        ListOrder.Newest => ListOrder.Oldest,
        ListOrder.Largest => ListOrder.Smallest,
        ListOrder.Smallest => ListOrder.Largest,
        ListOrder.Date => ListOrder.LastDate,
        _ => ListOrder.Date,
    };

    static OrderFilter Bounded(OrderFilter before, OrderFilter said)
    {
        var (from, over) = said.MrcFrom is null && said.MrcOver is null ? (before.MrcFrom, before.MrcOver) : (said.MrcFrom, said.MrcOver);
        var (to, under) = said.MrcTo is null && said.MrcUnder is null ? (before.MrcTo, before.MrcUnder) : (said.MrcTo, said.MrcUnder);
        return before with
        {
            Code = said.Code ?? before.Code,
            WaitsOn = said.WaitsOn ?? before.WaitsOn,
            Slips = said.Slips ?? before.Slips,
            SilentDays = said.SilentDays ?? before.SilentDays,
            NoteDays = said.NoteDays ?? before.NoteDays,
            MrcFrom = from,
            MrcOver = over,
            MrcTo = to,
            MrcUnder = under,
            On = said.HasDays ? said.On : before.On,
            From = said.HasDays ? said.From : before.From,
            To = said.HasDays ? said.To : before.To,
        };
    }

    static string? Name(string? before, string? said, ListJoin join) =>
        said is null ? before : join == ListJoin.Add && before is not null ? OrderFilter.AnyOf(said).Aggregate(before, OrderFilter.Or) : said;

    static ListState StatesOf(OrderFilter before, OrderFilter said, ListJoin join)
    {
        var words = said.States | said.AnyStates;
        return words == ListState.None ? before.States
            : join == ListJoin.Add && Moved(before, words) != ListState.None ? before.States & ~Moved(before, words)
            : (before.States & ~RivalsOf(words)) | said.States;
    }

    static ListState AnyStatesOf(OrderFilter before, OrderFilter said, ListJoin join)
    {
        var words = said.States | said.AnyStates;
        return words == ListState.None ? before.AnyStates
            : join == ListJoin.Add && Moved(before, words) != ListState.None ? before.AnyStates | Moved(before, words) | words
            : said.AnyStates != ListState.None || (before.AnyStates & (words | RivalsOf(words))) != ListState.None ? said.AnyStates
            : before.AnyStates;
    }

    // "Also the installed ones": what was asked of all is asked of some from now on.
    static ListState Moved(OrderFilter before, ListState words) =>
        (RivalsOf(words) & before.States) is var rivals && rivals != ListState.None ? rivals : (before.States & ~ListState.Open) | before.AnyStates;

    static ListState RivalsOf(ListState words) => Rows.Where(row => (row & words) != ListState.None).Aggregate(ListState.None, (all, row) => all | row) & ~words;

    // What is asked for is left out no longer, and what is left out is asked for no longer.
    static OrderFilter Apart(OrderFilter before, OrderFilter said)
    {
        var left = before.Not is not { } not ? null : Without(not, said);
        var asked = said.Not is null ? before : Without(before, said.Not);
        return asked with { Not = left == new OrderFilter() ? null : left };
    }

    static OrderFilter Without(OrderFilter all, OrderFilter names) => all with
    {
        States = all.States & ~(names.States | names.AnyStates),
        Supplier = Less(all.Supplier, names.Supplier),
        Product = Less(all.Product, names.Product),
        Customer = Less(all.Customer, names.Customer),
        Agency = Less(all.Agency, names.Agency),
        Person = Less(all.Person, names.Person),
        Site = Less(all.Site, names.Site),
    };

    static string? Less(string? from, string? names) =>
        string.Join('|', OrderFilter.AnyOf(from).Except(OrderFilter.AnyOf(names), StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } left ? left : null;

    static OrderFilter? Both(OrderFilter? one, OrderFilter? other) => one is null ? other : other is null ? one : one with
    {
        States = one.States | other.States,
        WaitsOn = other.WaitsOn ?? one.WaitsOn,
        Supplier = Name(one.Supplier, other.Supplier, ListJoin.Add),
        Product = Name(one.Product, other.Product, ListJoin.Add),
        Customer = Name(one.Customer, other.Customer, ListJoin.Add),
        Agency = Name(one.Agency, other.Agency, ListJoin.Add),
        Person = Name(one.Person, other.Person, ListJoin.Add),
        Site = Name(one.Site, other.Site, ListJoin.Add),
    };
}
