using System.Globalization;

namespace Demarc.Features.Orders.Lists;

/// <summary>What is wanted of a list besides the words of a name.</summary>
[Flags]
public enum ListState
{
    None = 0,

    /// <summary>Not installed, not cancelled.</summary>
    Open = 1,
    Installed = 2,
    Cancelled = 4,
    Late = 8,
    Stale = 16,
    Jeopardy = 32,
    Rejected = 64,
    Held = 128,

    /// <summary>Open and without a FOC.</summary>
    Dateless = 256,
    NotSubmitted = 512,
    Red = 1024,
    Amber = 2048,

    /// <summary>Installed, its commission late.</summary>
    Unpaid = 4096,
    Green = 8192,

    /// <summary>No project manager looks after it.</summary>
    Unassigned = 16384,
}

/// <summary>A day of an order that a list can be bounded by.</summary>
public enum ListDate
{
    Foc,
    Submitted,
    Accepted,
    Requested,
    Installed,
    Activated,
    Cancelled,
    Signed,
    PortFoc,
    Ported,
    LastWord,
    Renewal,
    NextStep,

    /// <summary>When the FOC moved to a later day.</summary>
    FocMoved,
}

/// <summary>What comes first in a list.</summary>
public enum ListOrder
{
    Urgency,
    Oldest,
    Newest,
    Largest,
    Smallest,
    Date,

    /// <summary>The last day first.</summary>
    LastDate,
    Customer,
    Carrier,
}

/// <summary>What a count is broken down by.</summary>
public enum ListGroup
{
    None,
    Carrier,
    Customer,
    Rep,
    Product,
    Stage,
    Month,
    Owner,
}

/// <summary>Which orders a list holds. Written into the buttons of the list, and read back from there: a claim, so rights are checked anew.</summary>
public sealed record OrderFilter
{
    const int LongestName = 160;
    const int LongestNot = 1000;

    public ListState States { get; init; }

    /// <summary>One of these at least.</summary>
    public ListState AnyStates { get; init; }

    /// <summary>What is left out: whatever fits any part of it. It leaves nothing out itself.</summary>
    public OrderFilter? Not { get; init; }

    /// <summary>Own ones only: as rep, or as project manager.</summary>
    public bool Mine { get; init; }

    /// <summary>Several names stand for any of them, see <see cref="Or"/>; so they do for product, customer and whatever is left out.</summary>
    public string? Supplier { get; init; }

    public string? Product { get; init; }

    /// <summary>Words of the customer's name.</summary>
    public string? Customer { get; init; }

    /// <summary>Words of the agency's name.</summary>
    public string? Agency { get; init; }

    /// <summary>Words of the name of the rep or the project manager.</summary>
    public string? Person { get; init; }

    /// <summary>Words of the service address.</summary>
    public string? Site { get; init; }

    /// <summary>A name that is nobody's and nothing's among the orders the asker may see: nothing fits.</summary>
    public string? Unknown { get; init; }

    /// <summary>The jeopardy's code, in capitals.</summary>
    public string? Code { get; init; }

    /// <summary>Whose turn it is: of the hold, or of the next step.</summary>
    public Court? WaitsOn { get; init; }

    /// <summary>The FOC moved at least so many times to a later day.</summary>
    public int? Slips { get; init; }

    /// <summary>Nothing was heard for at least so many days.</summary>
    public int? SilentDays { get; init; }

    /// <summary>No note was written for at least so many days.</summary>
    public int? NoteDays { get; init; }

    /// <summary>Monthly charge, US dollars.</summary>
    public decimal? MrcOver { get; init; }

    public decimal? MrcUnder { get; init; }

    /// <summary>At least; this amount itself is meant too.</summary>
    public decimal? MrcFrom { get; init; }

    /// <summary>At most.</summary>
    public decimal? MrcTo { get; init; }

    public bool HasMrc => (MrcOver ?? MrcUnder ?? MrcFrom ?? MrcTo) is not null;

