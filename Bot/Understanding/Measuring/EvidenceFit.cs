using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Scoring;

namespace Demarc.Understanding.Measuring;

/// <summary>
/// Finds what each fact of <see cref="Evidence"/> counts. It asks what was held back: each line of ours and each question of the articles by models that were
/// taught the others, each article's questions while the article is hidden, and labelled questions nobody taught. Takes a minute or two.
/// </summary>
public static class EvidenceFit
{
    const int Folds = 5;

    // Labelled questions are few, and nearest to what will be asked; that a hidden article's neighbour answers as well is no fault.
    const double OfQuestions = 4;
    const double OfHidden = 0.5;

    static readonly DateOnly AnyDay = new(2026, 11, 20);

    sealed record Row(Evidence Evidence, bool IsRight, double Weight, Evidence? Page = null)
    {
        public double[] Facts => Evidence.Facts;
    }

    /// <returns>Lines for Data/evidence.tsv.</returns>
    public static IReadOnlyList<string> Lines(IReadOnlyList<(string Text, string Label)> questions, Names names, Gazetteer gazetteer, IReadOnlyList<Lesson> lessons)
    {
        var lines = new List<string>();
        foreach (var vectors in new[] { VectorStore.Shipped, null })
        {
            var rows = Enum.GetValues<EvidenceWeights.Answers>().ToDictionary(answer => answer, _ => new List<Row>());
            foreach (var (text, label, weight, interpreter) in Asked(questions, names, gazetteer, lessons, vectors))
            {
                Collect(interpreter.See(text, new Context(AnyDay)), label.Split('|'), weight, rows);
            }

            // How likely the page is counts for the record, so it is fitted first.
            var first = Fitted(rows[EvidenceWeights.Answers.First], Width(EvidenceWeights.Answers.First, vectors));
            var ofRecords = rows[EvidenceWeights.Answers.Record].Select(row => row.Page is { } page ? row with { Evidence = row.Evidence.WithPage(Stated(first, page.Facts)) } : row).ToList();
            lines.AddRange(EvidenceWeights.Lines(EvidenceWeights.Answers.First, vectors is not null, first));
            lines.AddRange(EvidenceWeights.Lines(EvidenceWeights.Answers.AmongThree, vectors is not null, Fitted(rows[EvidenceWeights.Answers.AmongThree], Width(EvidenceWeights.Answers.AmongThree, vectors))));
            lines.AddRange(EvidenceWeights.Lines(EvidenceWeights.Answers.Record, vectors is not null, Fitted(ofRecords, Width(EvidenceWeights.Answers.Record, vectors))));
        }

        return lines;
    }

    /// <summary>What becomes of each line of ours and each question of the articles, asked of a bot that was taught the others.</summary>
    public static AnswerMeasure HeldBack(Names names, Gazetteer gazetteer, IReadOnlyList<Lesson> lessons, UnderstandingOptions options) => new(
        [.. Asked([], names, gazetteer, lessons, VectorStore.Shipped, options)
            .Where(each => each.Weight == 1)
            .SelectMany(each => AnswerMeasure.Of([(each.Text, each.Label)], each.Interpreter, AnyDay).Questions)]);

    static IEnumerable<(string Text, string Label, double Weight, Interpreter Interpreter)> Asked(IReadOnlyList<(string Text, string Label)> questions, Names names, Gazetteer gazetteer, IReadOnlyList<Lesson> lessons, VectorStore? vectors, UnderstandingOptions? options = null)
    {
        Interpreter Of(IEnumerable<Lesson> taught, IntentModel model)
        {
            var these = new Lessons(vectors);
            these.Replace(taught);
            return new Interpreter(names, gazetteer, these, options ?? new UnderstandingOptions(), model);
        }

        var examples = Examples.Shipped;
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsHeld(int i) => i % Folds == fold;
            var model = new IntentModel([.. examples.Where((_, i) => !IsHeld(i))], names, vectors);
            var interpreter = Of(lessons.Select(lesson => lesson with { Examples = [.. lesson.Examples.Where((_, i) => !IsHeld(i))] }), model);
            foreach (var example in examples.Where((_, i) => IsHeld(i)))
            {
                yield return (example.Text, Examples.IsElsewhere(example.Intent) ? AnswerMeasure.Nothing : example.Intent, 1, interpreter);
            }

            var hidden = Of(lessons.Where((_, i) => !IsHeld(i)), model);
            foreach (var (i, lesson) in lessons.Index())
            {
                foreach (var example in lesson.Examples.Where((_, k) => IsHeld(k)))
                {
                    yield return (example, $"{lesson.Article}|{lesson.Intent}", 1, interpreter);
                }

                foreach (var example in lesson.Examples.Where(_ => IsHeld(i)))
                {
                    yield return (example, $"{lesson.Article}|{lesson.Intent}", OfHidden, hidden);
                }
            }
        }

