using System.Text.Json;
using Demarc.Channels.Teams;
using Demarc.Delivery;

namespace Demarc.Tests.Channels.Teams;

public sealed class SendResultsTests
{
    [Theory]
    [InlineData(429, "", "NotYet", "NotYet")]
    [InlineData(412, "", "NotYet", "NotYet")]
    [InlineData(401, "", "NotYet", "NotYet")]
    [InlineData(302, "", "NotYet", "NotYet")]
    [InlineData(407, "", "NotYet", "NotYet")]
    [InlineData(408, "", "Doubt", "Doubt")]
    [InlineData(500, "", "Doubt", "Doubt")]
    [InlineData(502, "", "Doubt", "Doubt")]
    [InlineData(503, "", "Doubt", "Doubt")]
    [InlineData(504, "", "Doubt", "Doubt")]
    [InlineData(403, "MessageWritesBlocked", "Gone", "Gone")]
    [InlineData(403, "BotNotInConversationRoster", "Gone", "Gone")]
    [InlineData(403, "Forbidden", "Never", "Never")]
    [InlineData(404, "ConversationNotFound", "Never", "Never")]
    [InlineData(410, "", "Never", "Never")]
    [InlineData(413, "MessageSizeTooBig", "Never", "Never")]
    [InlineData(400, "BadSyntax", "Never", "Never")]
    [InlineData(418, "", "Never", "Never")]
    public void A_refusal_is_read_as_Teams_means_it(int status, string code, string onPost, string onUpdate)
    {
        var refused = new ConnectorAnswer.Refused(status, code, TimeSpan.FromSeconds(7));

        Assert.Equal(onPost, Short(SendResults.Of(refused, OutgoingKind.Post)));
        Assert.Equal(onUpdate, Short(SendResults.Of(refused, OutgoingKind.Update)));
        Assert.NotEqual("Doubt", Short(SendResults.OfOpening(refused)));
    }

    [Fact]
    public void A_wish_for_a_rest_is_passed_on() =>
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendResult.NotYet>(SendResults.Of(new ConnectorAnswer.Refused(429, "", TimeSpan.FromSeconds(7)), OutgoingKind.Post)).RetryAfter);

    [Fact]
    public void Only_what_never_left_is_certainly_not_there()
    {
        Assert.IsType<SendResult.NotYet>(SendResults.Of(new ConnectorAnswer.Unsent("no connection"), OutgoingKind.Post));
        Assert.IsType<SendResult.Never>(SendResults.Of(new ConnectorAnswer.Unsent("host", IsFinal: true), OutgoingKind.Post));
        Assert.IsType<SendResult.Doubt>(SendResults.Of(new ConnectorAnswer.Lost("timeout"), OutgoingKind.Post));
        Assert.IsType<SendResult.NotYet>(SendResults.OfOpening(new ConnectorAnswer.Lost("timeout")));
    }

    [Theory]
    [InlineData("""{"id":"1763912600001"}""", "1763912600001")]
    [InlineData("""{"id":"19:c@thread.tacv2;messageid=17","activityId":"17"}""", "17")]
    [InlineData("""{"id":"19:c@thread.tacv2;messageid=17"}""", "17")]
    [InlineData("{}", null)]
    [InlineData("""{"id":{}}""", null)]
    public void The_id_of_the_message_is_found_where_Teams_puts_it(string body, string? id) =>
        Assert.Equal(new SendResult.Sent(id), SendResults.Of(new ConnectorAnswer.Done(JsonDocument.Parse(body).RootElement), OutgoingKind.Post));

    [Fact]
    public void Whatever_can_never_arrive_is_said_with_what_to_do() => Assert.All(
        Enumerable.Range(400, 30).Where(status => status is not (401 or 407 or 408 or 412 or 429)),
        status => Assert.InRange(Assert.IsType<SendResult.Never>(SendResults.Of(new ConnectorAnswer.Refused(status, "", null), OutgoingKind.Post)).Why.Count(letter => letter == '.'), 1, 5));

    static string Short(SendResult result) => result is SendResult.Never { Gone: true } ? "Gone" : result.GetType().Name;
}
