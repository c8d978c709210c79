namespace Demarc.Cards.Render;

/// <summary>What a renderer made, and what it had to change to make it. Renderers are total: they never throw and never drop in silence.</summary>
public sealed record Rendered<T>(T Payload, IReadOnlyList<RenderWarning> Warnings);

/// <param name="Where">Path in the card, e.g. <c>body[2].rows</c>.</param>
public sealed record RenderWarning(WarningKind Kind, string Where, string Detail);

public enum WarningKind
{
    /// <summary>Shortened, and the reader is told that there is more.</summary>
    Clamped,

    /// <summary>Shown in a simpler form.</summary>
    Degraded,

    /// <summary>Refused as unsafe (a link that is no web address) and shown as words.</summary>
    Refused,
}

/// <summary>Who reads: instants are written in their zone and language.</summary>
/// <param name="Zone">An IANA zone id; an unknown one falls back to UTC, and says UTC.</param>
/// <param name="Locale">A BCP 47 tag.</param>
public sealed record Reader(string Zone = "UTC", string Locale = "en-US");
