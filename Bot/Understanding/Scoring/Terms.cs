using System.Collections.Frozen;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>The terms of a text for looking up: stems of its words without the smallest ones, and the concepts it speaks of.</summary>
static class Terms
{
    public const char ConceptMark = '@';

    static readonly FrozenSet<string> Small =
    [
        "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "for", "with", "by", "is", "are", "was", "were", "be", "been", "do", "does", "did", "i", "me", "my", "we", "us", "our", "you", "your", "it", "its", "this", "that", "these", "those",
        "what", "whats", "which", "how", "when", "where", "who", "why", "can", "could", "would", "should", "will", "may", "have", "has", "had", "get", "got", "please", "there", "their", "they", "them", "he", "she", "if", "so", "just", "about", "from", "as",
        "am", "im", "ive", "id", "not", "no", "any", "some", "hi", "hello", "hey", "thanks", "tell", "show", "need", "want", "know", "up", "out", "go", "going", "one", "s", "t",
    ];

    /// <summary>Is it more than one of the smallest words?</summary>
    public static bool SaysSomething(string word) => !Small.Contains(word);

    public static IEnumerable<string> Of(string text) => Of([.. Tokenizer.Tokens(NormalText.Of(text)).Where(token => token.IsAlphanumeric).Select(token => Shorthand.Of(token.Text))]);

    public static IEnumerable<string> Of(IReadOnlyList<string> words) =>
        words.Where(word => !Small.Contains(word)).Select(Stems.Of).Concat(Concepts.In(words).Distinct().Select(concept => ConceptMark + concept));
}
