using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Measuring;
using Demarc.Understanding.Scoring;
using Microsoft.Extensions.Options;

namespace Demarc.Operations.Commands;

/// <summary>Measures how well the bot understands, on files of labelled lines.</summary>
static class EvalCommand
{
    const int Runs = 7;

    static readonly Option<string> Train = new("--train") { Description = "Lines to learn from: text and label, tab separated, with a header.", HelpName = "TSV", Required = true };
    static readonly Option<string> Test = new("--test") { Description = "Lines to ask; label oos for those that belong to none.", HelpName = "TSV", Required = true };
    static readonly Option<string?> Valid = new("--valid") { Description = "Held-out lines to choose the threshold by, below which a line is turned away.", HelpName = "TSV" };
    static readonly Option<string> Questions = new("--questions") { Description = "Questions and what answers them: an article, an intent, several parted by |, or none.", HelpName = "TSV", Required = true };
    static readonly Option<Fate?> Show = new("--show") { Description = "Prints the questions with that fate." };
    static readonly Option<double> Price = new("--price") { Description = "What a wrong answer costs, when a right one is worth 1.", DefaultValueFactory = _ => 5 };
    static readonly Option<DateOnly?> Today = new("--today") { Description = "The date \"tomorrow\" counts from; this machine's when left out.", HelpName = "YYYY-MM-DD" };
    static readonly Option<int> Orders = new("--orders") { Description = "Orders, PONs and customers to know besides those of the store.", DefaultValueFactory = _ => 10_000 };
    static readonly Option<int> Articles = new("--articles") { Description = "Articles to know, those of the store repeated.", DefaultValueFactory = _ => 500 };

    public static Command Make(ICommandHost host)
    {
        var eval = new Command("eval", "Measures how well questions are understood.");
        eval.Add(With(new Command("intents", "Teaches the engine one file and asks it another.") { Train, Test, Valid }, host, IntentsAsync, StoreUse.None));
        eval.Add(With(new Command("answers", "Asks the bot questions whose answers are known: right, wrong, offered, declined.") { Questions, Show, Today }, host, AnswersAsync, StoreUse.Needed));
        eval.Add(With(new Command("thresholds", "Finds the thresholds worth most on labelled questions, at a price for a wrong answer.") { Questions, Price, Today }, host, ThresholdsAsync, StoreUse.Needed));
        eval.Add(With(new Command("evidence", "Fits what speaks for an answer, on lines held back and on labelled questions; prints Understanding/Data/evidence.tsv.") { Questions }, host, EvidenceAsync, StoreUse.Needed));
        eval.Add(With(new Command("held-back", "Asks the articles' questions and the lines the bot learns from, a fifth at a time, of a bot that was not taught them.") { Show }, host, HeldBackAsync, StoreUse.Needed));
        eval.Add(With(new Command("latency", "How long reading a message takes at a large desk, on one core.") { Questions, Orders, Articles, Today }, host, LatencyAsync, StoreUse.Needed));
        return eval;
    }

    static Command With(Command command, ICommandHost host, Work work, StoreUse use)
    {
        command.SetWork(host, work, use);
        return command;
    }

