using Demarc.Storage;

namespace Demarc.Features.Orders;

/// <summary>
/// An order with a supplier, as the trade's trackers hold it (RPM's names where it has one). Its dates drive its status.
/// The id is the order number in capitals, <see cref="IdOf"/>.
/// </summary>
public sealed record Order : Document
{
    /// <summary>As people write it: "48213", "ORD-48213".</summary>
    public required string Number { get; init; }

    public required string Customer { get; init; }

    /// <summary>Company id of the agency whose order it is; empty while nobody has said: then only staff see it.</summary>
    public string Agency { get; init; } = "";

    /// <summary>The agency's name as imported, known here or not.</summary>
    public string? AgencyName { get; init; }

    /// <summary>Person id of the rep, when the rep is known here.</summary>
    public string? Rep { get; init; }

    /// <summary>The rep's name as imported, known here or not.</summary>
    public string? RepName { get; init; }

    /// <summary>The carrier by its present name: "AT&amp;T", "Lumen".</summary>
    public string Supplier { get; init; } = "";

    public string Product { get; init; } = "";

    /// <summary>Service address.</summary>
    public string Site { get; init; } = "";

    /// <summary>At most 16 characters (ASOG); not unique for ever: a PON may be used again after two years.</summary>
    public string? Pon { get; init; }

    /// <summary>The supplier's own number.</summary>
    public string? SupplierOrder { get; init; }

    /// <summary>As written, with its empty components.</summary>
    public string? CircuitId { get; init; }

    /// <summary>Text: leading zeros count. Shown by its last four.</summary>
    public string? Account { get; init; }

    /// <summary>Billing telephone number, ten digits.</summary>
    public string? Btn { get; init; }

    /// <summary>Ten digits each.</summary>
    public IReadOnlyList<string> Tns { get; init; } = [];

    public int? TnCount { get; init; }

    /// <summary>Monthly and one-time charge, US dollars.</summary>
    public decimal? Mrc { get; init; }

    public decimal? Nrc { get; init; }

    public int? TermMonths { get; init; }

    public OrderDates Dates { get; init; } = new();

    /// <summary>The supplier's status in the supplier's words.</summary>
    public string? SupplierStatus { get; init; }

    public Hold? Hold { get; init; }

    public Jeopardy? Jeopardy { get; init; }

    public Reject? Reject { get; init; }

    public NextStep? Next { get; init; }

    /// <summary>Person id of the project manager who looks after it.</summary>
    public string? Owner { get; init; }

    /// <summary>The project manager's name as imported, known here or not.</summary>
    public string? OwnerName { get; init; }

    public string? Risk { get; init; }

    /// <summary>What must be ready before the FOC date and is not: "CPE", "inside wiring", "LOA".</summary>
    public IReadOnlyList<string> OpenReadiness { get; init; } = [];

    public DateOnly? ExpectedFirstCommission { get; init; }

    public DateOnly? FirstCommissionSeen { get; init; }

    public DateOnly? Renewal { get; init; }

    /// <summary>The last word from the supplier or about the order, whoever brought it: how stale this is counts from here.</summary>
    public required Evidence LastWord { get; init; }

    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Every change of a date, state or fact, oldest first.</summary>
    public IReadOnlyList<OrderChange> History { get; init; } = [];

    /// <summary>Person ids who asked to hear of changes.</summary>
    public IReadOnlyList<string> Followers { get; init; } = [];

    /// <summary>Person ids who would hear of changes as its rep or owner and asked not to.</summary>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>What its live cards are drawn of, and what is touched when it changes: "order:48213".</summary>
    public static string SubjectOf(string id) => "order:" + id;

    /// <summary>"#ord-48 213" and "ORD-48213" are one order.</summary>
    public static string IdOf(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c))).TrimStart('#').ToUpperInvariant();
}

/// <summary>The dates that drive the status (RPM). A date without evidence is not known.</summary>
public sealed record OrderDates
{
    public DatePoint? ContractSigned { get; init; }

    public DatePoint? Submitted { get; init; }

    public DatePoint? Accepted { get; init; }

    /// <summary>The date the customer asked for (DDD): may lie ahead.</summary>
    public DatePoint? RequestedInstall { get; init; }

