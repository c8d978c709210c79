namespace Demarc.Understanding.Measuring;

/// <summary>What became of a question.</summary>
public enum Fate
{
    Right,
    Wrong,

    /// <summary>"Did you mean", the right one among the buttons.</summary>
    Offered,

    /// <summary>"Did you mean", and none of it right.</summary>
    OfferedWrong,

    /// <summary>The bot said that it does not know, or that this is nothing for it.</summary>
    Declined,
}

/// <summary>
/// What becomes of questions whose answer is known: an article, an intent, several of them parted by <c>|</c>, or <c>none</c> when nothing answers them.
/// A question asks one thing; of a message read as several, the first counts.
/// </summary>
public sealed record AnswerMeasure(IReadOnlyList<AnswerMeasure.Asked> Questions)
{
    public const string Nothing = "none";

    public sealed record Asked(string Text, string Answer, Meaning Meaning, Fate Fate)
    {
        public bool IsAnswerable => Answer != Nothing;
    }

    public int Answerable => Questions.Count(question => question.IsAnswerable);

    public int Unanswerable => Questions.Count - Answerable;

    /// <summary>Share of all questions.</summary>
    public double Wrong => (double)Questions.Count(question => question.Fate == Fate.Wrong) / Math.Max(1, Questions.Count);

    /// <summary>Share of the answerable.</summary>
    public double RightOrOffered => (double)Count(Fate.Right, answerable: true) / Math.Max(1, Answerable) + ((double)Count(Fate.Offered, answerable: true) / Math.Max(1, Answerable));

    /// <summary>Share of the unanswerable.</summary>
    public double Declined => (double)Count(Fate.Declined, answerable: false) / Math.Max(1, Unanswerable);

    /// <summary>Of what was answered: does its confidence mean what it says?</summary>
    public Reliability Reliability => Reliability.Of(Questions.Where(question => question.Fate is Fate.Right or Fate.Wrong).Select(question => (question.Meaning.Confidence, question.Fate == Fate.Right)));

    public int Count(Fate fate, bool answerable) => Questions.Count(question => question.Fate == fate && question.IsAnswerable == answerable);

    public static AnswerMeasure Of(IReadOnlyList<(string Text, string Label)> questions, Interpreter interpreter, DateOnly today) => new(
        [.. questions.AsParallel().AsOrdered().Select(question =>
        {
            var meaning = interpreter.Read(question.Text, new Context(today))[0];
            return new Asked(question.Text, question.Label, meaning, FateOf(meaning, question.Label.Split('|')));
        })]);

    /// <summary>What a stated price makes of it: a right answer is worth 1, offering it half, saying honestly that nothing is known 1, a wrong answer costs the price.</summary>
    public double Worth(double price) => Questions.Average(question => question.Fate switch
    {
        Fate.Right => 1,
        Fate.Offered => 0.5,
        Fate.Declined when !question.IsAnswerable => 1,
        Fate.Wrong => -price,
        _ => 0,
    });

    static Fate FateOf(Meaning meaning, string[] answers) => meaning.Outcome switch
    {
        Outcome.Decline => Fate.Declined,
        Outcome.DidYouMean => meaning.Candidates.Any(candidate => answers.Contains(candidate.Article) || answers.Contains(candidate.Intent)) ? Fate.Offered : Fate.OfferedWrong,
        _ when answers.Contains(meaning.Article) || answers.Contains(meaning.Intent) => Fate.Right,
        _ when Scoring.Examples.IsElsewhere(meaning.Intent) && meaning.Article is null => Fate.Declined,
        _ => Fate.Wrong,
    };
}