    static Task<int> IntentsAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var (train, trainProblem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Train)!));
        var (test, testProblem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Test)!));
        var (valid, validProblem) = parsed.GetValue(Valid) is { } file ? LabelledLines.Read(invocation.PathOf(file)) : (null, null);
        if ((trainProblem ?? testProblem ?? validProblem) is { } problem)
        {
            return Task.FromResult(invocation.Output.Refuse(problem));
        }

        var measure = IntentMeasure.Of(train, test, valid);
        invocation.Output.Line($"{measure.Taught:N0} lines of {measure.Labels} labels learnt, {measure.Asked:N0} asked, {measure.Milliseconds:0.0} ms each");
        invocation.Output.Line($"right {Percent(measure.Accuracy)}, among the first three {Percent(measure.AmongThree)}");
        if (measure.Kept is { } kept)
        {
            invocation.Output.Line($"with doubtful ones turned away: right {Percent(kept)}{(measure.OutsideFound is { } outside ? $", of those that belong to none {Percent(outside)} turned away" : "")}");
        }

        invocation.Output.Result(measure);
        return Task.FromResult(0);
    }

    static Task<int> AnswersAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var (questions, problem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Questions)!));
        if (problem is not null)
        {
            return Task.FromResult(invocation.Output.Refuse(problem));
        }

        var measure = AnswerMeasure.Of(questions, invocation.Get<Interpreter>(), TodayOf(parsed, invocation));
        Say(measure, invocation.Output);
        List(measure, parsed, invocation.Output);
        return Task.FromResult(0);
    }

    static Task<int> HeldBackAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var measure = EvidenceFit.HeldBack(invocation.Get<Names>(), invocation.Get<Gazetteer>(), invocation.Get<Lessons>().All, invocation.Get<IOptions<UnderstandingOptions>>().Value);
        Say(measure, invocation.Output);
        List(measure, parsed, invocation.Output);
        return Task.FromResult(0);
    }

    static void List(AnswerMeasure measure, ParseResult parsed, Output output)
    {
        if (parsed.GetValue(Show) is { } fate)
        {
            foreach (var question in measure.Questions.Where(question => question.Fate == fate))
            {
                output.Line($"  {question.Text}  ({question.Answer}) -> {question.Meaning.Intent} {question.Meaning.Article} {question.Meaning.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}");
            }
        }
    }

    static void Say(AnswerMeasure measure, Output output)
    {
        output.Line($"{measure.Questions.Count} questions: {measure.Answerable} that something answers, {measure.Unanswerable} that nothing does");
        output.Line("                           answerable  unanswerable");
        foreach (var fate in Enum.GetValues<Fate>())
        {
            output.Line($"  {fate,-24} {measure.Count(fate, answerable: true),10} {measure.Count(fate, answerable: false),13}");
        }

        output.Line($"wrong {Percent(measure.Wrong)} of all; right or offered {Percent(measure.RightOrOffered)} of the answerable; declined {Percent(measure.Declined)} of the unanswerable");
        output.Line($"stated confidence of what was answered is off by {Percent(measure.Reliability.Error)} (expected calibration error):");
        foreach (var bin in measure.Reliability.Bins)
        {
            output.Line($"  stated {Percent(bin.Stated)}  right {Percent(bin.Right)}  of {bin.Lines}");
        }

        output.Result(new { questions = measure.Questions.Count, wrong = measure.Wrong, rightOrOffered = measure.RightOrOffered, declined = measure.Declined, calibrationError = measure.Reliability.Error });
    }

    static Task<int> ThresholdsAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var (questions, problem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Questions)!));
        if (problem is not null)
        {
            return Task.FromResult(invocation.Output.Refuse(problem));
        }

        var price = parsed.GetValue(Price);
        var options = invocation.Get<IOptions<UnderstandingOptions>>().Value;
        var best = ThresholdSearch.Best(questions, price, invocation.Get<Names>(), invocation.Get<Gazetteer>(), invocation.Get<Lessons>(), options, TodayOf(parsed, invocation));
        invocation.Output.Line(string.Create(CultureInfo.InvariantCulture, $"At {price:0.##} for a wrong answer, set {UnderstandingOptions.Section}:Answer {best.Options.Answer}, {UnderstandingOptions.Section}:Article {best.Options.Article}, {UnderstandingOptions.Section}:Offer {best.Options.Offer} (worth {best.Worth:0.000} a question):"));
        Say(best.Measure, invocation.Output);
        invocation.Output.Result(new { answer = best.Options.Answer, article = best.Options.Article, offer = best.Options.Offer, worth = best.Worth });
        return Task.FromResult(0);
    }

    static Task<int> EvidenceAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var (questions, problem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Questions)!));
        if (problem is not null)
        {
            return Task.FromResult(invocation.Output.Refuse(problem));
        }

        foreach (var line in EvidenceFit.Lines(questions, invocation.Get<Names>(), invocation.Get<Gazetteer>(), invocation.Get<Lessons>().All))
        {
            invocation.Output.Line(line);
        }

        return Task.FromResult(0);
    }

    static Task<int> LatencyAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var (questions, problem) = LabelledLines.Read(invocation.PathOf(parsed.GetValue(Questions)!));
        var known = invocation.Get<Lessons>().All;
        if (problem is not null || known.Count == 0)
        {
            return Task.FromResult(invocation.Output.Refuse(problem ?? "There is no article to repeat. Put Knowledge/articles beside the program."));
        }

        var gazetteer = new Gazetteer();
        for (var i = 0; i < parsed.GetValue(Orders); i++)
        {
            gazetteer.Set(EntityKind.OrderId, $"{40_000 + i}", $"{40_000 + i}");
            gazetteer.Set(EntityKind.Pon, $"PON{i:D6}", $"PON{i:D6}");
            gazetteer.Set(EntityKind.Customer, $"customer-{i}", $"Customer{i:D5} Holdings");
        }

        var lessons = new Lessons();
        lessons.Replace(Enumerable.Range(0, parsed.GetValue(Articles)).Select(i => known[i % known.Count] with { Article = $"EVAL-{i}" }));
        var interpreter = new Interpreter(invocation.Get<Names>(), gazetteer, lessons, invocation.Get<IOptions<UnderstandingOptions>>().Value);
        var today = TodayOf(parsed, invocation);
        var times = questions.Select(question => Fastest(() => interpreter.Read(question.Text, new Context(today)))).Order().ToList();
        var (middle, slow) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        invocation.Output.Line(string.Create(CultureInfo.InvariantCulture, $"{times.Count} messages with {parsed.GetValue(Orders):N0} orders and {lessons.All.Count} articles: p50 {middle:0.00} ms, p99 {slow:0.00} ms"));
        invocation.Output.Result(new { messages = times.Count, p50 = middle, p99 = slow });
        return Task.FromResult(0);
    }

    // Of a few runs, in milliseconds: what the machine does besides is not measured.
    static double Fastest(Action action)
    {
        var fastest = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            action();
            fastest = Math.Min(fastest, watch.Elapsed.TotalMilliseconds);
        }

        return fastest;
    }

    static DateOnly TodayOf(ParseResult parsed, Invocation invocation) =>
        parsed.GetValue(Today) ?? DateOnly.FromDateTime(invocation.Get<TimeProvider>().GetLocalNow().DateTime);

    static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
