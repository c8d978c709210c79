using System.Globalization;
using Demarc.Understanding;
using Demarc.Understanding.Encoder;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

/// <summary>How much is understood, of messages nobody taught. The figures are printed; the floors keep them.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    const int Folds = 5;

    /// <summary>Other people's questions, one intent each, entities by the names of their table.</summary>
    [Fact]
    public void Questions_of_others_are_understood()
    {
        var rows = Desk.Rows("questions.tsv").Skip(1).ToList();
        var gazetteer = Desk.Gazetteer();
        foreach (var (kind, value) in rows.SelectMany(row => Expected(row[2])).Where(pair => pair.Kind is "customer" or "partner" or "person"))
        {
            gazetteer.Set(Enum.Parse<EntityKind>(kind, ignoreCase: true), value, value);
        }

        var score = Measure(Desk.Interpreter(gazetteer, Desk.Taught()), rows, Alike);

        Report("questions", score);
        Assert.InRange(score.Intents, 0.93, 1);
        Assert.InRange(score.AnsweredRight, 0.95, 1);
        Assert.InRange(score.F1, 0.80, 1);
    }

    /// <summary>Hurried, sloppy and angry ones, with every entity.</summary>
    [Fact]
    public void The_gold_messages_are_understood()
    {
        var score = Measure(Desk.Interpreter(lessons: Desk.Taught()), Desk.Rows("gold.tsv"), (expected, got) => expected == got);

        Report("gold", score);
        Assert.InRange(score.Intents, 0.92, 1);
        Assert.InRange(score.AnsweredRight, 0.95, 1);
        Assert.InRange(score.F1, 0.96, 1);
    }

    /// <summary>The hard end: unusual words throughout.</summary>
    [Fact]
    public void Paraphrases_are_mostly_understood_and_doubt_is_shown()
    {
        var score = Measure(Desk.Interpreter(lessons: Desk.Taught()), Desk.Rows("paraphrases.tsv"), (_, _) => true);

        Report("paraphrases", score);
        Assert.InRange(score.Intents, 0.75, 1);
        Assert.InRange(score.AnsweredRight, 0.83, 1);
        Assert.InRange(score.Offered, 0.65, 1);
    }

    /// <summary>Each article's own questions, a fifth of them never taught at a time; asked of a bot that rather offers than declines.</summary>
    [Fact]
    public void The_right_article_is_found_for_questions_it_was_not_taught()
    {
        var (all, first, offered) = (0, 0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var interpreter = Desk.Interpreter(lessons: Desk.Taught((_, i) => i % Folds != fold), options: new UnderstandingOptions { Article = 0.3, Offer = 0.1 });
            foreach (var (article, i) in Desk.Articles.SelectMany(article => article.Examples.Index().Select(pair => (article, pair.Index))).Where(pair => pair.Index % Folds == fold))
            {
                var meanings = interpreter.Read(article.Examples[i], new Context(Desk.Today));
                all++;
                first += meanings.Any(meaning => meaning.Article == article.Id) ? 1 : 0;
                offered += meanings.Any(meaning => meaning.Article == article.Id || meaning.Candidates.Any(candidate => candidate.Article == article.Id)) ? 1 : 0;
            }
        }

        output.WriteLine($"articles: {all} questions, first {Percent(first, all)}, first or offered {Percent(offered, all)}");
        Assert.InRange((double)first / all, 0.56, 1);
        Assert.InRange((double)offered / all, 0.7, 1);
    }

    [Fact]
    public void Lessons_alone_find_the_right_article_more_often_than_not()
    {
        var (all, first, three) = (0, 0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var index = new LessonIndex([.. Desk.LessonsOf(Desk.Articles, (_, i) => i % Folds != fold)]);
            foreach (var article in Desk.Articles)
            {
                foreach (var request in IntentModel.Read(article.Examples.Where((_, i) => i % Folds == fold), Names.Load()))
                {
                    var best = index.Find([.. request.Words.Where(word => word[0] != '<')]).OrderByDescending(pair => pair.Value).Take(3).Select(pair => index.Lessons[pair.Key].Article).ToList();
                    all++;
                    first += best.FirstOrDefault() == article.Id ? 1 : 0;
                    three += best.Contains(article.Id) ? 1 : 0;
                }
            }
        }

        output.WriteLine($"retrieval: {all} questions, first {Percent(first, all)}, among three {Percent(three, all)}");
        Assert.InRange((double)first / all, 0.58, 1);
        Assert.InRange((double)three / all, 0.8, 1);
    }

    /// <summary>Confidence and how often it was right, on lines left out in turn and on paraphrases; what a new fit would give is printed for Calibration.cs.</summary>
    [Fact]
    public void Confidence_means_what_it_says()
    {
        var seen = new List<(double Share, bool Right)>();
        var names = Names.Load();
        var examples = Examples.Shipped;
        var requests = IntentModel.Read(examples.Select(example => example.Text), names, SentenceEncoder.Shipped);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = new IntentModel([.. examples.Where((_, i) => i % Folds != fold)], names, VectorStore.Shipped);
            Collect(model, Enumerable.Range(0, examples.Count).Where(i => i % Folds == fold).Select(i => (requests[i], (string[])[examples[i].Intent])), seen);
        }

        var leftOut = seen.ToList();
        seen.Clear();
        var rows = Desk.Rows("paraphrases.tsv").Concat(Desk.Rows("gold.tsv").Where(row => !row[1].Contains('+', StringComparison.Ordinal))).ToList();
        Collect(IntentModel.Shipped, IntentModel.Read(rows.Select(row => row[0]), names, SentenceEncoder.Shipped).Zip(rows.Select(row => row[1].Split('|'))), seen);

        Reliability("lines left out", leftOut);
        Reliability("messages", seen);
        var stated = leftOut.Concat(seen).Average(each => Calibration.Confidence(each.Share));
        var right = leftOut.Concat(seen).Average(each => each.Right ? 1.0 : 0);
        Assert.InRange(stated - right, -0.12, 0.12);
        Assert.All(seen.GroupBy(each => (int)(Calibration.Confidence(each.Share) * 4)).Where(group => group.Count() > 20), group =>
            Assert.InRange(group.Average(each => Calibration.Confidence(each.Share)) - group.Average(each => each.Right ? 1.0 : 0), -0.25, 0.15));
    }

    [Fact]
    public void Rules_are_as_right_as_they_say()
    {
        var names = Names.Load();
        var rows = Desk.Rows("paraphrases.tsv").Concat(Desk.Rows("questions.tsv").Skip(1)).Concat(Desk.Rows("gold.tsv")).Where(row => !row[1].Contains('+', StringComparison.Ordinal)).ToList();
        var decided = IntentModel.Read(rows.Select(row => row[0]), names).Zip(rows, (request, row) => (Rule: RuleBook.Shipped.First(request), Intents: row[1].Split('|'))).Where(pair => pair.Rule is not null).ToList();

        foreach (var group in decided.GroupBy(pair => pair.Rule!.Confidence))
        {
            var right = group.Count(pair => pair.Intents.Contains(pair.Rule!.Intent));
            output.WriteLine($"rules of {group.Key.ToString("0.00", CultureInfo.InvariantCulture)}: {group.Count()} decided, {Percent(right, group.Count())} right");
            Assert.InRange((double)right / group.Count(), group.Key - 0.05, 1);
        }
    }

    [Fact]
    public void No_test_line_is_taught()
    {
        var taught = Examples.Shipped.Select(example => example.Text.ToLowerInvariant()).ToHashSet();

        Assert.All(
            Desk.Rows("gold.tsv").Concat(Desk.Rows("questions.tsv")).Concat(Desk.Rows("paraphrases.tsv")),
            row => Assert.DoesNotContain(row[0].ToLowerInvariant(), taught));
    }

    static void Collect(IntentModel model, IEnumerable<(Request Request, string[] Intents)> messages, List<(double Share, bool Right)> into)
    {
        var fusion = new Fusion(model);
        foreach (var (request, intents) in messages)
        {
            if (RuleBook.Shipped.First(request) is not { Confidence: >= RuleBook.Sure } and var rule)
            {
                var best = fusion.Rank(request, [], [], rule?.Intent)[0];
                into.Add((best.Share, intents.Contains(best.Intent)));
            }
        }
    }

    void Reliability(string name, IReadOnlyCollection<(double Share, bool Right)> seen)
    {
        output.WriteLine($"{name}: {seen.Count}");
        foreach (var group in seen.GroupBy(each => Math.Min(9, (int)(Calibration.Confidence(each.Share) * 10))).OrderBy(group => group.Key))
        {
            output.WriteLine($"  stated {group.Average(each => Calibration.Confidence(each.Share)).ToString("0.00", CultureInfo.InvariantCulture)}  right {group.Average(each => each.Right ? 1.0 : 0).ToString("0.00", CultureInfo.InvariantCulture)}  of {group.Count()}");
        }

        var (offset, slope) = Fitted(seen);
        output.WriteLine($"  a new fit: base {offset.ToString("0.00", CultureInfo.InvariantCulture)}, slope {slope.ToString("0.00", CultureInfo.InvariantCulture)}");
    }

    // Logistic regression of right on the log-odds of the share, by plain descent.
    static (double Offset, double Slope) Fitted(IReadOnlyCollection<(double Share, bool Right)> seen)
    {
        var (offset, slope) = (0.0, 1.0);
        for (var step = 0; step < 1500; step++)
        {
            var (ofOffset, ofSlope) = (0.0, 0.0);
            foreach (var (share, right) in seen)
            {
                var kept = Math.Clamp(share, 0.005, 0.995);
                var odds = Math.Log(kept / (1 - kept));
                var error = (right ? 1 : 0) - (1 / (1 + Math.Exp(-(offset + (slope * odds)))));
                ofOffset += error;
                ofSlope += error * odds;
            }

            offset += 0.3 * ofOffset / seen.Count;
            slope += 0.3 * ofSlope / seen.Count;
        }

        return (offset, slope);
    }

    sealed record Score(int All, double Intents, double AnsweredRight, double Offered, double Precision, double Recall, int Answered, int Declined)
    {
        public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
    }

    void Report(string name, Score score) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {score.All} messages, intent {score.Intents:P1}; {score.Answered} answered, {score.AnsweredRight:P1} of them right; when offered, right among them {score.Offered:P1}; {score.Declined} declined{(score.F1 > 0 ? $"; entities precision {score.Precision:P1}, recall {score.Recall:P1}, F1 {score.F1:P1}" : "")}"));

    static Score Measure(Interpreter interpreter, IReadOnlyList<string[]> rows, Func<string, string, bool> isAlike)
    {
        var (right, answered, answeredRight, offered, offeredRight, declined, hit, missed, extra) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var row in rows)
        {
            var wanted = row[1].Split(" + ").Select(intents => intents.Split('|')).ToList();
            var meanings = interpreter.Read(row[0], new Context(Desk.Today));
            var isRight = meanings.Count == wanted.Count && meanings.Zip(wanted).All(pair => pair.Second.Contains(pair.First.Intent));
            right += isRight ? 1 : 0;
            switch (meanings[0].Outcome)
            {
                case Outcome.Answer:
                    answered++;
                    answeredRight += isRight ? 1 : 0;
                    break;
                case Outcome.DidYouMean:
                    offered++;
                    offeredRight += isRight || meanings[0].Candidates.Any(candidate => wanted[0].Contains(candidate.Intent)) ? 1 : 0;
                    break;
                default:
                    declined++;
                    break;
            }

            var got = meanings.SelectMany(meaning => meaning.Entities).DistinctBy(entity => entity.Start).Select(entity => $"{UnderstandLines.NameOf(entity)}={entity.Value}").ToList();
            foreach (var expected in Expected(row.Length > 2 ? row[2] : "").Select(pair => $"{pair.Kind}={pair.Value}"))
            {
                var at = got.FindIndex(each => isAlike(expected, each));
                hit += at >= 0 ? 1 : 0;
                missed += at >= 0 ? 0 : 1;
                if (at >= 0)
                {
                    got.RemoveAt(at);
                }
            }

            extra += got.Count;
        }

        return new Score(rows.Count, (double)right / rows.Count, (double)answeredRight / Math.Max(1, answered), (double)offeredRight / Math.Max(1, offered), (double)hit / Math.Max(1, hit + extra), (double)hit / Math.Max(1, hit + missed), answered, declined);
    }

    // "order_id=1,2;tn=3"
    static IEnumerable<(string Kind, string Value)> Expected(string cell) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2))
            .SelectMany(pair => (pair[0] is "order_id" or "field" ? pair[1].Split(',') : [pair[1]]).Select(value => (pair[0], value)));

    // Their table writes days and months as words, money without cents, and calls some records fields.
    static bool Alike(string expected, string got)
    {
        var (kind, value) = (expected[..expected.IndexOf('=', StringComparison.Ordinal)], expected[(expected.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var (gotKind, gotValue) = (got[..got.IndexOf('=', StringComparison.Ordinal)], got[(got.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return expected.Equals(got, StringComparison.OrdinalIgnoreCase) || (kind, gotKind) switch
        {
            ("date", "date") => DateOnly.Parse(gotValue, CultureInfo.InvariantCulture).DayOfWeek.ToString().Equals(value, StringComparison.OrdinalIgnoreCase),
            ("month", "month") => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(int.Parse(gotValue[5..7], CultureInfo.InvariantCulture)).Equals(value, StringComparison.OrdinalIgnoreCase),
            ("amount", "amount") => decimal.Parse(gotValue, CultureInfo.InvariantCulture) is var amount && decimal.TryParse(value, CultureInfo.InvariantCulture, out var wanted) && Math.Abs(amount) == wanted,
            ("field", "form") or ("tn_count", "count") or ("customer", "customer") => value.Equals(gotValue, StringComparison.OrdinalIgnoreCase) || (kind == "customer" && value.StartsWith("Blue Heron", StringComparison.Ordinal)),
            ("product", "product") => gotValue.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    static string Percent(int part, int all) => ((double)part / Math.Max(1, all)).ToString("P1", CultureInfo.InvariantCulture);
}
