using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>Everything features have taught. It may be replaced at any time; a message being read keeps the one it began with.</summary>
public sealed class Lessons
{
    static readonly Lazy<Names> Known = new(Names.Load);

    readonly Func<IReadOnlyList<Lesson>, Taught> teach;
    volatile Taught taught;

    public Lessons()
        : this(VectorStore.Shipped)
    {
    }

    internal Lessons(VectorStore? vectors)
        : this(lessons => new Taught(lessons, vectors))
    {
    }

    /// <param name="teach">May give the same for the same lessons: what is taught never changes.</param>
    internal Lessons(Func<IReadOnlyList<Lesson>, Taught> teach)
    {
        this.teach = teach;
        taught = teach([]);
    }

    public IReadOnlyList<Lesson> All => taught.Index.Lessons;

    /// <summary>Replaces all lessons at once. Some hundred articles take a fraction of a second; call it off the thread that serves.</summary>
    public void Replace(IEnumerable<Lesson> lessons) => taught = teach([.. lessons]);

    internal Taught Current => taught;

    /// <summary>One set of lessons, and the words that come with it.</summary>
    internal sealed class Taught(IReadOnlyList<Lesson> lessons, VectorStore? vectors)
    {
        // Only asked when words and rules leave open what is meant, and it takes a part of a second.
        readonly Lazy<LessonModel> model = new(() => new LessonModel(lessons, Known.Value, vectors));

        public LessonIndex Index { get; } = new(lessons);

        public LessonModel Model => model.Value;

        public IReadOnlySet<string> Intents { get; } = lessons.Select(lesson => lesson.Intent).ToHashSet();

        public Speller Speller { get; } = new([.. Examples.Shipped.Select(example => example.Text).Concat(lessons.SelectMany(Texts)).SelectMany(WordsOf)], Vocabulary);

        /// <summary>Is it a word that lessons, rules or names here use?</summary>
        public bool IsFamiliar(string word) => Model.Familiar.Contains(Stems.Of(word)) || RuleBook.Shipped.Vocabulary.Contains(word) || Known.Value.KnowsWord(word);

        // What rules and concepts are written in is no slip, however rare.
        static IEnumerable<string> Vocabulary => [.. RuleBook.Shipped.Vocabulary, .. Concepts.Vocabulary, .. Shorthand.Vocabulary];

        static IEnumerable<string> Texts(Lesson lesson) => [lesson.Title, lesson.Title, lesson.Text, .. lesson.Examples, .. lesson.Keywords, .. lesson.Keywords];

        static IEnumerable<string> WordsOf(string text) =>
            Tokenizer.Tokens(NormalText.Of(text)).Where(token => token.Kind == TokenKind.Word).Select(token => Shorthand.Of(token.Text));
    }
}
