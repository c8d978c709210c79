using System.Text.Json;
using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Tests.Storage;

/// <summary>A document with a member of every kind that documents have.</summary>
public sealed record Sample : Document
{
    public string? Text { get; init; }

    public string? Free { get; init; }

    public int Count { get; init; }

    public int? Maybe { get; init; }

    public decimal Money { get; init; }

    public double Ratio { get; init; }

    public bool Flag { get; init; }

    public Color Color { get; init; }

    public Color? Second { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? Until { get; init; }

    public DateOnly? On { get; init; }

    public TimeOnly Time { get; init; }

    public Inner? Inner { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyDictionary<string, string?> Words { get; init; } = new Dictionary<string, string?>();

    public required string? Required { get; init; }

    public Card? Card { get; init; }

    public bool IsComputed => Count > 0;
}

public sealed record Inner(string? Name, DateOnly? Date, int Number);

public sealed record Other : Document;

public enum Color
{
    Red,
    Green,
    Blue,
}

static class Samples
{
    public static readonly Collection<Sample> All = new("samples") { Indexes = [s => s.Text, s => s.Count, s => s.At, s => s.Until, s => s.Tags, s => s.Inner!.Name] };

    public static readonly Collection<Other> Others = new("others");

    public static readonly ICollectionInfo[] Collections = [All, Others];

    public static Sample One(string id) => new() { Id = id, Required = null };

    public static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), StoreJson.Options);
}
