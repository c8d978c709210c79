using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Work;
using Demarc.Turns;
using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Features.Escalations;

public sealed class IntakeWordsTests
{
    static readonly Interpreter Interpreter = new(Names.Load(), new Gazetteer(), new Lessons(), new UnderstandingOptions());

    [Theory]
    [InlineData("escalate 48213 they blew two dates", "they blew two dates")]
    [InlineData("please escalate, the carrier missed the date again", "the carrier missed the date again")]
    [InlineData("open an escalation on 48213, second reject on this port", "second reject on this port")]
    [InlineData("Escalate 48213: the tech never showed up, and now the customer wants out.", "the tech never showed up, and now the customer wants out")]
    [InlineData("third time the install has been missed. escalate", "third time the install has been missed")]
    [InlineData("can you escalate order #48213 the order is stuck in design", "the order is stuck in design")]
    [InlineData("customer is threatening to cancel, need management involved", "customer is threatening to cancel, need management involved")]
    [InlineData("escalate 48213", "")]
    [InlineData("I need to escalate this", "")]
    [InlineData("raise a high escalation for 48213", "")]
    public void The_problem_is_what_was_said_besides_the_asking(string text, string problem) =>
        Assert.Equal(problem, IntakeWords.ProblemOf(text, Interpreter.Read(text, new Context(new DateOnly(2026, 11, 16))).SelectMany(meaning => meaning.Entities)));

    [Theory]
    [InlineData("note on ESC-104: carrier says tech dispatched", "carrier says tech dispatched")]
    [InlineData("add a note to esc 104 spoke with lumen director", "spoke with lumen director")]
    [InlineData("esc-220 note: called customer, left vm", "called customer, left vm")]
    [InlineData("log on ESC-117 that comcast promised friday", "comcast promised friday")]
    [InlineData("update ESC-104: level 2 is engaged, callback at 3", "level 2 is engaged, callback at 3")]
    [InlineData("esc 104: talked to Joe at att, he will call by noon", "talked to Joe at att, he will call by noon")]
    [InlineData("note: ESC-117 the tech is on site", "the tech is on site")]
    [InlineData("esc 112 - emailed the director", "emailed the director")]
    [InlineData("resolve ESC-104: turned up, test passed", "turned up, test passed")]
    [InlineData("esc 104 resolved, carrier confirmed", "carrier confirmed")]
    [InlineData("note: customer wants mornings", "customer wants mornings")]
    [InlineData("put a comment on escalation 112", "")]
    [InlineData("drop a note in ESC-88", "")]
    [InlineData("close ESC-220", "")]
    [InlineData("mark esc-117 resolved", "")]
    [InlineData("ESC-98 is done", "")]
    [InlineData("esc 104 is not fixed, open it again", "is not fixed, open it again")]
    public void The_words_of_a_command_are_what_stands_behind_it(string text, string words) => Assert.Equal(words, SaidWords.WordsOf(text));

    [Theory]
    [InlineData("note to the partner on ESC-104: Lumen sends a tech", true)]
    [InlineData("tell the partner on ESC-104 that Lumen sends a tech", true)]
    [InlineData("ESC-104: to the partner: Lumen sends a tech", true)]
    [InlineData("note on ESC-104: Joe at Lumen is useless", false)]
    [InlineData("record on esc-220 that the partner was updated", false)]
    public void What_is_for_the_partner_says_so(string text, bool isForPartner) => Assert.Equal(isForPartner, SaidWords.IsForPartner(text));

    [Theory]
    [InlineData("turned up, test passed", ProofKind.Completion)]
    [InlineData("ping tests are clean", ProofKind.Test)]
    [InlineData("$400 credit issued", ProofKind.Credit)]
    [InlineData("customer confirms", ProofKind.CustomerConfirmation)]
    [InlineData("they said so", null)]
    [InlineData("", null)]
    public void Proof_is_read_from_the_words(string words, ProofKind? kind) => Assert.Equal(kind, SaidWords.ProofIn(words));

    [Fact]
    public void People_are_found_by_full_name_before_first_name_and_by_whole_words()
    {
        Person[] people = [Named("dana-ortiz", "Dana Ortiz"), Named("dan-kim", "Dan Kim"), Named("dana-kim", "Dana Kim")];

        Assert.Equal(["dana-kim"], SaidWords.PeopleIn("please reassign ESC-112 to Dana Kim", people).Select(person => person.Id));
        Assert.Equal(["dan-kim"], SaidWords.PeopleIn("assign it to dan", people).Select(person => person.Id));
        Assert.Equal(["dana-ortiz", "dana-kim"], SaidWords.PeopleIn("give it to Dana", people).Select(person => person.Id));
        Assert.Empty(SaidWords.PeopleIn("give it to Dan3", people));
    }

    [Theory]
    [InlineData("high", EscalationLevel.High)]
    [InlineData("make it MID please", EscalationLevel.Mid)]
    [InlineData("medium", EscalationLevel.Mid)]
    [InlineData("low", EscalationLevel.Low)]
    [InlineData("highly annoyed", null)]
    public void Levels_are_whole_words(string text, EscalationLevel? level) => Assert.Equal(level, IntakeWords.LevelIn(text));

    [Fact]
    public void Any_text_can_be_taken_apart() => Gen.String[0, 200].Sample(text =>
    {
        SaidWords.WordsOf(text);
        SaidWords.IsForPartner(text);
        IntakeWords.ProblemOf(text, []);
        IntakeWords.TicketIn(text);
        Assert.True(EscalationNumbers.IdOf(text) is null or ['E', 'S', 'C', '-', ..]);
    });

    static Person Named(string id, string name) => new() { Id = id, Name = name, Company = "house", Role = Role.ProjectManager };
}
