using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

public sealed class CarrierScaleTests
{
    [Theory]
    [InlineData("911 does not work", EscalationLevel.High, CarrierSeverity.Extensive, CarrierImpact.Down)]
    [InlineData("all 12 sites are down", EscalationLevel.High, CarrierSeverity.Extensive, CarrierImpact.Down)]
    [InlineData("no dial tone", EscalationLevel.High, CarrierSeverity.Significant, CarrierImpact.Down)]
    [InlineData("calls are choppy with an echo", EscalationLevel.Low, CarrierSeverity.Moderate, CarrierImpact.Degraded)]
    [InlineData("the circuit comes and goes", EscalationLevel.Low, CarrierSeverity.Moderate, CarrierImpact.Intermittent)]
    [InlineData("they blew two dates", EscalationLevel.Mid, CarrierSeverity.Moderate, CarrierImpact.None)]
    [InlineData("the survey report is missing", EscalationLevel.Low, CarrierSeverity.Minor, CarrierImpact.None)]
    public void The_carriers_scale_is_apart_from_our_level(string words, EscalationLevel level, CarrierSeverity severity, CarrierImpact impact) =>
        Assert.Equal(new CarrierScale(severity, impact), CarrierScales.Of(words, EscalationKind.Order, level));

    [Fact]
    public async Task The_staff_card_has_the_callback_and_the_carriers_scale_and_the_partners_card_has_not()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "people.settings"));
        Assert.IsType<Reply.Ask>((await house.Bot.SubmitAsync(house.Rita, form, ("callback", "call me"))).Reply);
        Assert.IsType<Reply.Done>((await house.Bot.SubmitAsync(house.Rita, form, ("callback", "303-555-0199 ext 4"), ("contact", "Call"))).Reply);

        var id = await house.EscalateAsync(house.Rita);

        var card = OrderDesk.Read(house.CardOf(house.Dana, id).Card);
        Assert.Contains("303-555-0199 ext 4; prefers a call", card);
        Assert.Contains("severity moderate, no running service affected (MEF 124)", card);
        Assert.DoesNotContain("MEF 124", house.AllTo(house.Rita));
    }
}
