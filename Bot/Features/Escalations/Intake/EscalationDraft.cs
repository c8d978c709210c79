using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Intake;

/// <summary>An escalation that is being asked for: what is known so far, until the person confirms it. Its id means nothing; only its author may use it.</summary>
public sealed record EscalationDraft : Document
{
    public static readonly Collection<EscalationDraft> All = new("escalationdrafts") { Indexes = [draft => draft.PersonId, draft => draft.At] };

    /// <summary>An older one is not gone on with.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public required string PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public EscalationKind Kind { get; init; }

    public string? Order { get; init; }

    /// <summary>The person said that it is about no order we know.</summary>
    public bool HasNoOrder { get; init; }

    public string Reference { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Supplier { get; init; } = "";

    /// <summary>Of the agency, when staff asks without an order.</summary>
    public string Agency { get; init; } = "";

    public string Problem { get; init; } = "";

    public Quote? Quoted { get; init; }

    public string Impact { get; init; } = "";

    public string Wanted { get; init; } = "";

    public string Promised { get; init; } = "";

    public string Contact { get; init; } = "";

    public string Ticket { get; init; } = "";

    /// <summary>The level the person asked for, when they named one.</summary>
    public EscalationLevel? Asked { get; init; }

    /// <summary>The proposal the person has seen.</summary>
    public EscalationLevel? Shown { get; init; }

    /// <summary>Another one is open on the order, and they want one of its own all the same.</summary>
    public bool IsSeparate { get; init; }

    /// <summary>The question that is open, so that it can be asked again after a long silence.</summary>
    public IntakeSlot? Open { get; init; }

    /// <summary>Questions that were asked, so that none is asked twice.</summary>
    public IReadOnlyList<IntakeSlot> Done { get; init; } = [];

    /// <summary>The draft of the talk that this form was opened from: what becomes of one becomes of both.</summary>
    public string? From { get; init; }

    /// <summary>Id of the escalation it became.</summary>
    public string? OpenedAs { get; init; }

    /// <summary>It was let go.</summary>
    public bool IsDiscarded { get; init; }

    public bool IsAlive(DateTimeOffset now) => OpenedAs is null && !IsDiscarded && now - At < Lifetime;

    /// <summary>All that was written, for the rules.</summary>
    public string Words => string.Join(" \n ", new[] { Problem, Impact, Wanted, Promised }.Where(part => part.Length > 0));

    /// <summary>The order somebody may have meant instead, until they say so.</summary>
    public string? Instead { get; init; }

    /// <summary>What High means was said, and whether it is that is asked.</summary>
    public bool IsHighAsked { get; init; }

    /// <summary>With what a text says of impact, wish and contact, where nothing is known of them yet.</summary>
    public EscalationDraft WithFactsOf(string text)
    {
        var said = FactsSaid.In(text);
        return this with
        {
            Impact = Impact.Length > 0 ? Impact : said.Impact,
            Wanted = Wanted.Length > 0 ? Wanted : said.Wanted,
            Contact = Contact.Length > 0 ? Contact : said.Contact,
        };
    }

    /// <summary>Subject of its live card.</summary>
    public string Subject => "escalation-draft:" + Id;

    /// <summary>Forms carry it in their subject like this, apart from order ids.</summary>
    public const string SubjectPrefix = "draft:";
}

/// <summary>What is asked for, in this order.</summary>
public enum IntakeSlot
{
    Order,
    Duplicate,
    Problem,
    Ticket,
    Reference,
    Impact,
    Wanted,
    Contact,
    Confirm,

    /// <summary>The level, when neither words nor order tell it.</summary>
    Level,

    /// <summary>Whether a service is down at all.</summary>
    IsDown,

    /// <summary>Whether another order is meant.</summary>
    Switch,
}

/// <summary>Words meant for a partner, shown to their author once more before they go.</summary>
public sealed record MessageDraft : Document
{
    public static readonly Collection<MessageDraft> All = new("escalationmessages") { Indexes = [draft => draft.At] };

    public required string Words { get; init; }

    public required DateTimeOffset At { get; init; }

    public static string IdOf(string personId, string escalationId) => $"{personId}|{escalationId}";
}