    /// <summary>The day that <see cref="From"/> and <see cref="To"/> bound.</summary>
    public ListDate On { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public ListOrder Order { get; init; }

    public ListGroup By { get; init; }

    /// <summary>Only the first so many.</summary>
    public int? First { get; init; }

    /// <summary>How many, rather than which.</summary>
    public bool Counts { get; init; }

    /// <summary>What they earn together, rather than which.</summary>
    public bool Sums { get; init; }

    public bool HasDays => From is not null || To is not null;

    /// <summary>Either of two names.</summary>
    public static string Or(string? one, string other) => one is null ? other : AnyOf(one).Contains(other, StringComparer.OrdinalIgnoreCase) ? one : one + '|' + other;

    /// <summary>The names of which any is meant; none when nothing is said.</summary>
    public static IReadOnlyList<string> AnyOf(string? names) => names?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public string Write() => string.Join(';', new[]
    {
        Number("s", (int)States),
        Mine ? "m=1" : null,
        Part("c", Supplier), Part("p", Product), Part("u", Customer), Part("a", Agency), Part("o", Person), Part("l", Site), Part("x", Unknown), Part("j", Code),
        WaitsOn is { } court ? Number("w", (int)court) : null,
        Number("n", Slips), Number("q", SilentDays), Number("k", First),
        MrcOver is { } over ? FormattableString.Invariant($"g={over}") : null,
        MrcUnder is { } under ? FormattableString.Invariant($"h={under}") : null,
        MrcFrom is { } least ? FormattableString.Invariant($"gf={least}") : null,
        MrcTo is { } most ? FormattableString.Invariant($"ht={most}") : null,
        HasDays ? Number("d", (int)On) : null,
        From is { } from ? $"f={from:yyyyMMdd}" : null,
        To is { } to ? $"t={to:yyyyMMdd}" : null,
        Order == ListOrder.Urgency ? null : Number("r", (int)Order),
        By == ListGroup.None ? null : Number("b", (int)By),
        Counts ? "y=1" : null,
        Sums ? "i=1" : null,
        AnyStates == ListState.None ? null : Number("z", (int)AnyStates),
        Number("v", NoteDays),
        Not is { } not ? $"e={Uri.EscapeDataString((not with { Not = null }).Write())}" : null,
    }.OfType<string>());

    /// <summary>Total: what is not understood is left out.</summary>
    public static OrderFilter Read(string text)
    {
        var parts = text.Split(';').Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return new OrderFilter
        {
            States = (ListState)(Whole("s") ?? 0),
            Mine = parts.ContainsKey("m"),
            Supplier = parts.GetValueOrDefault("c"),
            Product = parts.GetValueOrDefault("p"),
            Customer = parts.GetValueOrDefault("u"),
            Agency = parts.GetValueOrDefault("a"),
            Person = parts.GetValueOrDefault("o"),
            Site = parts.GetValueOrDefault("l"),
            Unknown = parts.GetValueOrDefault("x"),
            Code = parts.GetValueOrDefault("j"),
            WaitsOn = Named<Court>("w"),
            Slips = Whole("n"),
            SilentDays = Whole("q"),
            First = Whole("k"),
            MrcOver = Money("g"),
            MrcUnder = Money("h"),
            MrcFrom = Money("gf"),
            MrcTo = Money("ht"),
            On = Named<ListDate>("d") ?? ListDate.Foc,
            From = Day(parts.GetValueOrDefault("f")),
            To = Day(parts.GetValueOrDefault("t")),
            Order = Named<ListOrder>("r") ?? ListOrder.Urgency,
            By = Named<ListGroup>("b") ?? ListGroup.None,
            Counts = parts.ContainsKey("y"),
            Sums = parts.ContainsKey("i"),
            AnyStates = (ListState)(Whole("z") ?? 0),
            NoteDays = Whole("v"),
            Not = parts.GetValueOrDefault("e") is { Length: > 0 and <= LongestNot } not ? Read(not) with { Not = null } : null,
        };

        int? Whole(string key) => int.TryParse(parts.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        decimal? Money(string key) => decimal.TryParse(parts.GetValueOrDefault(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

        T? Named<T>(string key) where T : struct, Enum => Whole(key) is { } number && Enum.GetValues<T>() is var all && number < all.Length ? all[number] : null;
    }

    static string? Number(string key, int? number) => number is { } value ? string.Create(CultureInfo.InvariantCulture, $"{key}={value}") : null;

    static string? Part(string key, string? value) => value is null ? null : $"{key}={Uri.EscapeDataString(value.Length <= LongestName ? value : value[..LongestName])}";

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
