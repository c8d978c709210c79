namespace Demarc.Features.Escalations;

/// <summary>Verbs of buttons that act at once.</summary>
static class EscalationVerbs
{
    public const string Acknowledge = "escalation.acknowledge";
    public const string Take = "escalation.take";
    public const string Resume = "escalation.resume";
    public const string Confirm = "escalation.confirm";

    /// <summary>Open the drafted one at a level; the subject is the draft.</summary>
    public const string OpenLow = "escalation.open.low";
    public const string OpenMid = "escalation.open.mid";
    public const string OpenHigh = "escalation.open.high";
    public const string Discard = "escalation.discard";

    /// <summary>Answers to questions about a draft.</summary>
    public const string NoOrder = "escalation.no-order";
    public const string AddToOpen = "escalation.add-to-open";
    public const string Separate = "escalation.separate";
    public const string IsDown = "escalation.is-down";

    /// <summary>Take up one that was begun and left.</summary>
    public const string GoOn = "escalation.go-on";

    /// <summary>Send the drafted words to the partner, or keep them among ourselves.</summary>
    public const string Send = "escalation.send";
    public const string Keep = "escalation.keep";

    public static string Open(EscalationLevel level) => level switch
    {
        EscalationLevel.Low => OpenLow,
        EscalationLevel.Mid => OpenMid,
        _ => OpenHigh,
    };
}

/// <summary>Names of forms.</summary>
static class EscalationForms
{
    public const string New = "escalation.new";
    public const string Add = "escalation.add";
    public const string Note = "escalation.note";
    public const string Message = "escalation.message";
    public const string Next = "escalation.next";
    public const string Contact = "escalation.contact";
    public const string Commit = "escalation.commitment";
    public const string Wait = "escalation.waiting";
    public const string Raise = "escalation.raise";
    public const string Assign = "escalation.assign";
    public const string Resolve = "escalation.resolve";
    public const string Reopen = "escalation.reopen";
}

/// <summary>Names of live cards.</summary>
static class EscalationViews
{
    /// <summary>Of one escalation, for whoever looks: staff, partner or a room.</summary>
    public const string Escalation = "escalation";

    /// <summary>Of one that is being asked for.</summary>
    public const string Draft = "escalation.draft";
}
