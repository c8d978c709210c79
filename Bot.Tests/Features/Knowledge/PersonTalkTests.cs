using Demarc.Tests.Features.Orders;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>Calling for a person in the words people use: what is passed on is what they wanted to know, never the complaint.</summary>
public sealed class PersonTalkTests
{
    [Theory]
    [InlineData("wrong answer")]
    [InlineData("that did not help")]
    [InlineData("i want to speak to a human NOW")]
    public async Task A_complaint_passes_on_what_was_asked_before_it(string complaint)
    {
        var (bot, cast) = await OrderTalk.StartAsync(OrderSamples.Order("48213"));
        await using var _ = bot;
        await bot.AskFlatAsync(cast.Rita, "where is 48213");

        var answer = await bot.AskFlatAsync(cast.Rita, complaint);

        Assert.Contains("\"where is 48213\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(complaint, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_is_meant_whether_it_was_answered_or_not()
    {
        var (bot, cast) = await OrderTalk.StartAsync(OrderSamples.Order("48213"));
        await using var _ = bot;
        await bot.AskFlatAsync(cast.Rita, "where is 48213");
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        var wish = await bot.AskFlatAsync(cast.Rita, "can i get a credit for the delay on 48213");

        Assert.Contains("can i get a credit", wish, StringComparison.Ordinal);
        Assert.Contains("can i get a credit", await bot.AskFlatAsync(cast.Rita, "person"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_only_noted_is_the_askers_until_a_person_is_asked()
    {
        var (bot, cast) = await OrderTalk.StartAsync(OrderSamples.Order("48213"));
        await using var _ = bot;
        await bot.AskFlatAsync(cast.Rita, "can i get a credit for the delay on 48213");

        Assert.Contains("Nobody was asked Q-101 yet", await bot.AskFlatAsync(cast.Rita, "Q-101"), StringComparison.Ordinal);
        Assert.Contains("There is no such question", await bot.AskFlatAsync(cast.Dana, "Q-101"), StringComparison.Ordinal);
        Assert.Contains("There is no such question", await bot.AskFlatAsync(cast.Dana, "reply to Q-101: no"), StringComparison.Ordinal);
    }
}
