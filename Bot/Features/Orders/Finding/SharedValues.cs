namespace Demarc.Features.Orders.Finding;

/// <summary>Values that thousands of orders have in common, kept once: carriers, agencies, where dates come from.</summary>
sealed class SharedValues
{
    const int Most = 50_000;

    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly Dictionary<Evidence, Evidence> evidence = [];
    readonly Dictionary<DatePoint, DatePoint> points = [];

    public Order Slim(Order order) => order with
    {
        Agency = Of(order.Agency)!,
        AgencyName = Of(order.AgencyName),
        Rep = Of(order.Rep),
        RepName = Of(order.RepName),
        Owner = Of(order.Owner),
        OwnerName = Of(order.OwnerName),
        Customer = Of(order.Customer)!,
        Supplier = Of(order.Supplier)!,
        Product = Of(order.Product)!,
        SupplierStatus = Of(order.SupplierStatus),
        Dates = Of(order.Dates),
        LastWord = Of(order.LastWord),
        Notes = [],
        Tns = [],
        TnCount = order.TnCount ?? (order.Tns.Count > 0 ? order.Tns.Count : null),
        History = [.. order.History.Where(change => change.Field == nameof(OrderDates.Foc)).Select(change => change with { Field = nameof(OrderDates.Foc), Before = Of(change.Before), After = Of(change.After), From = Of(change.From) })],
    };

    OrderDates Of(OrderDates dates)
    {
        foreach (var date in Enum.GetValues<OrderDate>())
        {
            if (dates[date] is { } point)
            {
                dates = dates.With(date, Once(points, point with { From = Of(point.From) }));
            }
        }

        return dates;
    }

    Evidence Of(Evidence said) => Once(evidence, said with { Source = Of(said.Source)!, By = Of(said.By) });

    string? Of(string? text) => text is null ? null : text.Length == 0 ? "" : Once(texts, text);

    static T Once<T>(Dictionary<T, T> known, T value)
        where T : notnull
    {
        if (known.TryGetValue(value, out var same))
        {
            return same;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known.Add(value, value);
        return value;
    }
}
