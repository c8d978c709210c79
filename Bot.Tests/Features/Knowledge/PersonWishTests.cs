using Demarc.Features.Knowledge;

namespace Demarc.Tests.Features.Knowledge;

public sealed class PersonWishTests
{
    [Theory]
    [InlineData("ask a person")]
    [InlineData("Can I talk to a real human please?")]
    [InlineData("get me somebody from support, now!")]
    [InlineData("is there anyone here")]
    [InlineData("call me back")]
    [InlineData("just ask a person for me")]
    [InlineData("agent")]
    [InlineData("")]
    public void Only_a_person_is_wanted(string text) => Assert.Null(PersonWish.In(text));

    [Theory]
    [InlineData("can i get a credit for the delay", "can i get a credit for the delay")]
    [InlineData("ask a person to cancel order 48213", "cancel order 48213")]
    [InlineData("Please tell someone that the gate code is 12", "the gate code is 12")]
    [InlineData("ask someone: who pays the ETF?", "who pays the ETF?")]
    [InlineData("speak to somebody about 48213", "speak to somebody about 48213")]
    public void What_it_is_about_is_what_is_passed_on(string text, string passed) => Assert.Equal(passed, PersonWish.In(text));
}
