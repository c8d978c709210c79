using Demarc.Understanding;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

public sealed class LessonTests
{
    static readonly Context Now = new(Desk.Today);

    static readonly Lesson Parking = new(
        "desk.answer",
        "KA-201",
        "Where do technicians park at our Oakbrook depot?",
        ["parking at oakbrook", "where can the tech park at the depot", "is there parking for the installer at oakbrook", "which lot do vendors use at the depot"],
        "Technicians park in lot C, behind the Oakbrook depot. The gate opens at 7.",
        ["parking", "depot", "lot C"]);

    [Fact]
    public void What_is_taught_is_answered_at_once_and_forgotten_at_once()
    {
        var lessons = Desk.Taught();
        var interpreter = Desk.Interpreter(lessons: lessons);
        Assert.NotEqual("KA-201", interpreter.Read("where should the tech park at the oakbrook depot", Now)[0].Article);

        lessons.Replace([.. lessons.All, Parking]);
        var meaning = Assert.Single(interpreter.Read("where should the tech park at the oakbrook depot", Now));
        lessons.Replace(Desk.LessonsOf(Desk.Articles));

        Assert.Equal(("desk.answer", "KA-201", Outcome.Answer), (meaning.Intent, meaning.Article, meaning.Outcome));
        Assert.NotEqual("KA-201", interpreter.Read("where should the tech park at the oakbrook depot", Now)[0].Article);
    }

    [Theory]
    [InlineData("what is a foc", "KA-03")]
    [InlineData("how long does a port take", "KA-27")]
    [InlineData("centurylink port interval", "KA-41")]
    [InlineData("when does lumen start billing", "KA-62")]
    [InlineData("what documents do i need to port", "KA-29")]
    [InlineData("are pots lines going away", "KA-52")]
    public void A_question_names_the_article_that_answers_it(string text, string article) => Assert.Equal(article, Desk.Meaning(text).Article);

    [Fact]
    public void One_carriers_rule_does_not_answer_for_another()
    {
        Assert.NotEqual("KA-41", Desk.Meaning("how long does a port take with verizon").Article);
        Assert.NotEqual("KA-62", Desk.Meaning("when does verizon start billing").Article);
    }

    [Theory]
    [InlineData("when is the foc on 48213")]
    [InlineData("status of 48213")]
    [InlineData("when will 48213 be installed")]
    public void A_record_is_answered_from_the_record(string text) => Assert.Null(Desk.Meaning(text).Article);

    [Fact]
    public void Doubt_offers_up_to_three_things_to_press()
    {
        var unsure = Desk.Rows("paraphrases.tsv").Select(row => Desk.Read(row[0])[0]).Where(meaning => meaning.Outcome == Outcome.DidYouMean).ToList();

        Assert.NotEmpty(unsure);
        Assert.All(unsure, meaning =>
        {
            Assert.InRange(meaning.Candidates.Count, 1, 3);
            Assert.All(meaning.Candidates, candidate => Assert.NotEqual("", candidate.Label));
            Assert.Equal(meaning.Candidates.Count, meaning.Candidates.Select(candidate => candidate.Label).Distinct().Count());
        });
    }

    [Fact]
    public void A_button_is_read_as_what_it_promises()
    {
        foreach (var (intent, label) in Demarc.Understanding.Requests.Buttons.All)
        {
            var text = label.Replace("{id}", "48213", StringComparison.Ordinal).Replace("{esc}", "ESC-104", StringComparison.Ordinal).Replace("{name}", "Marlin", StringComparison.Ordinal);
            if (label.Contains("circuit id {id}", StringComparison.Ordinal))
            {
                text = label.Replace("{id}", "70/KGGS/123456//PT", StringComparison.Ordinal);
            }

            Assert.True(Desk.Read(text) is [{ } meaning] && meaning.Intent == intent, $"{text} should be {intent}, is {string.Join(", ", Desk.Read(text).Select(each => each.Intent))}");
        }
    }

    [Fact]
    public void The_title_of_an_article_is_read_as_that_article()
    {
        var others = Desk.Articles.Where(article => Desk.Read(article.Title).All(meaning => meaning.Article != article.Id)).Select(article => article.Title).ToList();

        Assert.True(others.Count <= 2, string.Join("; ", others));
    }

    [Fact]
    public void Without_any_lesson_everything_is_still_read()
    {
        var meaning = Assert.Single(Desk.Interpreter().Read("what is a foc", Now));

        Assert.Equal(("term.define", null), (meaning.Intent, meaning.Article));
    }
}
