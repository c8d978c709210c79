using System.Net;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>The issuer's keys come, change and go; nobody may be let in or turned away wrongly because of it.</summary>
public sealed class IssuerTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_keys_cannot_be_had_nobody_is_let_in_or_called_a_forger_and_then_all_is_well()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        wire.Issuer.IsDown = true;

        using var first = await wire.SendAsync(user.Message("hello"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), first.Headers.RetryAfter?.Delta);
        Assert.Empty(await first.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(wire, user, header: "Bearer garbage"));
        wire.Issuer.IsDown = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(wire, user));
        wire.Bot.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
    }

    [Fact]
    public async Task After_hours_without_the_issuer_the_first_request_is_served_as_soon_as_it_is_back()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        wire.Issuer.IsDown = true;
        for (var minutes = 0; minutes < 300; minutes += 5)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(wire, user));
            wire.Bot.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        wire.Issuer.IsDown = false;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
    }

    [Fact]
    public async Task A_new_key_is_found_when_the_first_token_names_it()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
        var old = wire.Issuer.Current;

        wire.Issuer.Rotate();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user, wire.Token() with { Key = old }));
        Assert.Equal(2, wire.Issuer.Fetches);
    }

    [Fact]
    public async Task Made_up_keys_have_the_keys_fetched_once_an_hour_however_many_they_are()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));

        async Task FloodAsync(int hour)
        {
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(wire, user, wire.Token() with { Kid = $"made-up-{hour}-{i}" }));
            }
        }

        await FloodAsync(0);
        Assert.Equal(2, wire.Issuer.Fetches);
        wire.Bot.Clock.Advance(TimeSpan.FromMinutes(59));
        await FloodAsync(1);
        Assert.Equal(2, wire.Issuer.Fetches);
        wire.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await FloodAsync(2);

        Assert.Equal(3, wire.Issuer.Fetches);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
    }

    [Fact]
    public async Task Known_keys_serve_on_while_the_issuer_is_down_and_an_unknown_one_is_no_forgery_then()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
        wire.Issuer.IsDown = true;
        wire.Bot.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
        var fresh = wire.Issuer.Rotate();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(wire, user, wire.Token() with { Key = fresh }));
        wire.Issuer.IsDown = false;
        wire.Bot.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user, wire.Token() with { Key = fresh }));
    }

    [Fact]
    public async Task A_key_that_is_no_longer_published_is_no_longer_believed_after_half_a_day()
    {
        await using var wire = await TeamsWire.StartAsync();
        var user = wire.User("Priya");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
        var leaked = wire.Issuer.Current;
        wire.Issuer.Rotate(forget: true);
        wire.Bot.Clock.Advance(TimeSpan.FromHours(12));

        // The first one has them fetched and does not wait for it.
        while (await StatusAsync(wire, user, wire.Token() with { Key = leaked }) != HttpStatusCode.Unauthorized)
        {
            await Task.Delay(1, Cancel);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(wire, user));
    }

    static async Task<HttpStatusCode> StatusAsync(TeamsWire wire, TeamsUser user, TokenSpec? token = null, string? header = null)
    {
        var message = user.Message("hello");
        using var response = header is null ? await wire.SendAsync(message, token) : await wire.SendAsync(message.ToJsonString(), header);
        return response.StatusCode;
    }
}
