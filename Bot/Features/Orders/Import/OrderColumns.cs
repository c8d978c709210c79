using System.Collections.Frozen;
using Demarc.Features.Orders.Finding;

namespace Demarc.Features.Orders.Import;

/// <summary>The columns of trackers by every header people give them: RPM Telco's name first, then what spreadsheets of the trade say.</summary>
public static class OrderColumns
{
    static readonly (OrderColumn Column, string[] Headers)[] Table =
    [
        (OrderColumn.Number, ["Order #", "Order Number", "Order No", "Order", "Order ID", "Our Order #", "TSD Order", "TSD Order #", "Internal Order #", "RPM Order #", "Order Ref"]),
        (OrderColumn.Pon, ["PON", "Purchase Order Number", "PON #", "PON Number"]),
        (OrderColumn.SupplierOrder, ["Supplier Order #", "Supplier Order", "Supplier Order Number", "Carrier Order #", "Carrier Order", "Carrier Order Number", "Provider Order #", "Vendor Order #", "Supplier Booking ID", "Booking ID", "Service Order #"]),
        (OrderColumn.Customer, ["Customer", "Customer Name", "End Customer", "End User", "Client", "Company", "Business Name"]),
        (OrderColumn.Agency, ["Agency", "Partner", "Partner/Agency", "Agency/Partner", "Partner Agency", "Partner Name", "Agency Name", "Sub Agent", "Subagent", "Agent Company", "Sales Partner"]),
        (OrderColumn.Rep, ["Rep", "Sales Rep", "Agent", "Partner Rep", "Agency Rep", "Rep Name", "Account Executive", "AE", "Salesperson"]),
        (OrderColumn.Product, ["Product", "Service", "Product/Service", "Product Type", "Service Type", "Product Name", "Service Ordered"]),
        (OrderColumn.Site, ["Site", "Service Address", "Address", "Install Address", "Site Address", "Location", "Street", "Street Address"]),
        (OrderColumn.City, ["City", "Site City", "Service City"]),
        (OrderColumn.State, ["State", "Site State", "Service State", "ST"]),
        (OrderColumn.Zip, ["Zip", "Zip Code", "Postal Code", "Site Zip"]),
        (OrderColumn.Supplier, ["Supplier", "Carrier", "Provider", "Vendor", "Supplier Name", "Carrier Name", "Service Provider"]),
        (OrderColumn.Mrc, ["MRC", "Monthly", "Monthly Recurring Charge", "Monthly Charge", "Monthly Recurring", "MRR", "Monthly Revenue", "Net Billed"]),
        (OrderColumn.Nrc, ["NRC", "Non Recurring Charge", "One Time", "One Time Charge", "Install Charge", "OTC", "NRR"]),
        (OrderColumn.Term, ["Term", "Contract Term", "Term Months", "Term (Months)", "Months"]),
        (OrderColumn.ContractSigned, ["Contract Signed", "Contract Signed Date", "Signed", "Signed Date", "Date Signed", "Contract Date"]),
        (OrderColumn.Submitted, ["Submitted To Carrier", "Submitted", "Submitted Date", "Date Submitted", "Submitted To Supplier", "Submit Date", "Order Submitted", "Sub Date"]),
        (OrderColumn.Accepted, ["Order Accepted", "Accepted", "Accepted Date", "Date Accepted", "Order Accepted Date", "Carrier Accepted"]),
        (OrderColumn.RequestedInstall, ["Requested Install Date", "Requested Install", "Requested Date", "Desired Due Date", "DDD", "Customer Requested Date", "CRD", "Requested Due Date"]),
        (OrderColumn.Foc, ["FOC Date", "FOC", "Firm Order Commitment", "Firm Order Confirmation", "Current FOC", "Revised FOC", "Confirmed Date", "Committed Date", "Due Date"]),
        (OrderColumn.OriginalFoc, ["Original FOC", "Original FOC Date", "First FOC", "First FOC Date", "Initial FOC"]),
        (OrderColumn.Installed, ["Installed Date", "Installed", "Install Date", "Date Installed", "Completion Date", "Completed", "Completed Date", "Installation Date", "Turn Up Date"]),
        (OrderColumn.Activated, ["Activation Date", "Activated", "Activated Date", "Active Date", "Date Activated", "Service Start"]),
        (OrderColumn.InvoiceReviewed, ["Customer Invoice Reviewed", "Invoice Reviewed", "Invoice Reviewed Date", "First Bill Reviewed", "Billing Date"]),
        (OrderColumn.Cancelled, ["Cancelled Date", "Cancelled", "Canceled", "Canceled Date", "Cancel Date", "Date Cancelled", "Date Canceled"]),
        (OrderColumn.PortFoc, ["Port FOC", "Port FOC Date", "Port Date", "LNP FOC", "Port Due Date"]),
        (OrderColumn.Ported, ["Ported", "Ported Date", "Port Completed", "Port Complete Date", "Date Ported"]),
        (OrderColumn.Account, ["Account Number", "Account #", "Account", "Acct", "Acct #", "Acct Number", "Account No", "BAN", "Supplier Account", "Billing Account", "Billing Account Number"]),
        (OrderColumn.CircuitId, ["Circuit ID", "Circuit", "Circuit #", "ECCKT", "Circuit Number", "CKT ID", "CKT"]),
        (OrderColumn.Btn, ["BTN", "Billing TN", "Billing Telephone Number", "Main Number", "ATN", "Billing Number"]),
        (OrderColumn.Tns, ["TNs", "TN", "Telephone Numbers", "Phone Numbers", "Numbers", "Numbers To Port", "TN List", "WTN", "WTNs"]),
        (OrderColumn.TnCount, ["TN Count", "# of TNs", "Number Of TNs", "TN Qty", "Number Count", "Qty TNs"]),
        (OrderColumn.Status, ["Status", "Order Status", "Supplier Status", "Carrier Status", "Current Status", "Stage"]),
        (OrderColumn.NextAction, ["Next Action", "Next Step", "Action", "Action Item", "To Do"]),
        (OrderColumn.NextActionBy, ["Next Action By", "Next Action Date", "Next Action Due", "Action Due", "Follow Up", "Follow Up Date", "Next Step By"]),
        (OrderColumn.NextActionOwner, ["Next Action Owner", "Action Owner", "Waiting On", "Ball In Court", "Waiting For"]),
        (OrderColumn.Owner, ["Owner", "PM", "Project Manager", "Order Owner", "Coordinator", "Assigned To", "Owner Name"]),
        (OrderColumn.Risk, ["Risk", "Risks", "Risk Notes"]),
        (OrderColumn.NotReady, ["Not Ready", "Open Readiness", "Readiness", "Open Items", "Missing Items", "Outstanding"]),
        (OrderColumn.Jeopardy, ["Jeopardy", "Jep", "Jeopardy Reason", "Jeopardy Text"]),
        (OrderColumn.JeopardyCode, ["Jeopardy Code", "Jep Code", "RCODE"]),
        (OrderColumn.JeopardySince, ["Jeopardy Since", "Jeopardy Date", "Jep Date"]),
        (OrderColumn.Hold, ["Hold", "On Hold", "Hold Reason"]),
        (OrderColumn.HoldFor, ["Hold For", "Held By", "Hold Owner"]),
        (OrderColumn.Reject, ["Reject", "Reject Reason", "Rejected", "Clarification", "Reject Text"]),
        (OrderColumn.RejectCode, ["Reject Code", "Error Code"]),
        (OrderColumn.RejectCount, ["Reject Count", "Rejects", "# of Rejects"]),
        (OrderColumn.Notes, ["Notes", "Note", "Comments", "Comment", "Internal Notes", "Remarks"]),
        (OrderColumn.LastUpdate, ["Last Update", "Last Updated", "Updated", "Last Supplier Update", "Last Contact", "As Of", "Modified", "Status Date"]),
        (OrderColumn.Source, ["Source", "Update Source", "Last Update Source", "Evidence"]),
        (OrderColumn.ExpectedFirstCommission, ["Expected First Commission", "Expected First Commission Date", "Expected Commission", "Exp First Commission"]),
        (OrderColumn.FirstCommissionSeen, ["First Commission Seen", "First Commission", "First Commission Date", "First Paid"]),
        (OrderColumn.Renewal, ["Renewal Date", "Renewal", "Contract End", "Contract End Date", "Expiration Date", "Contract Expiration"]),
        (OrderColumn.WorkedOut, ["Days In Status", "Days Open", "Age", "Escalation", "Escalations", "Escalated", "RAG", "Health", "Row"]),
    ];

