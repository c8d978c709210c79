using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Demarc.Cards.Model;

/// <summary>
/// A line or paragraph people read: a list of spans. What a person typed only ever becomes a <see cref="Plain"/> span,
/// so no text of theirs can turn into markup, a mention or a link on any platform.
/// </summary>
/// <example><c>Text.Of($"Order {order.Number} is {Text.Bold(stage)}")</c>: every hole that is not itself a Text is plain.</example>
[JsonConverter(typeof(TextJson))]
public sealed record Text(IReadOnlyList<Span> Spans)
{
    public static readonly Text Empty = new([]);

    public static Text Of(ref TextBuilder text) => text.Build();

    public static Text Plain(string? value) => string.IsNullOrEmpty(value) ? Empty : new([new Plain(value)]);

    public static Text Bold(string? value) => string.IsNullOrEmpty(value) ? Empty : new([new Plain(value, Style.Bold)]);

    public static Text Italic(string? value) => string.IsNullOrEmpty(value) ? Empty : new([new Plain(value, Style.Italic)]);

    public static Text Code(string? value) => string.IsNullOrEmpty(value) ? Empty : new([new Plain(value, Style.Code)]);

    /// <summary>A link; only absolute http(s) addresses become one, anything else stays words.</summary>
    public static Text Link(string label, string url) => new([new Link(label, url)]);

    /// <summary>An instant, shown in the reader's zone with the zone named.</summary>
    public static Text At(DateTimeOffset instant, TimeStyle style = TimeStyle.DateAndTime) => new([new LocalTime(instant, style)]);

    /// <summary>A calendar date, the same everywhere (a FOC date has no zone).</summary>
    public static Text Date(DateOnly date) => new([new CalendarDate(date)]);

    /// <summary>A person addressed by name; pinged where the channel knows them, their name where it does not.</summary>
    public static Text Mention(string personId, string name) => new([new Mention(personId, name)]);

    public static Text Join(string separator, IEnumerable<Text> parts)
    {
        var spans = new List<Span>();
        foreach (var part in parts)
        {
            if (spans.Count > 0)
            {
                spans.Add(new Plain(separator));
            }

            spans.AddRange(part.Spans);
        }

        return new Text(spans);
    }

    public bool IsEmpty => Spans.Count == 0;

    public static Text operator +(Text left, Text right) => new([.. left.Spans, .. right.Spans]);

    public static implicit operator Text(string? value) => Plain(value);

    public bool Equals(Text? other) => other is not null && Spans.SequenceEqual(other.Spans);

    public override int GetHashCode() => Spans.Aggregate(17, (hash, span) => HashCode.Combine(hash, span));

    /// <summary>The words without any formatting, instants in UTC: for logs of shape, tests and comparison, not for people.</summary>
    public override string ToString()
    {
        var words = new StringBuilder();
        foreach (var span in Spans)
        {
            words.Append(span switch
            {
                Plain plain => plain.Value,
                Link link => link.Label,
                LocalTime time => time.Instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
                CalendarDate date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Mention mention => mention.Name,
                _ => "",
            });
        }

        return words.ToString();
    }
}

[Flags]
public enum Style
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Code = 4,
    Strike = 8,
}

/// <summary>How an instant is written: a day, a time of day, or both.</summary>
public enum TimeStyle
{
    DateAndTime,
    Date,
    Time,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Plain), "p")]
[JsonDerivedType(typeof(Link), "l")]
[JsonDerivedType(typeof(LocalTime), "i")]
[JsonDerivedType(typeof(CalendarDate), "d")]
[JsonDerivedType(typeof(Mention), "m")]
public abstract record Span;

public sealed record Plain(string Value, Style Style = Style.None) : Span;

public sealed record Link(string Label, string Url) : Span;

public sealed record LocalTime(DateTimeOffset Instant, TimeStyle Style = TimeStyle.DateAndTime) : Span;

public sealed record CalendarDate(DateOnly Date) : Span;

public sealed record Mention(string PersonId, string Name) : Span;

/// <summary>Collects an interpolated string into spans: literals and holes alike are plain unless a hole is a <see cref="Text"/>.</summary>
[InterpolatedStringHandler]
public ref struct TextBuilder(int literalLength, int formattedCount)
{
    readonly List<Span> spans = new(Math.Min(formattedCount * 2 + 1, Math.Max(1, literalLength + formattedCount)));

    public readonly void AppendLiteral(string value) => Add(value);

    public readonly void AppendFormatted(Text value) => spans.AddRange(value.Spans);

    public readonly void AppendFormatted(string? value) => Add(value);

    public readonly void AppendFormatted(DateOnly value) => spans.Add(new CalendarDate(value));

    public readonly void AppendFormatted(DateTimeOffset value) => spans.Add(new LocalTime(value));

    /// <summary>Nothing when there is none.</summary>
    public readonly void AppendFormatted(DateOnly? value)
    {
        if (value is { } date)
        {
            AppendFormatted(date);
        }
    }

    /// <summary>Nothing when there is none.</summary>
    public readonly void AppendFormatted(DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            AppendFormatted(instant);
        }
    }

    public readonly void AppendFormatted<T>(T value, string? format = null) =>
        Add(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public readonly Text Build() => new(spans);

    readonly void Add(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            spans.Add(new Plain(value));
        }
    }
}
