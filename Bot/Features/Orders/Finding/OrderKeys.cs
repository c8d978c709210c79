using Demarc.Understanding;

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
    const int ShortestName = 4;
    const int MostLocals = 50;

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

    /// <summary>What people say of a circuit id when they leave out its ends: "KGGS/123456", "70/KGGS/123456" and "KGGS/123456/PT" of "70/KGGS/123456//PT".</summary>
    public static IEnumerable<string> PartsOf(string? circuit)
    {
        var parts = circuit?.Split(['/', '.', ' ', '-'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var at = Array.FindIndex(parts, part => part.Length == 4 && char.IsLetter(part[0]));
        return at >= 1 && at + 2 < parts.Length && parts[at + 1].Length is >= 5 and <= 7 && parts[at + 1].All(char.IsAsciiDigit)
            ? [$"{parts[at]}/{parts[at + 1]}", $"{parts[at - 1]}/{parts[at]}/{parts[at + 1]}", $"{parts[at]}/{parts[at + 1]}/{parts[at + 2]}"]
            : [];
    }

    /// <summary>Seven digits, as people say a number nearby: "555-0112".</summary>
    public static IEnumerable<string> LocalsOf(Order order) =>
        order.Tns.Prepend(order.Btn ?? "").Where(tn => tn.Length == 10).Take(MostLocals).Select(tn => $"{tn[3..6]}-{tn[6..]}").Distinct();

    /// <summary>The end by which an account is shown; of a shorter one nothing is.</summary>
    public static string? LastFour(string? account) => account is not null && Spelling.Key(account) is { Length: > 4 } key ? key[^4..] : null;

    public static IEnumerable<(string Key, ReferenceKind Kind)> Of(Order order)
    {
        var number = Spelling.Key(order.Number);
        yield return (number, ReferenceKind.Number);
        if (BareOf(number) is { } bare && bare != number)
        {
            yield return (bare, ReferenceKind.Number);
        }

        // A supplier's number is said without its letters, too.
        if (order.SupplierOrder is { Length: > 0 } theirs && Spelling.Key(theirs) is var whole && BareOf(whole) is { Length: >= ShortestName } digits && digits != whole)
        {
            yield return (digits, ReferenceKind.SupplierOrder);
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

        foreach (var part in PartsOf(order.CircuitId))
        {
            yield return (Spelling.Key(part), ReferenceKind.CircuitId);
        }

        foreach (var local in LocalsOf(order))
        {
            yield return (Spelling.Key(local), ReferenceKind.Tn);
        }

        if (LastFour(order.Account) is { } ending)
        {
            yield return (ending, ReferenceKind.Account);
        }

        foreach (var number10 in order.Tns.Where(tn => tn != order.Btn))
        {
            yield return (number10, ReferenceKind.Tn);
        }
    }

    /// <summary>What an order is called at a key, as it is written: what a text that has it means.</summary>
    /// <param name="key">As <see cref="Of"/> gives it.</param>
    /// <param name="kind">Which of its numbers the key is of.</param>
    public static IEnumerable<(EntityKind Kind, string Name)> NamesAt(Order order, string key, ReferenceKind kind)
    {
        (EntityKind Kind, IEnumerable<string?> Names) called = kind switch
        {
            ReferenceKind.CircuitId => (EntityKind.CircuitId, [order.CircuitId, .. PartsOf(order.CircuitId)]),
            ReferenceKind.Pon => (EntityKind.Pon, [order.Pon]),
            ReferenceKind.Account => (EntityKind.Account, [order.Account]),
            ReferenceKind.SupplierOrder => (EntityKind.OrderId, [order.SupplierOrder]),
            ReferenceKind.Number => (EntityKind.OrderId, [order.Number]),

            // Ten digits are read by their shape; what they are is not held in memory.
            _ => (EntityKind.Tn, key.Length == 7 ? [$"{key[..3]}-{key[3..]}"] : []),
        };
        return called.Names.OfType<string>().Where(name => IsCalled(Spelling.Key(name), key, called.Kind)).Select(name => (called.Kind, name));
    }

    static bool IsCalled(string name, string key, EntityKind kind) =>
        (name == key || (kind == EntityKind.OrderId && BareOf(name) == key)) && name.Length >= ShortestName && (kind == EntityKind.Tn || !(IsPlain(name) || IsYear(name)));

    // Read as an order's number whether there is such an order or not.
    static bool IsPlain(string key) => key.Length is >= 5 and <= 8 && key.All(char.IsAsciiDigit);

    // "Nov 2026" is a month, whatever an order is called.
    static bool IsYear(string key) => int.TryParse(key, out var number) && number is >= 1990 and <= 2099;
}
