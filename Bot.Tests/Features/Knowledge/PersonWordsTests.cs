using Demarc.Features.Knowledge;

namespace Demarc.Tests.Features.Knowledge;

public sealed class PersonWordsTests
{
    [Theory]
    [InlineData("wrong answer")]
    [InlineData("that did not help")]
    [InlineData("person")]
    [InlineData("i want to speak to a human NOW")]
    [InlineData("let me talk to somebody please")]
    public void A_call_for_a_person_is_no_question(string text) => Assert.True(PersonWords.IsForPerson(text));

    [Theory]
    [InlineData("wrong address on 48213")]
    [InlineData("who is the person on 48213")]
    [InlineData("where is my order")]
    [InlineData("no")]
    public void Other_words_are_no_call(string text) => Assert.False(PersonWords.IsForPerson(text));

    [Theory]
    [InlineData("ask a person whether Lumen does wave in Boise", "whether Lumen does wave in Boise")]
    [InlineData("please ask someone: does Cox port on Fridays?", "does Cox port on Fridays?")]
    [InlineData("ask a person", "")]
    public void The_question_for_a_person_is_found(string text, string question) => Assert.Equal(question, PersonWords.QuestionIn(text));

    [Theory]
    [InlineData("ask a person")]
    [InlineData("Can I talk to a real human please?")]
    [InlineData("get me somebody from support, now!")]
    [InlineData("is there anyone here")]
    [InlineData("call me back")]
    [InlineData("just ask a person for me")]
    [InlineData("agent")]
    [InlineData("wrong answer")]
    [InlineData("that did not help")]
    [InlineData("")]
    public void Only_a_person_is_wanted(string text) => Assert.Null(PersonWords.WishIn(text));

    [Theory]
    [InlineData("can i get a credit for the delay", "can i get a credit for the delay")]
    [InlineData("ask a person to cancel order 48213", "cancel order 48213")]
    [InlineData("Please tell someone that the gate code is 12", "the gate code is 12")]
    [InlineData("ask someone: who pays the ETF?", "who pays the ETF?")]
    [InlineData("speak to somebody about 48213", "speak to somebody about 48213")]
    public void What_it_is_about_is_what_is_passed_on(string text, string passed) => Assert.Equal(passed, PersonWords.WishIn(text));

    [Theory]
    [InlineData("Q-118", QuestionTalk.Show)]
    [InlineData("what about my question Q-118", QuestionTalk.Show)]
    [InlineData("questions", QuestionTalk.List)]
    [InlineData("reply to Q-118: yes, they do", QuestionTalk.Reply)]
    [InlineData("answer Q-118 with yes", QuestionTalk.Reply)]
    [InlineData("where is 48213", null)]
    public void Questions_are_heard_by_their_id(string text, string? intent) => Assert.Equal(intent, QuestionTalk.HeardIn(text, null));

    [Theory]
    [InlineData("reply to Q-118: yes, they do", "yes, they do")]
    [InlineData("answer Q-118 with yes", "yes")]
    [InlineData("answer Q-118", "")]
    public void The_answer_stands_behind_the_id(string text, string words) => Assert.Equal(words, QuestionTalk.AnswerIn(text));
}
