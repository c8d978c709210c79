namespace Demarc.Features.Knowledge;

/// <summary>A reason why a confirmed order is at risk.</summary>
/// <param name="Code">E.g. <c>1C</c>.</param>
/// <param name="Interface">Where it means this, when it means something else elsewhere.</param>
/// <param name="Court">Whose move it is, in words.</param>
/// <param name="Advice">The first thing to do.</param>
public sealed record JeopardyCode(string Code, string? Interface, string Meaning, string Court, string Advice)
{
    /// <summary>A delay of the customer's own: no supplier's SLA counts it.</summary>
    public bool IsCustomers => Court.StartsWith("Customer", StringComparison.Ordinal);
}

/// <summary>A reason why a losing carrier sent a port back, as Bandwidth maps the codes of other carriers.</summary>
/// <param name="Codes">All that mean it; those that start with E are wireline, the others wireless.</param>
/// <param name="Fix">What to do before it is sent again.</param>
/// <param name="Article">Id of the article that says more.</param>
public sealed record RejectCode(IReadOnlyList<string> Codes, string Reason, string Fix, string Article);

/// <summary>A field of an order form.</summary>
/// <param name="Name">What the abbreviation stands for.</param>
/// <param name="OnLsr">Its format on an LSR; null when it is not used there.</param>
/// <param name="OnAsr">Its format on an ASR; null when it is not used there.</param>
public sealed record RequestField(string Field, string Name, string? OnLsr, string? OnAsr, string? Notes, Certainty Certainty)
{
    public string? On(RequestForm form) => form == RequestForm.Lsr ? OnLsr : OnAsr;
}

/// <summary>The two order forms between carriers.</summary>
public enum RequestForm
{
    /// <summary>Local lines, loops and ports.</summary>
    Lsr,

    /// <summary>Access circuits, Ethernet and trunks.</summary>
    Asr,
}

/// <param name="Word">As people write it: <c>FOC</c>.</param>
/// <param name="Expansions">What it stands for, and other names of it.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Article">Id of the article that says more, where there is one.</param>
public sealed record Term(string Word, IReadOnlyList<string> Expansions, string Meaning, string? Article);

/// <summary>A step in the life of an order.</summary>
/// <param name="Number">1 to 20, in order.</param>
/// <param name="Code">E.g. <c>FOC</c>.</param>
/// <param name="Evidence">The document that proves it.</param>
/// <param name="RpmStatus">The status RPM shows then; null when it shows none of its own.</param>
/// <param name="Tmf622State">State of a TM Forum 622 product order; null when that knows no such step.</param>
public sealed record Milestone(int Number, string Code, string Name, string Owner, string? Evidence, string? RpmStatus, string? Tmf622State);

/// <summary>How long a product takes to plan for: defaults of this desk, with what was read about it beside them.</summary>
/// <param name="Low">Business days from the accepted order, with clean paper.</param>
/// <param name="High">Business days.</param>
/// <param name="Condition">What comes on top, e.g. <c>plus the port</c>.</param>
/// <param name="Evidence">What sources say; no promise of any supplier.</param>
/// <param name="Sources">Tags.</param>
public sealed record Interval(string Key, string Product, int Low, int High, string? Condition, string? Evidence, IReadOnlyList<string> Sources);

/// <summary>Something people ask for.</summary>
/// <param name="Name">E.g. <c>port.reject</c>.</param>
/// <param name="Group">What reports count it under.</param>
/// <param name="IsInformational">An article can answer it; the others need records or an act.</param>
public sealed record KnownIntent(string Name, string Group, bool IsInformational);
