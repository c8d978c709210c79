namespace Demarc.Features.Orders;

/// <summary>Where an order stands, read off its dates: filling a date moves it on (RPM Telco's rule).</summary>
public enum OrderStage
{
    NotSubmitted,
    Submitted,
    Accepted,
    PendingInstallation,
    FocReceived,
    Installed,
    Activated,
    Billing,
    Cancelled,
}

public static class OrderStages
{
    // The furthest date that is filled decides.
    static readonly (OrderDate Date, OrderStage Stage)[] Furthest =
    [
        (OrderDate.Cancelled, OrderStage.Cancelled),
        (OrderDate.InvoiceReviewed, OrderStage.Billing),
        (OrderDate.Activated, OrderStage.Activated),
        (OrderDate.Installed, OrderStage.Installed),
        (OrderDate.Foc, OrderStage.FocReceived),
        (OrderDate.RequestedInstall, OrderStage.PendingInstallation),
        (OrderDate.Accepted, OrderStage.Accepted),
        (OrderDate.Submitted, OrderStage.Submitted),
    ];

    public static OrderStage Stage(this Order order)
    {
        var stage = Furthest.FirstOrDefault(each => order.Dates[each.Date] is not null, (default, OrderStage.NotSubmitted)).Item2;

        // A wanted date alone is no submission: it is often the first thing anybody fills in.
        return stage == OrderStage.PendingInstallation && order.Dates.Submitted is null && order.Dates.Accepted is null ? OrderStage.NotSubmitted : stage;
    }

    public static bool IsOpen(this Order order) => order.Stage() < OrderStage.Installed;

    public static bool IsDone(this Order order) => order.Stage() is >= OrderStage.Installed and <= OrderStage.Billing;

    /// <summary>RPM's words, which the trade reads without a legend.</summary>
    public static string Words(this OrderStage stage) => stage switch
    {
        OrderStage.NotSubmitted => "Not submitted yet",
        OrderStage.Submitted => "Submitted",
        OrderStage.Accepted => "Accepted",
        OrderStage.PendingInstallation => "Pending installation",
        OrderStage.FocReceived => "FOC date received",
        OrderStage.Installed => "Installed",
        OrderStage.Activated => "Activated",
        OrderStage.Billing => "Billing",
        _ => "Cancelled",
    };
}
