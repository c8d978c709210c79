using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Demarc.Channels.Slack;
using Demarc.Channels.Slack.Manifest;
using Demarc.Tests.House;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace Demarc.Tests.Channels.Slack.Manifest;

public sealed partial class SlackManifestTests
{
    const string Schema = "Bot.Tests/Channels/Slack/Manifest/Schemas/slack-manifest.schema.2.0.0.json";

    /// <summary>Slack's reference: the scope of each method, and of each event.</summary>
    static readonly Dictionary<string, string[]> Needs = new()
    {
        ["chat.postMessage"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["chat.delete"] = ["chat:write"],
        ["conversations.open"] = ["im:write"],
        ["conversations.history"] = ["channels:history", "groups:history", "im:history", "mpim:history"],
        ["conversations.replies"] = ["channels:history", "groups:history", "im:history", "mpim:history"],
        ["users.info"] = ["users:read"],
        ["files.info"] = ["files:read"],
        ["assistant.threads.setStatus"] = ["assistant:write"],
        ["assistant.threads.setSuggestedPrompts"] = ["assistant:write"],
        ["app_mention"] = ["app_mentions:read"],
        ["channel_archive"] = ["channels:read"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_rename"] = ["channels:read"],
        ["channel_shared"] = ["channels:read"],
        ["group_archive"] = ["groups:read"],
        ["group_rename"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["message.channels"] = ["channels:history"],
        ["message.groups"] = ["groups:history"],
        ["message.im"] = ["im:history"],
        ["message.mpim"] = ["mpim:history"],
        ["reaction_added"] = ["reactions:read"],
        ["reaction_removed"] = ["reactions:read"],
        ["assistant_thread_started"] = ["assistant:write"],
        ["user_change"] = ["users:read"],
        ["/"] = ["commands"],
    };

    static readonly string[] NeedNothing = ["views.open", "views.push", "views.update", "views.publish", "apps.connections.open", "auth.test", "auth.revoke", "oauth.v2.access", "app_home_opened", "app_uninstalled", "tokens_revoked"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static JsonObject Manifest(string? host = "bot.northgate.example") => JsonNode.Parse(SlackManifest.Write(host))!.AsObject();

    static IEnumerable<string> Texts(JsonNode? array) => array!.AsArray().Select(one => one!.GetValue<string>());

    static IEnumerable<string> Named(JsonObject manifest, string list, string name) => manifest["features"]![list]!.AsArray().Select(one => one![name]!.GetValue<string>());

    [Theory]
    [InlineData("bot.northgate.example")]
    [InlineData(null)]
    public async Task It_follows_Slacks_schema(string? host)
    {
        var schema = await JsonSchema.FromJsonAsync(Repository.Read(Schema), Cancel);

        Assert.Empty(schema.Validate(SlackManifest.Write(host)).Select(error => error.ToString()));
    }

    [Fact]
    public async Task The_check_against_the_schema_sees_what_does_not_belong()
    {
        var schema = await JsonSchema.FromJsonAsync(Repository.Read(Schema), Cancel);
        var manifest = Manifest();
        manifest["features"]!["shortcuts"]![0]!["name"] = new string('x', 25);

        Assert.NotEmpty(schema.Validate(manifest.ToJsonString()));
    }

    [Fact]
    public void Its_addresses_are_those_the_bot_listens_on()
    {
        var text = SlackManifest.Write("bot.northgate.example");
        var source = Repository.Read("Bot/Channels/Slack/SlackRegistration.cs") + Repository.Read("Bot/Channels/Slack/SlackInstall.cs");

        Assert.DoesNotContain("bot.example.com", text);
        foreach (var path in Address().Matches(text).Select(match => match.Groups[1].Value).Distinct())
        {
            Assert.Contains($"\"{path}\"", source);
        }
    }

    [Fact]
    public void For_Socket_Mode_it_has_no_address_at_all()
    {
        var text = SlackManifest.Write(null);

        Assert.DoesNotContain("https://", text);
        Assert.True(Manifest(null)["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
    }

    [Fact]
    public void Every_command_is_answered_and_every_answer_has_its_command() =>
        Assert.Equal(SlackCommands.All.Select(command => "/" + command.Name).Order(), Named(Manifest(), "slash_commands", "command").Order());

    [Fact]
    public async Task Every_shortcut_and_command_opens_a_form_that_is_there()
    {
        await using var bot = await TestBot.StartAsync();
        var catalog = bot.Services.GetRequiredService<Catalog>();
        var callbacks = Named(Manifest(), "shortcuts", "callback_id").ToList();

        Assert.Equal(callbacks.Distinct(), callbacks);
        Assert.Equal(SlackCommands.Shortcuts.Order(), callbacks.Select(SlackCommands.FormOf).Distinct().Order());
        Assert.All(callbacks.Select(SlackCommands.FormOf), form => Assert.NotNull(catalog.FormOf(form)));
        Assert.All(SlackCommands.All.Select(command => command.FormWhenEmpty).OfType<string>(), form => Assert.NotNull(catalog.FormOf(form)));
    }

    [Fact]
    public void Every_event_is_read_and_every_reading_has_its_event()
    {
        var asked = Texts(Manifest()["settings"]!["event_subscriptions"]!["bot_events"]).ToList();

        Assert.Equal(asked.Distinct().Order(), asked.Order());
        Assert.Equal(SlackReader.Events.Order(), asked.Select(name => name.Split('.')[0]).Distinct().Order());
    }

    [Fact]
    public void It_asks_for_what_is_used_and_for_nothing_else()
    {
        var manifest = Manifest();
        var used = Repository.SourceFiles("Bot/Channels/Slack").SelectMany(file => Method().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value)).ToHashSet();
        var needed = used.Concat(Texts(manifest["settings"]!["event_subscriptions"]!["bot_events"])).Append("/").Except(NeedNothing).ToList();

        Assert.All(needed, one => Assert.True(Needs.ContainsKey(one), $"Say here which scope {one} needs."));
        Assert.Equal(needed.SelectMany(one => Needs[one]).Distinct().Order(), Texts(manifest["oauth_config"]!["scopes"]!["bot"]).Order());
    }

    [Theory]
    [InlineData("https://bot.example.com")]
    [InlineData("bot.example.com:443")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("")]
    [InlineData("*.example.com")]
    public void A_host_that_Slack_cannot_reach_is_refused_in_words(string host) => Assert.Contains("such as bot.example.com", SlackManifest.Problem(host));

    [GeneratedRegex(@"https://bot\.northgate\.example(/[^""]*)")]
    private static partial Regex Address();

    [GeneratedRegex(@"""((?:chat|conversations|users|views|files|assistant\.threads|apps\.connections|auth|oauth\.v2)\.[a-zA-Z.]+)""")]
    private static partial Regex Method();
}
