using System.Text.RegularExpressions;
using Demarc.Tests.House;
using Demarc.Understanding.Measuring;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

/// <summary>What is asked of the articles, and what no article answers, by somebody who had not read what is taught. The floors keep what was reached.</summary>
public sealed partial class FrozenTests(ITestOutputHelper output)
{
    const string Folder = "Bot.Tests/Understanding/frozen";
    const double NearCopy = 0.75;

    [Fact]
    public void Questions_get_their_answer_or_an_honest_word()
    {
        var (questions, problem) = LabelledLines.Read(Path.Combine(Repository.Root, Folder, "answers.tsv"));
        var measure = AnswerMeasure.Of(questions, Desk.Interpreter(lessons: Desk.Taught()), Desk.Today);

        output.WriteLine($"wrong {measure.Wrong:P1}, right or offered {measure.RightOrOffered:P1}, declined {measure.Declined:P1}, calibration error {measure.Reliability.Error:P1}");
        Assert.Null(problem);
        Assert.True(questions.Count >= 300);
        Assert.InRange(measure.Wrong, 0, 0.025);
        Assert.InRange(measure.RightOrOffered, 0.85, 1);
        Assert.InRange(measure.Declined, 0.9, 1);
        Assert.InRange(measure.Reliability.Error, 0, 0.05);
    }

    [Fact]
    public void Frozen_lines_are_never_taught()
    {
        var taught = Examples.Shipped.Select(example => example.Text)
            .Concat(Desk.Articles.SelectMany(article => article.Examples.Prepend(article.Title)))
            .Select(line => (Line: line, Words: WordsOf(line)))
            .ToList();

        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.tsv"))
        {
            foreach (var (text, _) in LabelledLines.Read(file).Lines)
            {
                var words = WordsOf(text);
                var nearest = taught.MaxBy(line => Likeness(words, line.Words));
                Assert.True(Likeness(words, nearest.Words) < NearCopy, $"'{text}' of {Path.GetFileName(file)} is taught as '{nearest.Line}'.");
            }
        }
    }

    [Fact]
    public void A_near_copy_is_seen() =>
        Assert.True(Likeness(WordsOf("How long does a port take, pls?"), WordsOf("how long does a port take")) >= NearCopy);

    static HashSet<string> WordsOf(string line) => [.. Word().Matches(line.ToLowerInvariant()).Select(match => match.Value)];

    static double Likeness(HashSet<string> one, HashSet<string> other) => (double)one.Count(other.Contains) / Math.Max(1, one.Count + other.Count(word => !one.Contains(word)));

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
