using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Who knocks and is not let in is written down: once a day, with what it was.</summary>
public sealed class RefusalTests
{
    const string Other = "0b0b0b0b-0000-4000-8000-000000000000";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_and_a_host_that_are_not_let_in_are_in_the_audit_once_a_day()
    {
        await using var wire = await TeamsWire.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await KnockAsync(wire, Other, wire.Connector.ServiceUrl);
            await KnockAsync(wire, Recorded.Tenant, "https://smba.trafficmanager.net.evil.example/amer/");
            await KnockAsync(wire, "x\n" + new string('y', 300), wire.Connector.ServiceUrl);
        }

        wire.Bot.Clock.Advance(TimeSpan.FromDays(1));
        await KnockAsync(wire, Other, wire.Connector.ServiceUrl);

        var entries = await wire.Bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.Who == Audit.TheClock).OrderBy(entry => entry.At), Cancel);
        Assert.Equal(
            [("teams.host-refused", "smba.trafficmanager.net.evil.example"), ("teams.tenant-refused", Other), ("teams.tenant-refused", Other)],
            entries.Where(entry => entry.Subject.Length > 10).Select(entry => (entry.What, entry.Subject)).Order());
        Assert.Equal(4, entries.Count);
    }

    [Fact]
    public async Task A_forger_leaves_nothing()
    {
        await using var wire = await TeamsWire.StartAsync();

        using var response = await wire.SendAsync(wire.User("Mallory").Message("hello"), wire.Token() with { Audience = "another" });

        Assert.Empty(await wire.Bot.Store.QueryAsync(Audit.Entries, Audit.Entries.All, Cancel));
    }

    static async Task KnockAsync(TeamsWire wire, string tenant, string serviceUrl)
    {
        var message = wire.User("Priya").Message("hello");
        message["serviceUrl"] = serviceUrl;
        message["conversation"]!["tenantId"] = tenant;
        using var response = await wire.SendAsync(message);
        Assert.Equal(403, (int)response.StatusCode);
    }
}