    /// <summary>The date the provider confirmed: may lie ahead.</summary>
    public DatePoint? Foc { get; init; }

    public DatePoint? Installed { get; init; }

    public DatePoint? Activated { get; init; }

    public DatePoint? InvoiceReviewed { get; init; }

    public DatePoint? Cancelled { get; init; }

    /// <summary>The date the losing carrier confirmed for the numbers: may lie ahead, and is not the service's own.</summary>
    public DatePoint? PortFoc { get; init; }

    /// <summary>The numbers work at the new carrier.</summary>
    public DatePoint? Ported { get; init; }

    public DatePoint? this[OrderDate date] => date switch
    {
        OrderDate.ContractSigned => ContractSigned,
        OrderDate.Submitted => Submitted,
        OrderDate.Accepted => Accepted,
        OrderDate.RequestedInstall => RequestedInstall,
        OrderDate.Foc => Foc,
        OrderDate.Installed => Installed,
        OrderDate.Activated => Activated,
        OrderDate.InvoiceReviewed => InvoiceReviewed,
        OrderDate.Cancelled => Cancelled,
        OrderDate.PortFoc => PortFoc,
        OrderDate.Ported => Ported,
        _ => null,
    };

    public OrderDates With(OrderDate date, DatePoint? point) => date switch
    {
        OrderDate.ContractSigned => this with { ContractSigned = point },
        OrderDate.Submitted => this with { Submitted = point },
        OrderDate.Accepted => this with { Accepted = point },
        OrderDate.RequestedInstall => this with { RequestedInstall = point },
        OrderDate.Foc => this with { Foc = point },
        OrderDate.Installed => this with { Installed = point },
        OrderDate.Activated => this with { Activated = point },
        OrderDate.InvoiceReviewed => this with { InvoiceReviewed = point },
        OrderDate.Cancelled => this with { Cancelled = point },
        OrderDate.PortFoc => this with { PortFoc = point },
        OrderDate.Ported => this with { Ported = point },
        _ => this,
    };
}

public enum OrderDate
{
    ContractSigned,
    Submitted,
    Accepted,
    RequestedInstall,
    Foc,
    Installed,
    Activated,
    InvoiceReviewed,
    Cancelled,
    PortFoc,
    Ported,
}

/// <summary>A date, and how it is known.</summary>
public sealed record DatePoint(DateOnly On, Evidence From);

/// <summary>Where something known comes from.</summary>
/// <param name="Source">In words: "import orders-nov.xlsx", "Lumen portal", "Dana Ortiz in chat".</param>
/// <param name="AsOf">When it was so, as far as we know.</param>
/// <param name="By">Person id, when a person said it.</param>
public sealed record Evidence(string Source, DateTimeOffset AsOf, string? By = null);

/// <summary>Side state: nothing moves until someone acts.</summary>
public sealed record Hold(Court Court, string Reason, DateTimeOffset Since);

/// <summary>A jeopardy after or before the FOC: the supplier's code and words, kept as they came, since a code means different things in different interfaces.</summary>
public sealed record Jeopardy(string? Code, string Words, DateTimeOffset Since);

/// <param name="Count">How often this order was rejected so far.</param>
public sealed record Reject(string? Code, string Words, DateTimeOffset At, int Count = 1);

/// <summary>One action, whose it is and by when.</summary>
public sealed record NextStep(string What, Court Court, DateOnly? By = null, string? Person = null);

/// <summary>In whose court the ball is.</summary>
public enum Court
{
    Us,
    Supplier,
    Partner,
    Customer,
    ThirdParty,
}

/// <param name="IsInternal">Never shown to partners. What is for partners says so when it is written.</param>
public sealed record Note(string Words, string By, DateTimeOffset At, bool IsInternal);

/// <summary>What changed: before and after in words, and who knew it from where.</summary>
/// <param name="Field">Name of a date or member: <c>Foc</c>, <c>Jeopardy</c>. Dates are written <c>yyyy-MM-dd</c>; an account is never written out.</param>
public sealed record OrderChange(string Field, string? Before, string? After, DateTimeOffset At, Evidence From);

public static class OrderBook
{
    public static readonly Collection<Order> All = new("orders") { Indexes = [order => order.Agency, order => order.Owner, order => order.Dates.Foc!.On] };
}
