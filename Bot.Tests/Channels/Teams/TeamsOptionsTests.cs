using Demarc.Channels.Teams;

namespace Demarc.Tests.Channels.Teams;

public sealed class TeamsOptionsTests
{
    static readonly TeamsOptions Good = new() { AppId = Recorded.AppId, TenantId = Recorded.Tenant, AppPassword = "secret" };

    public static TheoryData<string, TeamsOptions> Bad => new()
    {
        { "Teams:AppId", new TeamsOptions() },
        { "Teams:TenantId", Good with { TenantId = "" } },
        { "Teams:AppPassword", Good with { AppPassword = "" } },
        { "Teams:AppType", Good with { AppType = "SingleTennant" } },
        { "Teams:AllowedTenants", Good with { AppType = "MultiTenant" } },
        { "Teams:AllowedTenants", Good with { AllowedTenants = [" "] } },
        { "Teams:CertificatePath", Good with { AppPassword = "", CertificatePath = "/nowhere/bot.pem" } },
        { "Teams:AllowedServiceHosts", Good with { AllowedServiceHosts = ["*.trafficmanager.net"] } },
        { "Teams:AllowedServiceHosts", Good with { AllowedServiceHosts = ["https://smba.trafficmanager.net/"] } },
        { "Teams:AllowedServiceHosts", Good with { AllowedServiceHosts = ["http://127.0.0.1:80"] } },
        { "Teams:OpenIdMetadata", Good with { OpenIdMetadata = "http://login.botframework.com/x" } },
        { "Teams:Authority", Good with { Authority = "login.microsoftonline.us" } },
        { "Teams:TokenIssuer", Good with { TokenIssuer = "" } },
        { "Teams:Unpaced", Good with { Unpaced = true } },
        { "Teams:AppId", Good with { AppId = "demarc" } },
        { "Teams:Flood:PersonPerMinute", Good with { Flood = new() { PersonPerMinute = -1 } } },
        { "Teams:Pace:ConversationPerHour", Good with { Pace = new() { ConversationPerHour = -1 } } },
        { "Teams:DangerouslyAllowAnonymousFromLoopback", Good with { DangerouslyAllowAnonymousFromLoopback = true } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_setting_that_cannot_work_or_is_unsafe_stops_the_start_and_is_named(string setting, TeamsOptions options) =>
        Assert.Contains(TeamsOptionsCheck.Findings(options, isDevelopment: false), finding => finding.StartsWith(setting, StringComparison.Ordinal));

    [Fact]
    public void Good_settings_start()
    {
        Assert.Empty(TeamsOptionsCheck.Findings(Good, isDevelopment: false));
        Assert.Empty(TeamsOptionsCheck.Findings(Good with { AppType = "UserAssignedMSI", AppPassword = "" }, isDevelopment: false));
        Assert.Empty(TeamsOptionsCheck.Findings(Good with { AppType = "MultiTenant", TenantId = "", AllowedTenants = ["t"] }, isDevelopment: false));
    }

    [Fact]
    public void The_pace_is_that_of_Microsofts_table_unless_a_setting_says_otherwise()
    {
        Assert.Equal(
            [("Conversation", 7, 1), ("Conversation", 8, 2), ("Conversation", 60, 30), ("Conversation", 1800, 3600), ("Tenant", 25, 1)],
            new PaceOptions().Limits.Select(limit => (limit.Scope.ToString(), limit.Count, (int)limit.Window.TotalSeconds)));
        Assert.Equal([5, 1800, 25], new PaceOptions { ConversationPerSecond = 5, ConversationPerTwoSeconds = 0, ConversationPerThirtySeconds = 0 }.Limits.Select(limit => limit.Count));
    }

    [Fact]
    public void Development_starts_without_an_app() => Assert.Empty(TeamsOptionsCheck.Findings(new TeamsOptions(), isDevelopment: true));

    [Fact]
    public void The_bots_own_tenant_is_let_in_unless_others_are_listed()
    {
        Assert.True(Good.Allows(Recorded.Tenant.ToUpperInvariant()));
        Assert.False(Good.Allows("other"));
        Assert.False((Good with { AllowedTenants = ["other"] }).Allows(Recorded.Tenant));
        Assert.False(new TeamsOptions { TenantId = "" }.Allows("other"));
    }
}
