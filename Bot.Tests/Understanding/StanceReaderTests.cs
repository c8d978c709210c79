using CsCheck;
using Demarc.Understanding;
using Demarc.Understanding.Stances;

namespace Demarc.Tests.Understanding;

/// <summary>Cues and how far they reach, for acts and for facts.</summary>
public sealed class StanceReaderTests
{
    static readonly StanceReader Acts = new("close[sd]?|closing|raise[sd]?|move[sd]?", Reach.Act, wishes: "raised?");

    static readonly StanceReader Facts = new("close|raise|move", Reach.Sentence);

    [Theory]
    [InlineData("close #", Stance.Told)]
    [InlineData("can you close # please?", Stance.Told)]
    [InlineData("please close #?", Stance.Told)]
    [InlineData("could we raise #?", Stance.Told)]
    [InlineData("can we close #?", Stance.Asked)]
    [InlineData("close # if possible", Stance.Told)]
    [InlineData("close # when you get a chance", Stance.Told)]
    [InlineData("# can be closed", Stance.Told)]
    [InlineData("nobody calls us. raise #", Stance.Told)]
    [InlineData("we can't reach them, raise #", Stance.Told)]
    [InlineData("don't, whatever they say, close #", Stance.Forbidden)]
    [InlineData("# must not be closed", Stance.Forbidden)]
    [InlineData("I'd rather not close #", Stance.Forbidden)]
    [InlineData("instead of closing # call them", Stance.Forbidden)]
    [InlineData("it's too early to close #", Stance.Forbidden)]
    [InlineData("why don't you close #", Stance.Asked)]
    [InlineData("is Dana closing #", Stance.Asked)]
    [InlineData("any idea who closed #", Stance.Asked)]
    [InlineData("I need to know whether # is closed", Stance.Asked)]
    [InlineData("shall we raise #", Stance.Asked)]
    [InlineData("perhaps close #", Stance.Doubted)]
    [InlineData("close # unless they call", Stance.Conditional)]
    [InlineData("close # after the test", Stance.Conditional)]
    [InlineData("they told us to close #", Stance.Reported)]
    [InlineData("Verizon keeps saying they closed #", Stance.Reported)]
    [InlineData("I said close #", Stance.Told)]
    [InlineData("the client says # can be closed", Stance.Told)]
    public void Of_a_command_only_what_reaches_the_act_counts(string text, Stance stance) => Assert.Equal(stance, Acts.Of(text));

    [Theory]
    [InlineData("# is closed", Stance.Told)]
    [InlineData("# did close on dec 3", Stance.Told)]
    [InlineData("# is not closed", Stance.Denied)]
    [InlineData("they don't call, # closed dec 3", Stance.Denied)]
    [InlineData("# closed dec 3 or so, i think", Stance.Doubted)]
    [InlineData("# should be closed by dec 3", Stance.Doubted)]
    [InlineData("# closed once they sign", Stance.Conditional)]
    [InlineData("when is # closed", Stance.Asked)]
    [InlineData("don't close #", Stance.Forbidden)]
    public void Of_a_statement_every_word_counts(string text, Stance stance) => Assert.Equal(stance, Facts.Of(text));

    [Theory]
    [InlineData("# is closed ", "hold, are they sure?", Stance.Asked)]
    [InlineData("# is closed ", "hold until friday", Stance.Told)]
    public void Of_words_that_are_the_writers_own_only_a_question_mark_counts(string command, string rest, Stance stance) => Assert.Equal(stance, Facts.Of(command, rest));

    [Fact]
    public void Beside_what_others_said_a_command_is_left() =>
        Assert.Equal(Stance.Told, Acts.Of(Acts.WithoutReports("lumen said they closed it, raise # to high")));

    [Fact]
    public void What_stands_before_it_as_a_courtesy_changes_no_command() =>
        Gen.Select(Gen.OneOf("", "hey ", "please ", "ok, ", "hi team, ", "so ", "can you ", "could you please "), Gen.OneOf("close #", "raise # to high", "move #"), Gen.OneOf("", " please", " now", " thanks", " if you can", "!"))
            .Sample((before, command, after) => Assert.Equal(Stance.Told, Acts.Of(before + command + after)));

    [Fact]
    public void A_prohibition_before_any_act_is_never_told() =>
        Gen.Select(Gen.OneOf("don't", "do not", "never", "please don't", "nobody should", "no need to", "hold off, don't"), Gen.OneOf("", "ever ", "yet ", "just "), Gen.OneOf("close #", "raise # to high", "move #"))
            .Sample((no, word, command) => Assert.Equal(Stance.Forbidden, Acts.Of($"{no} {word}{command}")));

    [Fact]
    public void Anything_may_be_said() =>
        Gen.OneOf(Gen.OneOf("not", "don't", "close", "#", "said", "they", "?", "if", "maybe", ",", "when", "’", "can you", "\n"), Gen.String[0, 8]).Array[0, 40]
            .Sample(words => _ = (Acts.Of(string.Join(' ', words)), Facts.Of(string.Join(' ', words), "?"), Acts.WithoutReports(string.Join(' ', words)), Facts.Forbids(string.Join(' ', words))));

    [Theory]
    [InlineData("where is 48213", true, true, true)]
    [InlineData("hey, can you show 48213", false, true, true)]
    [InlineData("foc 48213", false, true, false)]
    [InlineData("did it install", true, true, false)]
    [InlineData("set 48213 foc 12/4", false, false, true)]
    [InlineData("can't open, 20 staff idle", false, false, false)]
    [InlineData("two sites are down", false, false, false)]
    [InlineData("48213?", false, true, false)]
    [InlineData("", false, false, false)]
    public void The_first_word_that_counts_tells_what_is_wanted(string text, bool isQuestion, bool isLookup, bool isCommand) =>
        Assert.Equal((isQuestion, isLookup, isCommand), (Openers.IsQuestion(text), Openers.IsLookup(text), Openers.IsCommand(text)));
}
