using Demarc.Cards.Model;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Turns;

/// <summary>Saying what a button says does what pressing it does.</summary>
public sealed class OfferTests
{
    static readonly Offer Pass = OfferOf("Shall I pass on what you asked before?", new ActionButton("Pass it on", "ask", "Q-1") { Style = ButtonStyle.Primary }, new FormButton("Ask something else", "form", ""));

    static readonly Offer Guesses = OfferOf("Is it one of these?", new AskButton("Show ESC-101", "show ESC-101"), new AskButton("Note on ESC-101", "note ESC-101"), new ActionButton("Ask a person", "ask", "Q-1"));

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes please!")]
    [InlineData("do it")]
    [InlineData("sure")]
    [InlineData("ok, go ahead")]
    [InlineData("yes, pass it on")]
    [InlineData("pass it on please")]
    [InlineData("Pass it on")]
    public void A_yes_is_the_one_thing_offered(string said) => Assert.Equal("Pass it on", Pass.ChosenBy(said, isOpen: false)?.Label);

    [Theory]
    [InlineData("yes but only the first part")]
    [InlineData("no")]
    [InlineData("where is 48213")]
    [InlineData("")]
    public void Anything_else_is_not(string said) => Assert.Null(Pass.ChosenBy(said, isOpen: false));

    [Theory]
    [InlineData("the first one", "Show ESC-101")]
    [InlineData("1", "Show ESC-101")]
    [InlineData("#2", "Note on ESC-101")]
    [InlineData("option two", "Note on ESC-101")]
    [InlineData("the last one please", "Note on ESC-101")]
    [InlineData("note on ESC-101", "Note on ESC-101")]
    [InlineData("ask a person", "Ask a person")]
    [InlineData("3", null)]
    [InlineData("yes", null)]
    [InlineData("48213", null)]
    public void One_of_several_is_chosen_by_place_or_title(string said, string? label) => Assert.Equal(label, Guesses.ChosenBy(said, isOpen: false)?.Label);

    [Fact]
    public void The_ways_out_of_a_question_are_not_counted()
    {
        var ticket = OfferOf("What is the ticket number?", new FormButton("Fill in a form instead", "form", ""), new ActionButton("Cancel", "discard", "d"));

        Assert.Null(ticket.ChosenBy("2", isOpen: true));
        Assert.Null(ticket.ChosenBy("yes", isOpen: true));
        Assert.Equal("Cancel", ticket.ChosenBy("cancel", isOpen: true)?.Label);
    }

    [Fact]
    public async Task The_earlier_question_is_passed_on_in_words_and_a_stray_word_is_none()
    {
        await using var bot = await TestBot.StartAsync();
        var rita = await bot.AddAsync("Rita Sol");
        await bot.AddStaffAsync("Dana Ortiz");

        await bot.AskAsync(rita, "does the quokka form need a wet signature in triplicate");
        await bot.AskAsync(rita, "skip");
        Assert.Contains("quokka", await bot.AskAsync(rita, "get me a person"));
        Assert.Contains("I asked Dana Ortiz", await bot.AskAsync(rita, "yes please"));
    }

    static Offer OfferOf(string question, params Button[] buttons) => Offer.In([new Reply.Say(new Card("did-you-mean", "", Text.Plain(question)) { Buttons = buttons }, Audience.Asker)], "said")!;
}
