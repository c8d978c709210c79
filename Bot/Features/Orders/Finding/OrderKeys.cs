namespace Demarc.Features.Orders.Finding;

/// <summary>What an order can be called by.</summary>
public enum ReferenceKind
{
    Number,
    SupplierOrder,
    Pon,
    CircuitId,
    Tn,
    Account,
}

/// <summary>The keys of an order: each of its numbers as it is compared, whatever the spelling.</summary>
static class OrderKeys
{
    const int ShortestBare = 3;

    /// <summary>Letters before a number and zeros at its start do not count when nothing else fits: "ORD-48213", "so 48213", "048213".</summary>
    public static string? BareOf(string key)
    {
        var start = 0;
        while (start < key.Length && !char.IsAsciiDigit(key[start]))
        {
            start++;
        }

        while (start < key.Length && key[start] == '0')
        {
            start++;
        }

        var bare = key[start..];
        return start <= 6 && bare.Length >= ShortestBare && bare.All(char.IsAsciiDigit) ? bare : null;
    }

    public static IEnumerable<(string Key, ReferenceKind Kind)> Of(Order order)
    {
        var number = Spelling.Key(order.Number);
        yield return (number, ReferenceKind.Number);
        if (BareOf(number) is { } bare && bare != number)
        {
            yield return (bare, ReferenceKind.Number);
        }

        foreach (var (text, kind) in new[]
        {
            (order.SupplierOrder, ReferenceKind.SupplierOrder), (order.Pon, ReferenceKind.Pon), (order.CircuitId, ReferenceKind.CircuitId), (order.Account, ReferenceKind.Account), (order.Btn, ReferenceKind.Tn),
        })
        {
            if (text is { Length: > 0 } && Spelling.Key(text) is { Length: > 0 } key)
            {
                yield return (key, kind);
            }
        }

        foreach (var number10 in order.Tns.Where(tn => tn != order.Btn))
        {
            yield return (number10, ReferenceKind.Tn);
        }
    }
}
