namespace Demarc.Understanding.Words;

/// <summary>Cuts a text into tokens, in one pass.</summary>
public static class Tokenizer
{
    // Here 's is a shortened verb and belongs to the word; anywhere else it is a possessive.
    static readonly HashSet<string> Contracted =
        ["what's", "it's", "that's", "who's", "where's", "how's", "when's", "let's", "here's", "there's", "he's", "she's", "why's", "which's", "everything's", "anything's"];

    public static Token[] Tokens(NormalText text)
    {
        var tokens = new List<Token>();
        var lower = text.Lower;
        var end = -1;
        for (var i = 0; i < lower.Length;)
        {
            if (lower[i] == ' ')
            {
                i++;
                continue;
            }

            var start = i;
            var token = IsLetterOrDigit(lower[i]) ? Word(text, start, ref i) : Mark(text, start, ref i);
            tokens.Add(token with { IsGlued = start == end && tokens is not [.., { Kind: TokenKind.LineEnd }] });
            end = i;
        }

        return [.. tokens];
    }

    static Token Word(NormalText text, int start, ref int i)
    {
        var lower = text.Lower;
        while (i < lower.Length && (IsLetterOrDigit(lower[i]) || IsInnerApostrophe(lower, i)))
        {
            i++;
        }

        var end = i;
        var said = lower[start..end];
        if (said.EndsWith("'s", StringComparison.Ordinal) && !Contracted.Contains(said))
        {
            end -= 2;
            said = said[..^2];
        }

        return new Token(start, end, KindOf(said), said.Replace("'", "", StringComparison.Ordinal), text.Cased[start..end], false);
    }

    static Token Mark(NormalText text, int start, ref int i)
    {
        i += char.IsSurrogatePair(text.Lower, start) ? 2 : 1;
        var said = text.Lower[start..i];
        return new Token(start, i, said == "\n" ? TokenKind.LineEnd : TokenKind.Mark, said, said, false);
    }

    static TokenKind KindOf(string said)
    {
        var digits = said.Count(char.IsAsciiDigit);
        return digits == 0 ? TokenKind.Word : digits == said.Length ? TokenKind.Number : TokenKind.Mixed;
    }

    static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c) || (c > 0x7F && char.IsLetter(c));

    static bool IsInnerApostrophe(string text, int i) =>
        text[i] == '\'' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && i > 0 && IsLetterOrDigit(text[i - 1]);
}
