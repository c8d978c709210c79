using Demarc.Cards.Model;

namespace Demarc.Cards.Render;

/// <summary>What a renderer must be told about the place it draws for; everything else it knows from the card.</summary>
public sealed record RenderContext(Reader Reader)
{
    /// <summary>Mints a value that makes two posts of the same card differ, so that a click tells which was pressed. None: buttons carry no nonce.</summary>
    public Func<string>? Nonce { get; init; }

    /// <summary>Finds a person on this platform by our id. Null: not known there, so the name stays words.</summary>
    public Func<string, MentionTarget?>? Mention { get; init; }

    /// <summary>Which hosts links may lead to. None: any.</summary>
    public Func<string, bool>? AllowsHost { get; init; }

    /// <summary>Drawn no larger than this, where the platform refused what it usually takes. None: as large as it takes.</summary>
    public int? MostBytes { get; init; }

    /// <summary>When it is drawn: instants far from now are written with their year.</summary>
    public DateTimeOffset? Now { get; init; }
}

/// <param name="Id">The platform's id of the person.</param>
/// <param name="Name">Their name as the platform shows it.</param>
public sealed record MentionTarget(string Id, string Name);
