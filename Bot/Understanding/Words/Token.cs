namespace Demarc.Understanding.Words;

/// <summary>A word, a number or a mark of a <see cref="NormalText"/>.</summary>
/// <param name="Start">In the normal text.</param>
/// <param name="End">Exclusive. A possessive <c>'s</c> is not part of it.</param>
/// <param name="Text">Lower case, without apostrophes.</param>
/// <param name="Cased">As in the normal text.</param>
/// <param name="IsGlued">Nothing stands between it and the token before.</param>
public readonly record struct Token(int Start, int End, TokenKind Kind, string Text, string Cased, bool IsGlued)
{
    public bool IsAlphanumeric => Kind is TokenKind.Word or TokenKind.Number or TokenKind.Mixed;

    public bool Is(char mark) => Kind == TokenKind.Mark && Text[0] == mark;

    /// <summary>Written in capitals, two letters at least.</summary>
    public bool IsUpper => Cased.Length > 1 && Cased.Any(char.IsLetter) && !Cased.Any(char.IsLower);

    public bool IsCapitalised => char.IsUpper(Cased[0]);
}

public enum TokenKind
{
    /// <summary>Letters of any script.</summary>
    Word,

    /// <summary>ASCII digits.</summary>
    Number,

    /// <summary>Letters and digits together, like <c>E17A</c>.</summary>
    Mixed,

    /// <summary>One character of anything else.</summary>
    Mark,

    LineEnd,
}