        var whole = Of(lessons, new IntentModel(examples, names, vectors));
        foreach (var (text, label) in questions)
        {
            yield return (text, label, OfQuestions, whole);
        }
    }

    static int Width(EvidenceWeights.Answers answer, VectorStore? vectors) => vectors is null ? Evidence.WithoutEncoder(answer) : EvidenceWeights.FactsOf(answer).Length;

    static double Stated(double[] weights, double[] facts) => Calibration.Logistic(weights.Zip(facts, (weight, fact) => weight * fact).Sum());

    static void Collect(Sight sight, string[] labels, double weight, Dictionary<EvidenceWeights.Answers, List<Row>> rows)
    {
        bool Answers(Lesson lesson) => labels.Contains(lesson.Article) || labels.Contains(lesson.Intent);
        var isOfPages = labels.Any(label => label == AnswerMeasure.Nothing || label.StartsWith("KA-", StringComparison.Ordinal));
        if (sight.Pages.Evidence is { } page && isOfPages)
        {
            rows[EvidenceWeights.Answers.First].Add(new Row(page, Answers(sight.Pages.Offered.First()), weight));
            rows[EvidenceWeights.Answers.AmongThree].Add(new Row(page, sight.Pages.Offered.Any(Answers), weight));
        }

        if (!Examples.IsElsewhere(sight.Intent) && !sight.Pages.Answer(sight.Intent))
        {
            rows[EvidenceWeights.Answers.Record].Add(new Row(sight.Record, labels.Contains(sight.Intent), weight, sight.Pages.Evidence));
        }
    }

    // Logistic regression by Newton's method, the weights held back a little.
    static double[] Fitted(List<Row> rows, int width)
    {
        const double Ridge = 0.5;
        const int Steps = 25;
        var weights = new double[width];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[width];
            var curve = new double[width][];
            for (var i = 0; i < width; i++)
            {
                curve[i] = new double[width];
                curve[i][i] = Ridge;
                gradient[i] = -Ridge * weights[i];
            }

            foreach (var row in rows)
            {
                var stated = Stated(weights, row.Facts);
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += row.Weight * ((row.IsRight ? 1 : 0) - stated) * row.Facts[i];
                    for (var j = 0; j < width; j++)
                    {
                        curve[i][j] += row.Weight * stated * (1 - stated) * row.Facts[i] * row.Facts[j];
                    }
                }
            }

            var move = Solved(curve, gradient);
            for (var i = 0; i < width; i++)
            {
                weights[i] += move[i];
            }
        }

        return weights;
    }

    // Gauss with the largest pivot.
    static double[] Solved(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var solved = right.ToArray();
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(matrix[i][k]));
            (matrix[k], matrix[pivot]) = (matrix[pivot], matrix[k]);
            (solved[k], solved[pivot]) = (solved[pivot], solved[k]);
            for (var i = k + 1; i < n; i++)
            {
                var times = matrix[i][k] / matrix[k][k];
                for (var j = k; j < n; j++)
                {
                    matrix[i][j] -= times * matrix[k][j];
                }

                solved[i] -= times * solved[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                solved[i] -= matrix[i][j] * solved[j];
            }

            solved[i] /= matrix[i][i];
        }

        return solved;
    }
}
