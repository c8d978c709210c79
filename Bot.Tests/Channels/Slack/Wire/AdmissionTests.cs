using System.Net;
using System.Text.Json.Nodes;
using Demarc.Channels.Slack;
using Demarc.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>Who is let in: only what Slack signed, within five minutes.</summary>
public sealed class AdmissionTests
{
    const string Json = "application/json";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Body(SlackWire wire) => wire.Event(wire.Person("Priya").Message("D1", "hello", "1795.1", "im")).ToJsonString();

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(299, HttpStatusCode.OK)]
    [InlineData(-299, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(int.MaxValue, HttpStatusCode.Unauthorized)]
    public async Task The_signature_lives_five_minutes_either_way(int seconds, HttpStatusCode expected)
    {
        await using var wire = await SlackWire.StartAsync();

        using var response = await wire.SendAsync("/slack/events", Body(wire), Json, age: TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("another secret")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_secret_or_none_is_refused_and_nothing_is_kept(string? secret)
    {
        await using var wire = await SlackWire.StartAsync();

        using var response = await wire.SendAsync("/slack/events", Body(wire), Json, secret);
        using var command = await wire.SendAsync("/slack/commands", "command=%2Fask&text=hello&team_id=T1&user_id=U1", "application/x-www-form-urlencoded", secret);
        using var pressed = await wire.SendAsync("/slack/interactions", "payload=%7B%7D", "application/x-www-form-urlencoded", secret);

        Assert.All([response, command, pressed], one => Assert.Equal(HttpStatusCode.Unauthorized, one.StatusCode));
        Assert.Empty(await wire.InboxAsync());
        Assert.DoesNotContain(wire.Logs.Lines, line => line.Contains("v0=", StringComparison.Ordinal) || line.Contains(SlackWire.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_secret_changes_both_are_taken()
    {
        await using var wire = await SlackWire.StartAsync(null, ("Slack:PreviousSigningSecret", "the secret before"));

        foreach (var secret in new[] { "the secret before", SlackWire.Secret })
        {
            using var response = await wire.SendAsync("/slack/events", Body(wire), Json, secret);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("X-Slack-Signature", "v1=00")]
    [InlineData("X-Slack-Signature", "v0=zz")]
    [InlineData("X-Slack-Signature", "")]
    [InlineData("X-Slack-Request-Timestamp", "now")]
    [InlineData("X-Slack-Request-Timestamp", "-1")]
    [InlineData("X-Slack-Request-Timestamp", "99999999999999999999")]
    public async Task Headers_of_another_form_are_refused(string header, string value)
    {
        await using var wire = await SlackWire.StartAsync();

        using var response = await wire.SendAsync("/slack/events", Body(wire), Json, change: request =>
        {
            request.Headers.Remove(header);
            request.Headers.TryAddWithoutValidation(header, value);
        });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Slack_is_told_its_challenge_only_when_it_is_Slack()
    {
        await using var wire = await SlackWire.StartAsync();
        const string Challenge = """{"type":"url_verification","token":"x","challenge":"3eZbrw1aB\"10"}""";

        using var answered = await wire.SendAsync("/slack/events", Challenge, Json);
        using var refused = await wire.SendAsync("/slack/events", Challenge, Json, "another");

        Assert.Equal("3eZbrw1aB\"10", JsonNode.Parse(await answered.Content.ReadAsStringAsync(Cancel))!["challenge"]!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("/slack/events", "not json", HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "[]", HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "{\"type\":\"event_callback\"}", HttpStatusCode.BadRequest)]
    [InlineData("/slack/events", "{\"type\":\"app_rate_limited\"}", HttpStatusCode.OK)]
    [InlineData("/slack/interactions", "payload=%7Bnot", HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "x=1", HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "", HttpStatusCode.BadRequest)]
    [InlineData("/slack/interactions", "ssl_check=1", HttpStatusCode.OK)]
    [InlineData("/slack/commands", "ssl_check=1&token=x", HttpStatusCode.OK)]
    [InlineData("/slack/commands", "command=%2Fask", HttpStatusCode.BadRequest)]
    public async Task What_is_no_payload_is_answered_plainly(string path, string body, HttpStatusCode expected)
    {
        await using var wire = await SlackWire.StartAsync();

        using var response = await wire.SendAsync(path, body, Json);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read()
    {
        await using var wire = await SlackWire.StartAsync();

        using var response = await wire.SendAsync("/slack/events", new string('x', 300 * 1024), Json);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Without_settings_there_is_nothing_to_reach()
    {
        await using var bot = await TestBot.StartAsync();

        using var response = await bot.Http.PostAsync("/slack/events", new StringContent("{}"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_workspace_that_is_not_on_the_list_is_not_listened_to()
    {
        await using var wire = await SlackWire.StartAsync(null, ("Slack:AllowedTeams:0", "T0OTHER"));

        using var response = await wire.SendAsync("/slack/events", Body(wire), Json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await wire.InboxAsync());
    }

    [Theory]
    [InlineData("Slack:BotToken=xoxb-1", "Slack:SigningSecret is empty")]
    [InlineData("Slack:SigningSecret= ;Slack:BotToken=xoxb-1", "Slack:SigningSecret is empty")]
    [InlineData("Slack:SigningSecret=s;Slack:BotToken=xoxp-1", "Slack:BotToken must begin with xoxb-")]
    [InlineData("Slack:SigningSecret=s", "Slack:BotToken is empty")]
    [InlineData("Slack:SigningSecret=s;Slack:ClientId=1", "belong together")]
    [InlineData("Slack:SigningSecret=s;Slack:ClientId=1;Slack:ClientSecret=2;Slack:PublicUrl=http://bot.example.com", "Slack:PublicUrl")]
    [InlineData("Slack:SocketMode=true;Slack:AppToken=x;Slack:BotToken=xoxb-1", "Slack:AppToken must begin with xapp-")]
    [InlineData("Slack:SigningSecret=s;Slack:BotToken=xoxb-1;Slack:AllowedTeams:0=Northgate", "Slack:AllowedTeams")]
    [InlineData("Slack:SigningSecret=s;Slack:BotToken=xoxb-1;Slack:ApiUrl=http://slack.com/api/", "Slack:ApiUrl")]
    public void Settings_that_cannot_work_are_said_with_their_cure(string settings, string words)
    {
        var all = settings.Split(';').Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var options = new ConfigurationBuilder().AddInMemoryCollection(all).Build().GetSection(SlackOptions.Section).Get<SlackOptions>()!;

        Assert.Contains(SlackOptionsCheck.Findings(options, isDevelopment: false), finding => finding.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_secret_it_does_not_start()
    {
        var settings = new Dictionary<string, string?> { ["Slack:BotToken"] = "xoxb-1" };

        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => TestBot.StartAsync(new TestBotOptions { Settings = settings }));

        Assert.Contains("Slack:SigningSecret is empty", refused.Message);
    }

    [Fact]
    public void The_signature_is_Slacks_own_example()
    {
        var signature = SlackSignature.Sign(
            "8f742231b10e8888abcd99yyyzzz85a5"u8.ToArray(),
            "1531420618",
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"u8);

        Assert.Equal("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Convert.ToHexStringLower(signature));
    }
}
