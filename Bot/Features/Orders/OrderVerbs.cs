namespace Demarc.Features.Orders;

/// <summary>Names of what buttons and forms of this feature do, and of its live cards.</summary>
public static class OrderVerbs
{
    public const string Open = "order.open";
    public const string Follow = "order.follow";
    public const string Unfollow = "order.unfollow";
    public const string History = "order.history";
    public const string Page = "order.page";
    public const string Refine = "order.refine";
    public const string RunImport = "order.import.run";
    public const string UndoImport = "order.import.undo";
    public const string DropImport = "order.import.drop";

    public const string DatesForm = "order.dates";
    public const string StateForm = "order.state";
    public const string NoteForm = "order.note";

    /// <summary>Opened from an order's card; it is the escalations'.</summary>
    public const string EscalateForm = "escalation.new";

    public const string StatusView = "order";
    public const string FocView = "order.foc";
    public const string EtaView = "order.eta";
    public const string PortView = "order.port";
    public const string StalledView = "order.stalled";
    public const string CommissionView = "order.commission";
    public const string ImportView = "order.import";

    public const string Search = "searchOrders";

    public const string ImportJob = "order.import";
    public const string UndoJob = "order.import.undo";
    public const string ForgetJob = "order.import.forget";
}
