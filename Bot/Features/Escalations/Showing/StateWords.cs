using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;

namespace Demarc.Features.Escalations.Showing;

/// <summary>Level and state in the words people read.</summary>
static class StateWords
{
    /// <summary>Short, for a badge or a list.</summary>
    public static string Short(Escalation escalation) => escalation.State switch
    {
        _ when escalation is { IsOpen: true, AcknowledgedAt: null } => "Not acknowledged yet",
        EscalationState.New or EscalationState.Acknowledged => "Acknowledged",
        EscalationState.WithSupplier => escalation.SupplierLevel > 0 ? $"With the supplier, level {escalation.SupplierLevel}" : "With the supplier",
        EscalationState.CommitmentReceived => "Date committed",
        EscalationState.WaitingOnPartner => escalation.Waiting?.On == WaitsOn.Customer ? "Waiting on the customer" : "Waiting on the partner",
        EscalationState.Resolved => "Resolved",
        _ => "Closed",
    };

    /// <summary>The same to a partner: what it waits for is theirs to know as "you".</summary>
    public static string ForPartner(Escalation escalation) => escalation switch
    {
        { IsOpen: true, AcknowledgedAt: null } => "Received, not acknowledged yet",
        { State: EscalationState.WaitingOnPartner, Waiting.On: WaitsOn.Partner } => "Waiting on you",
        _ => Short(escalation),
    };

    public static string Heading(Escalation escalation) =>
        $"{escalation.Id} · {escalation.Level} · {(escalation.Customer.Length > 0 ? escalation.Customer : escalation.Supplier.Length > 0 ? escalation.Supplier : "no order")}";

    /// <summary>What it is about, in one clause: "Lumen order 48213 of Marlin Dental".</summary>
    public static string About(Escalation escalation, string? orderNumber)
    {
        var what = orderNumber is not null ? $"{Of(escalation.Supplier)}order {orderNumber}" : escalation.Reference.Length > 0 ? $"{Of(escalation.Supplier)}{escalation.Reference}" : escalation.Supplier;
        return (what, escalation.Customer) switch
        {
            ("", "") => "a matter without an order",
            ("", var customer) => customer,
            (_, "") => what,
            _ => $"{what} of {escalation.Customer}",
        };
    }

    public static Tone ToneOf(Escalation escalation, DateTimeOffset now) => escalation switch
    {
        { IsOpen: false } => Tone.Good,
        { Level: EscalationLevel.High } => Tone.Bad,
        _ when OpenEscalations.LineOf(escalation).IsOverdue(now) => Tone.Bad,
        { Level: EscalationLevel.Mid } => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static string ProofWords(ProofKind kind) => kind switch
    {
        ProofKind.Completion => "completion notice",
        ProofKind.Test => "test passed",
        ProofKind.Credit => "credit issued",
        _ => "customer's confirmation",
    };

    /// <summary>What a clock stands for, to those who work by it.</summary>
    public static string Clock(EscalationClock clock, Escalation escalation) => clock switch
    {
        EscalationClock.Acknowledge => "unless somebody acknowledges it before, the next person is asked",
        EscalationClock.Reminder => "reminder of the promised update",
        EscalationClock.Promise => "an update was promised by then",
        EscalationClock.Supplier when escalation.State == EscalationState.CommitmentReceived => "the supplier's date ends; unless resolved it goes up",
        EscalationClock.Supplier => escalation.Level switch
        {
            EscalationLevel.Low => "without an answer from the supplier it becomes Mid",
            EscalationLevel.Mid => "without an answer from the supplier it becomes High",
            _ when escalation.SupplierLevel < SupplierLadder.Highest => $"without an answer it goes to the supplier's {SupplierLadder.Words(escalation.SupplierLevel + 1)}",
            _ => "without an answer leadership is told again",
        },
        EscalationClock.NextStep => "the next step is due",
        EscalationClock.Waiting => "whoever it waits for is reminded",
        _ => "it closes unless somebody says that it is not fixed",
    };

    static string Of(string supplier) => supplier.Length > 0 ? supplier + " " : "";
}
