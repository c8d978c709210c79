using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>A message as the readers of entities see it: its tokens, and what day it is.</summary>
sealed class Utterance
{
    static readonly DateOnly Earliest = new(1990, 1, 1);
    static readonly DateOnly Latest = new(2090, 1, 1);
    static readonly Token Nothing = new(-1, -1, TokenKind.LineEnd, "", "", false);

    readonly Token[] tokens;

    public Utterance(NormalText text, Context context)
    {
        Text = text;
        Context = context;
        tokens = Tokenizer.Tokens(text);
        var letters = tokens.Where(token => token.Kind == TokenKind.Word && token.Cased.Length > 1).Take(40).ToList();
        IsShouted = letters.Count > 2 && letters.Count(token => token.IsUpper) * 3 > letters.Count * 2;
    }

    public NormalText Text { get; }

    public Context Context { get; }

    /// <summary>Within years that can be counted on from.</summary>
    public DateOnly Today => Context.Today < Earliest ? Earliest : Context.Today > Latest ? Latest : Context.Today;

    public int Count => tokens.Length;

    /// <summary>Written in capitals throughout, so that capitals say nothing.</summary>
    public bool IsShouted { get; }

    /// <summary>An empty token outside of the text, so that looking ahead needs no care.</summary>
    public ref readonly Token this[int i] => ref i >= 0 && i < tokens.Length ? ref tokens[i] : ref Nothing;

    public bool Is(int i, params ReadOnlySpan<string> words) => words.Contains(this[i].Text);

    public bool IsIn(int i, IReadOnlySet<string> words) => words.Contains(this[i].Text);

    public bool IsNumber(int i, int least, int most) => this[i].Kind == TokenKind.Number && this[i].Text.Length >= least && this[i].Text.Length <= most;

    /// <summary>The token after the run of tokens that stand without a space from <paramref name="from"/> on and are letters, digits or one of these marks.</summary>
    public int GluedRun(int from, string marks, int most)
    {
        var i = from;
        while (i < tokens.Length && i - from < most && (i == from || tokens[i].IsGlued) && (tokens[i].IsAlphanumeric || IsOneOf(tokens[i], marks)))
        {
            i++;
        }

        return i;
    }

    public string Lower(int from, int to) => from >= to ? "" : Text.Lower[tokens[from].Start..tokens[to - 1].End];

    public string Cased(int from, int to) => from >= to ? "" : Text.Cased[tokens[from].Start..tokens[to - 1].End];

    /// <summary>Letters and digits of the tokens, upper case.</summary>
    public string Key(int from, int to) => Keys.Of(Lower(from, to));

    public int Length(Found found) => tokens[found.To - 1].End - tokens[found.From].Start;

    /// <summary>Is one of these words among the <paramref name="reach"/> tokens before?</summary>
    public bool HasBefore(int i, int reach, IReadOnlySet<string> words)
    {
        for (var j = i - 1; j >= 0 && j >= i - reach && tokens[j].Kind != TokenKind.LineEnd; j--)
        {
            if (words.Contains(tokens[j].Text))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsOneOf(Token token, string marks) => token.Kind == TokenKind.Mark && marks.Contains(token.Text[0], StringComparison.Ordinal);
}

/// <summary>The form in which ids are compared.</summary>
static class Keys
{
    /// <summary>Letters and digits only, upper case: however it is spelt, an id has one key.</summary>
    public static string Of(string id) => string.Concat(id.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
