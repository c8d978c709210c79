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