    static readonly FrozenDictionary<string, OrderColumn> ByHeader =
        Table.SelectMany(each => each.Headers.Select(header => (Key: Key(header), each.Column))).Distinct().ToFrozenDictionary(pair => pair.Key, pair => pair.Column);

    static readonly FrozenDictionary<OrderColumn, string> Names = Table.ToFrozenDictionary(each => each.Column, each => each.Headers[0]);

    /// <summary>As it is called in front of people.</summary>
    public static string Name(this OrderColumn column) => Names[column];

    /// <summary>Every header that is understood, RPM's own first.</summary>
    public static IReadOnlyList<string> HeadersOf(OrderColumn column) => Table.First(each => each.Column == column).Headers;

    /// <summary>The date of an order that the column holds, when it holds one.</summary>
    public static OrderDate? DateOf(this OrderColumn column) => column switch
    {
        OrderColumn.ContractSigned => OrderDate.ContractSigned,
        OrderColumn.Submitted => OrderDate.Submitted,
        OrderColumn.Accepted => OrderDate.Accepted,
        OrderColumn.RequestedInstall => OrderDate.RequestedInstall,
        OrderColumn.Foc => OrderDate.Foc,
        OrderColumn.Installed => OrderDate.Installed,
        OrderColumn.Activated => OrderDate.Activated,
        OrderColumn.InvoiceReviewed => OrderDate.InvoiceReviewed,
        OrderColumn.Cancelled => OrderDate.Cancelled,
        OrderColumn.PortFoc => OrderDate.PortFoc,
        OrderColumn.Ported => OrderDate.Ported,
        _ => null,
    };

    public static bool IsDay(this OrderColumn column) =>
        column.DateOf() is not null
        || column is OrderColumn.OriginalFoc or OrderColumn.NextActionBy or OrderColumn.JeopardySince or OrderColumn.LastUpdate
            or OrderColumn.ExpectedFirstCommission or OrderColumn.FirstCommissionSeen or OrderColumn.Renewal;

    /// <summary>Case, punctuation, accents and what stands in brackets do not matter; "#" is "number".</summary>
    public static OrderColumn? Of(string header) =>
        ByHeader.TryGetValue(Key(header), out var column) || ByHeader.TryGetValue(Key(Unbracketed(header)), out column) ? column : null;

    /// <summary>Is this the column's own name, and not one of its others?</summary>
    public static bool IsOwnName(OrderColumn column, string header) => Key(header) == Key(Names[column]) || Key(Unbracketed(header)) == Key(Names[column]);

    static string Unbracketed(string header)
    {
        var open = header.IndexOfAny(['(', '[']);
        return open > 0 ? header[..open] : header;
    }

    static string Key(string header) => Spelling.Key(header.Replace("#", " number ", StringComparison.Ordinal));
}
