namespace Demarc.Features.Orders;

/// <summary>What things are called in front of people: RPM's names where it has one.</summary>
public static class OrderWords
{
    public static string Words(this OrderDate date) => date switch
    {
        OrderDate.ContractSigned => "Contract signed",
        OrderDate.Submitted => "Submitted to carrier",
        OrderDate.Accepted => "Order accepted",
        OrderDate.RequestedInstall => "Requested install",
        OrderDate.Foc => "FOC",
        OrderDate.Installed => "Installed",
        OrderDate.Activated => "Activated",
        OrderDate.InvoiceReviewed => "Customer invoice reviewed",
        OrderDate.Cancelled => "Cancelled",
        OrderDate.PortFoc => "Port FOC",
        _ => "Ported",
    };

    /// <summary>In the middle of a sentence: "waits for {…}".</summary>
    public static string Words(this Court court) => court switch
    {
        Court.Us => "us",
        Court.Supplier => "the supplier",
        Court.Partner => "the partner",
        Court.Customer => "the customer",
        _ => "a third party",
    };

    /// <summary>All an account number may show: its last four, and not even those when there are no more.</summary>
    public static string Masked(string account)
    {
        var plain = string.Concat(account.Where(char.IsLetterOrDigit));
        return plain.Length > 4 ? "••••" + plain[^4..] : "••••";
    }
}
