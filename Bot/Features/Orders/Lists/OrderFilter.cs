using System.Globalization;

namespace Demarc.Features.Orders.Lists;

/// <summary>What is wanted of a list besides the words of a name.</summary>
[Flags]
public enum ListState
{
    None = 0,

    /// <summary>Not installed, not cancelled.</summary>
    Open = 1,
    Installed = 2,
    Cancelled = 4,
    Late = 8,
    Stale = 16,
    Jeopardy = 32,
    Rejected = 64,
    Held = 128,

    /// <summary>Open and without a FOC.</summary>
    Dateless = 256,
    NotSubmitted = 512,
    Red = 1024,
    Amber = 2048,

    /// <summary>Installed, its commission late.</summary>
    Unpaid = 4096,
}

/// <summary>Which orders a list holds. Written into the buttons of the list, and read back from there: a claim, so rights are checked anew.</summary>
public sealed record OrderFilter
{
    public ListState States { get; init; }

    /// <summary>Own ones only: as rep, or as project manager.</summary>
    public bool Mine { get; init; }

    public string? Supplier { get; init; }

    public string? Product { get; init; }

    /// <summary>Words of the customer's name.</summary>
    public string? Customer { get; init; }

    /// <summary>Company id of the agency.</summary>
    public string? Agency { get; init; }

    /// <summary>Person id of the project manager.</summary>
    public string? Owner { get; init; }

    /// <summary>The FOC falls within these days.</summary>
    public DateOnly? FocFrom { get; init; }

    public DateOnly? FocTo { get; init; }

    public bool IsEverything => this == new OrderFilter();

    public string Write() => string.Join(';', new[]
    {
        $"s={((int)States).ToString(CultureInfo.InvariantCulture)}",
        Mine ? "m=1" : null,
        Part("c", Supplier), Part("p", Product), Part("u", Customer), Part("a", Agency), Part("o", Owner),
        FocFrom is { } from ? $"f={from:yyyyMMdd}" : null,
        FocTo is { } to ? $"t={to:yyyyMMdd}" : null,
    }.OfType<string>());

    /// <summary>Total: what is not understood is left out.</summary>
    public static OrderFilter Read(string text)
    {
        var parts = text.Split(';').Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return new OrderFilter
        {
            States = int.TryParse(parts.GetValueOrDefault("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var states) ? (ListState)states : ListState.None,
            Mine = parts.ContainsKey("m"),
            Supplier = parts.GetValueOrDefault("c"),
            Product = parts.GetValueOrDefault("p"),
            Customer = parts.GetValueOrDefault("u"),
            Agency = parts.GetValueOrDefault("a"),
            Owner = parts.GetValueOrDefault("o"),
            FocFrom = Day(parts.GetValueOrDefault("f")),
            FocTo = Day(parts.GetValueOrDefault("t")),
        };
    }

    static string? Part(string key, string? value) => value is null ? null : $"{key}={Uri.EscapeDataString(value.Length <= 80 ? value : value[..80])}";

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
