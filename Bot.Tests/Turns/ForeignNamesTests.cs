using Demarc.Tests.Features.Orders;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Turns;

/// <summary>What a name or id is here, nobody learns by saying it: one that somebody else's order bears is answered word for word as one that nothing bears.</summary>
public sealed class ForeignNamesTests
{
    static readonly string[] Ways =
    [
        "{0}", "where is {0}", "status of {0}", "foc for {0}?", "when is {0} in?", "why is {0} stuck", "all orders for {0}", "open orders for {0}", "history of {0}", "follow {0}", "escalate {0}", "when am i paid on {0}",
        "who is {0}", "what about {0}?", "note on {0}: x", "did {0} port?",
    ];

    /// <summary>Names and ids of another agency's orders and people: customers with and without slips, short numbers, PONs, a circuit, the agency, a person.</summary>
    public static TheoryData<string> Foreign =>
        ["Quillfeather Labs", "quillfeather", "quilfeather labs", "order 7731", "7731", "PON ZX-77310", "ZED00777", "48777", "so-48777", "41/HCGS/771234//NV", "Betelgeuze", "betelgeuse", "Zaphira Tunstall", "tunstall"];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_foreign_name_is_answered_like_a_missing_one(string name)
    {
        Assert.Equal(await AnswersAsync(name, isThere: false), await AnswersAsync(name, isThere: true));
    }

    [Fact]
    public async Task Of_many_that_are_called_alike_ones_own_is_found()
    {
        var (bot, cast) = await OrderTalk.StartAsync([Order("48213") with { Customer = "Summit Legal" }, .. Enumerable.Range(0, 30).Select(i => Order($"{50_000 + i}") with { Customer = $"Summit Number{i}", Agency = "beta", Rep = "bo-lund" })]);
        await using var _ = bot;

        Assert.Contains("48213", await bot.AskFlatAsync(cast.Rita, "foc for summit?"), StringComparison.Ordinal);
    }

    static async Task<string> AnswersAsync(string name, bool isThere)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order("48213"), Order("48214") with { Customer = "Oak & Pine" });
        await using var _ = bot;
        if (isThere)
        {
            await bot.AddAsync("Zaphira Tunstall", company: "betelgeuze");
            await OrderTalk.SaveAsync(
                bot,
                Order("7731") with { Customer = "Quillfeather Labs", Agency = "betelgeuze", Rep = "zaphira-tunstall", Pon = "ZX-77310" },
                Order("ORD-48777") with { Customer = "Quillfeather Labs", Agency = "betelgeuze", Rep = "zaphira-tunstall", Pon = "ZED00777", CircuitId = "41/HCGS/771234//NV" });
        }

        var answers = new List<string>();
        foreach (var way in Ways)
        {
            // Long enough that nothing is talked of any more and nobody counts as guessing.
            await bot.PassAsync(TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(61));
            var shown = await bot.SayAsync(cast.Rita, string.Format(System.Globalization.CultureInfo.InvariantCulture, way, name));
            answers.AddRange(shown.Where(one => one.Address.Key == cast.Rita.Chat().Key).Select(one => $"{way}: {one.Card.Name}: {OrderTalk.Flat(one.Card)}"));
        }

        return string.Join('\n', answers);
    }
}
