using Demarc.Understanding;
using Demarc.Understanding.Encoder;
using Demarc.Understanding.Measuring;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

public sealed class MeasuringTests
{
    static readonly (string Text, string Label)[] Taught =
    [
        ("where is my card", "card_arrival"), ("has my card been sent", "card_arrival"), ("the card has not come yet", "card_arrival"), ("when will the card get here", "card_arrival"),
        ("what is the exchange rate", "exchange_rate"), ("how many euros do i get for a dollar", "exchange_rate"), ("is your rate for foreign money good", "exchange_rate"), ("which rate do you use for pounds", "exchange_rate"),
        ("close my account", "close_account"), ("i want to leave this bank", "close_account"), ("please delete my account", "close_account"), ("how do i end my membership", "close_account"),
    ];

    [Fact]
    public void Any_labels_can_be_taught_and_what_belongs_to_none_is_turned_away()
    {
        (string, string)[] asked = [("my card never arrived", "card_arrival"), ("rate for converting euros", "exchange_rate"), ("shut my account down", "close_account"), ("what is the weather in paris", "oos"), ("sing me a song", "oos")];

        var measure = IntentMeasure.Of(Taught, asked, asked);

        Assert.Equal((12, 3, 5), (measure.Taught, measure.Labels, measure.Asked));
        Assert.Equal(1, measure.Accuracy);
        Assert.Equal(1, measure.AmongThree);
        Assert.InRange(measure.Kept!.Value, 0.66, 1);
        Assert.InRange(measure.OutsideFound!.Value, 0.5, 1);
    }

    [Fact]
    public void Confidence_that_lies_is_seen()
    {
        var honest = Reliability.Of([(0.95, true), (0.95, true), (0.05, false)]);
        var boastful = Reliability.Of([(0.95, true), (0.95, false), (0.95, false)]);

        Assert.Equal(0.05, honest.Error, 1e-9);
        Assert.Equal(0.95 - (1.0 / 3), boastful.Error, 1e-9);
        Assert.Equal(0, Reliability.Of([]).Error);
    }

    [Fact]
    public void A_dearer_wrong_answer_makes_the_bot_more_careful()
    {
        (string, string)[] questions = [("what is a foc", "KA-03"), ("how long does a port take", "KA-27"), ("what's the capital of france", "none"), ("how do i reset my email password", "none"), ("pin rejected on my port", "KA-33"), ("does my printer support wifi", "none")];
        var (names, gazetteer, lessons) = (Demarc.Understanding.Entities.Names.Load(), Desk.Gazetteer(), Desk.Taught());

        var careless = ThresholdSearch.Best(questions, 0, names, gazetteer, lessons, new UnderstandingOptions(), Desk.Today);
        var careful = ThresholdSearch.Best(questions, 50, names, gazetteer, lessons, new UnderstandingOptions(), Desk.Today);

        Assert.True(careful.Measure.Wrong <= careless.Measure.Wrong);
        Assert.True(careful.Worth >= careful.Measure.Worth(50) - 1e-9);
        Assert.Empty(careful.Options.Problems());
    }

    [Fact]
    public void Without_a_sentence_model_questions_are_understood_by_their_words()
    {
        var lessons = new Lessons(vectors: null);
        lessons.Replace(Desk.LessonsOf(Desk.Articles));
        var byWords = new Interpreter(Demarc.Understanding.Entities.Names.Load(), Desk.Gazetteer(), lessons, new UnderstandingOptions(), new IntentModel(Examples.Shipped, Demarc.Understanding.Entities.Names.Load()));

        var (meaning, status) = (byWords.Read("what is a firm order confirmation", new Context(Desk.Today))[0], byWords.Read("where is order 48213", new Context(Desk.Today))[0]);

        Assert.Equal("order.status", status.Intent);
        Assert.Contains("KA-03", meaning.Candidates.Select(candidate => candidate.Article).Append(meaning.Article));
    }

    [Fact]
    public void Vectors_are_kept_and_read_again()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("demarc-vectors-").FullName, "vectors.bin");
        string[] lines = ["where is my order", "when am i paid", "where is my order"];

        var first = new VectorStore(SentenceEncoder.Shipped!, file).Of(lines).Whole();
        var again = new VectorStore(SentenceEncoder.Shipped!, file).Of(lines).Whole();
        File.WriteAllText(file, "not vectors");
        var broken = new VectorStore(SentenceEncoder.Shipped!, file).Of(lines).Whole();

        Assert.Equal(first, again);
        Assert.Equal(first, broken);
        Assert.Equal(first[0], first[2]);
    }

    [Fact]
    public void A_file_that_is_none_is_refused_in_words()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "text\tlabel\nonly a text\n");

        Assert.Contains("with a tab between", LabelledLines.Read(file).Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be read", LabelledLines.Read(file + ".gone").Problem, StringComparison.Ordinal);
    }
}
