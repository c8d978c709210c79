using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Why;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Why somebody has it, why somebody else has not, and who was told by which rule.</summary>
public sealed class WhyTests
{
    [Theory]
    [InlineData("why ESC-104")]
    [InlineData("Why is esc 104 with Dana?")]
    [InlineData("please explain why #ESC-104 went to Priya")]
    [InlineData("how come esc-104 is mine")]
    [InlineData("why not Lee on ESC-104")]
    [InlineData("why wasn't Priya asked about ESC-104?")]
    [InlineData("why did I get ESC-104")]
    [InlineData("why did I get this")]
    [InlineData("why did i get this message?")]
    [InlineData("Why am I getting this?")]
    [InlineData("why was I paged")]
    [InlineData("why are you telling me this")]
    [InlineData("why me?")]
    [InlineData("why do I keep getting these messages")]
    [InlineData("hey, why was I given this one?")]
    [InlineData("why did you send me this")]
    [InlineData("why us")]
    [InlineData("how come I was notified")]
    [InlineData("who was told about ESC-104 and when")]
    [InlineData("who has been notified on esc 104")]
    [InlineData("how was ESC-104 routed")]
    [InlineData("what rule put ESC-104 on my desk")]
    [InlineData("why not Lee Grant?")]
    public void Is_asked_in_many_words(string text) => Assert.Equal(WhyWords.Intent, WhyWords.In(text, null));

    [Theory]
    [InlineData("note on ESC-104: nobody knows why")]
    [InlineData("raise ESC-104, I do not see why it takes so long")]
    [InlineData("why is 48213 late")]
    [InlineData("why was my order rejected")]
    [InlineData("why do I have to send an LOA")]
    [InlineData("why did I get charged twice")]
    [InlineData("why was I given a new due date on 48213")]
    [InlineData("why do we get paid so late")]
    [InlineData("why not port on a friday")]
    [InlineData("resolve ESC-104: told them why")]
    [InlineData("who has ESC-104")]
    public void Other_questions_and_orders_are_not_it(string text) => Assert.Null(WhyWords.In(text, null));

    [Theory]
    [InlineData("why did I get this", WhyAsked.WhyMe)]
    [InlineData("why was I told about ESC-104", WhyAsked.WhyMe)]
    [InlineData("why didn't Lee get ESC-104", WhyAsked.WhyNot)]
    [InlineData("why Dana and not Priya on ESC-104", WhyAsked.WhyNot)]
    [InlineData("why ESC-104", WhyAsked.Whole)]
    [InlineData("who was told about ESC-104", WhyAsked.Whole)]
    internal void What_is_asked_is_told_apart(string text, WhyAsked asked) => Assert.Equal(asked, WhyWords.Of(text));

    [Fact]
    public async Task Staff_see_the_rule_why_not_the_others_and_who_was_told_when()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 11:00");

        var why = await house.AskAsync(house.Lee, $"why {id}");

        Assert.Contains($"Priya Nair has {id}: takes any carrier and partner; 0 open.", why);
        Assert.Contains("Dana Ortiz: was asked before", why);
        Assert.Contains("Lee Grant: a team lead is asked only when nobody before is free", why);
        Assert.Contains("10:00 AM EST: Dana Ortiz, looks after Lumen; 0 open", why);
        Assert.Contains("10:00 AM EST: Dana Ortiz, who has it: looks after Lumen; 0 open; arrived", why);
        Assert.Contains("11:00 AM EST: Priya Nair, who has it: takes any carrier and partner; 0 open; arrived", why);
    }

    [Fact]
    public async Task Why_not_names_the_rule_that_spoke_against_each()
    {
        await using var house = await OrderDesk.OpenAsync();
        await AwayAsync(house, house.Ada);
        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("it went to Dana Ortiz (looks after Lumen; 0 open) and not to Priya Nair, who was passed over, since Dana Ortiz looks after Lumen, which goes first.", await house.AskAsync(house.Lee, $"why not Priya on {id}"));
        Assert.Contains("Ada Admin, who is away until Nov 18.", await house.AskAsync(house.Dana, $"why wasn't ada asked for {id}"));
        Assert.Contains("Bea Hart may not see ESC-101: it is another agency's or rep's.", await house.AskAsync(house.Dana, $"why not Bea Hart on {id}?"));
        Assert.Contains("Dana Ortiz has ESC-101: looks after Lumen", await house.AskAsync(house.Lee, $"why not Dana on {id}"));
    }

    [Fact]
    public async Task Whoever_got_a_message_learns_why_without_naming_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);

        Assert.Contains($"You were chosen for {id} at Mon Nov 16, 10:00 AM EST: looks after Lumen; 0 open.", await house.AskAsync(house.Dana, "why did I get this?"));
        Assert.Contains("as one who is in charge, and it became High", await house.AskAsync(house.Lee, "why am i getting this"));
        Assert.Contains("You asked for it.", await house.AskAsync(house.Rita, $"why did I get {id}"));
        Assert.Contains("No message about an escalation went to you lately", await house.AskAsync(house.Bea, "why me"));
    }

    [Fact]
    public async Task Partners_hear_what_is_theirs_and_nothing_of_our_choosing()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 11:00");

        foreach (var question in new[] { $"why {id}", $"why not Dana on {id}", $"why did I get {id}", $"who was told about {id}" })
        {
            var answer = await house.AskAsync(house.Rita, question);
            Assert.Contains("Priya Nair has it", answer);
            Assert.DoesNotContain("looks after", answer);
            Assert.DoesNotContain("0 open", answer);
            Assert.DoesNotContain("was asked before", answer);
        }

        Assert.Contains($"I find no escalation {id}", await house.AskAsync(house.Bea, $"why {id}"));
        Assert.Contains("I find no escalation ESC-999", await house.AskAsync(house.Rita, "why esc 999"));
    }

    static async Task AwayAsync(OrderDesk house, Person person)
    {
        var stored = (await house.Bot.Store.LoadAsync(Roster.People, person.Id, OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(Roster.People, stored with { AwayUntil = new DateOnly(2026, 11, 18) }));
    }
}
