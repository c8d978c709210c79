using System.Net;
using System.Text.Json.Nodes;
using Demarc.Channels.Slack;
using Demarc.Delivery;
using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>Installing, losing and sharing: workspaces, channels with others in them, people who leave.</summary>
public sealed class WorkspaceTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<SlackWire> InstallableAsync(params (string, string)[] more) => SlackWire.StartAsync(
        new Desk().AddTo, [("Slack:BotToken", ""), ("Slack:ClientId", "123.456"), ("Slack:ClientSecret", "client secret"), ("Slack:PublicUrl", "https://bot.example.com"), .. more]);

    static async Task<(string State, string Cookie)> BeginAsync(SlackWire wire)
    {
        using var begun = await wire.Http.GetAsync("/slack/install", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query);
        Assert.Equal("slack.com", begun.Headers.Location.Host);
        Assert.Contains("chat:write", query["scope"].ToString());
        return (query["state"].ToString(), begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    static async Task<HttpResponseMessage> EndAsync(SlackWire wire, string state, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/slack/oauth?code=abc&state={Uri.EscapeDataString(state)}");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await wire.Http.SendAsync(request, Cancel);
    }

    [Fact]
    public async Task An_installed_workspace_is_answered_with_its_own_token_which_is_kept_encrypted()
    {
        await using var wire = await InstallableAsync();
        var (state, cookie) = await BeginAsync(wire);

        using var ended = await EndAsync(wire, state, cookie);
        var priya = await wire.KnownAsync("Priya");
        await priya.SayAsync("echo hello");
        var kept = await wire.Bot.Store.LoadAsync(SlackWorkspaceRows.All, FakeSlack.Team, Cancel);

        Assert.Contains("installed in Northgate", await ended.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("echo hello", Assert.Single(wire.Slack.In(priya.Chat)).Text);
        Assert.DoesNotContain(FakeSlack.BotToken, kept!.ProtectedToken);
        Assert.DoesNotContain(wire.Logs.Lines, line => line.Contains(FakeSlack.BotToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_outlives_a_restart()
    {
        await using var wire = await InstallableAsync();
        var (state, cookie) = await BeginAsync(wire);
        using var ended = await EndAsync(wire, state, cookie);

        await wire.Bot.RestartAsync();

        Assert.Equal(FakeSlack.BotToken, await ((SlackWorkspaces)wire.Bot.Services.GetService(typeof(SlackWorkspaces))!).TokenAsync(FakeSlack.Team, Cancel));
    }

    [Fact]
    public async Task An_installation_ends_only_where_and_when_it_began()
    {
        await using var wire = await InstallableAsync();
        var (state, cookie) = await BeginAsync(wire);
        var (otherState, _) = await BeginAsync(wire);

        using var elsewhere = await EndAsync(wire, state, null);
        using var crossed = await EndAsync(wire, otherState, cookie);
        using var forged = await EndAsync(wire, state + "x", cookie);
        wire.Bot.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await EndAsync(wire, state, cookie);

        Assert.All([elsewhere, crossed, forged, late], response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
        Assert.DoesNotContain(wire.Slack.Calls, call => call.Method == "oauth.v2.access");
    }

    [Fact]
    public async Task A_workspace_that_is_not_on_the_list_is_not_installed()
    {
        await using var wire = await InstallableAsync(("Slack:AllowedTeams:0", "T0OTHER"));
        var (state, cookie) = await BeginAsync(wire);

        using var ended = await EndAsync(wire, state, cookie);

        Assert.Equal(HttpStatusCode.Forbidden, ended.StatusCode);
        Assert.Contains(wire.Slack.Calls, call => call.Method == "auth.revoke");
        Assert.Null(await wire.Bot.Store.LoadAsync(SlackWorkspaceRows.All, FakeSlack.Team, Cancel));
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task A_removed_app_forgets_its_token_and_tells_who_is_in_charge(string kind)
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo, ("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "s"), ("Slack:PublicUrl", "https://bot.example.com"), ("Slack:BotToken", ""));
        var (state, cookie) = await BeginAsync(wire);
        using var ended = await EndAsync(wire, state, cookie);

        await wire.TakeAsync(new JsonObject { ["type"] = kind, ["tokens"] = new JsonObject { ["bot"] = new JsonArray("U0DEMARC"), ["oauth"] = new JsonArray() } });

        Assert.Null((await wire.Bot.Store.LoadAsync(SlackWorkspaceRows.All, FakeSlack.Team, Cancel))!.ProtectedToken);
        Assert.Contains(FakeSlack.Team, Assert.Single(desk.Probe.Troubles).Words);
    }

    [Fact]
    public async Task A_channel_that_others_joined_counts_as_internal_no_more()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var dana = await wire.KnownAsync("Dana", Role.ProjectManager, "house");
        wire.Slack.AddChannel("C0OURS", dana.Id);
        var address = new Address("slack", FakeSlack.Team, "C0OURS", Place.Room);
        await wire.Bot.DecideAsync(session => session.Save(Roster.Rooms, new Room { Id = address.RoomKey, Address = address, IsInternal = true }));

        await dana.MentionAsync("C0OURS", "echo hello", isShared: true);

        Assert.False((await wire.Bot.Store.LoadAsync(Roster.Rooms, address.RoomKey, Cancel))!.IsInternal);
    }

    [Fact]
    public async Task Someone_who_left_the_workspace_is_not_written_to_any_more()
    {
        await using var wire = await SlackWire.StartAsync();
        var priya = await wire.KnownAsync("Priya");

        await wire.TakeAsync(new JsonObject { ["type"] = "user_change", ["user"] = new JsonObject { ["id"] = priya.Id, ["deleted"] = true, ["updated"] = 1 } });

        Assert.Empty((await wire.Bot.Store.LoadAsync(Roster.People, "priya", Cancel))!.Reach);
    }

    [Fact]
    public async Task A_guest_of_a_partners_workspace_is_not_one_of_its_people()
    {
        await using var wire = await SlackWire.StartAsync();
        await wire.Bot.AddAsync("Ann", company: "acme");
        await wire.Bot.DecideAsync(session => session.Put(Roster.Companies, new Company { Id = "acme", Name = "Acme", Tenants = [$"slack|{FakeSlack.Team}"] }));
        var (own, guest) = (wire.Person("Own"), wire.Person("Guest"));
        wire.Slack.Users[own.Id] = new JsonObject { ["id"] = own.Id, ["real_name"] = "Own Person" };
        wire.Slack.Users[guest.Id] = new JsonObject { ["id"] = guest.Id, ["real_name"] = "A Guest", ["is_ultra_restricted"] = true };

        await own.SayAsync("help");
        await guest.SayAsync("help");

        Assert.DoesNotContain("I do not know you", Assert.Single(wire.Slack.In(own.Chat)).Text);
        Assert.Contains("I do not know you", Assert.Single(wire.Slack.In(guest.Chat)).Text);
    }

    [Fact]
    public async Task The_assistants_thread_is_offered_what_can_be_asked_and_answered_in_it()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(priya.Chat, priya.Id);

        await wire.TakeAsync(new JsonObject { ["type"] = "assistant_thread_started", ["assistant_thread"] = new JsonObject { ["user_id"] = priya.Id, ["channel_id"] = priya.Chat, ["thread_ts"] = "17.5", ["context"] = new JsonObject() } });
        await wire.TakeAsync(priya.Message(priya.Chat, "echo in the pane", "17.6", "im", "17.5"));

        Assert.Contains(wire.Slack.Calls, call => call.Method == "assistant.threads.setSuggestedPrompts" && call.Arguments["thread_ts"]!.ToString() == "17.5");
        Assert.Equal("17.5", Assert.Single(wire.Slack.In(priya.Chat)).Thread);
    }
}
