using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Demarc.Channels.Teams;
using Demarc.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Demarc.Tests.Channels.Teams;

public sealed class BotTokensTests
{
    static readonly TeamsOptions Options = new() { AppId = Recorded.AppId, TenantId = Recorded.Tenant, AppPassword = "the-secret" };

    // MSAL has a clock of its own.
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly FakeEntra entra = new();
    readonly RecordingLogs logs = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_before_it_ends()
    {
        var tokens = Make(Options);

        Assert.Equal("token-1", await tokens.GetAsync(Cancel));
        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await tokens.GetAsync(Cancel));
        Assert.Single(entra.Asked);
        tokens.Refused("token-1");

        Assert.Equal("token-2", await tokens.GetAsync(Cancel));
    }

    [Fact]
    public async Task Many_who_need_it_at_once_ask_once()
    {
        var tokens = Make(Options);

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => tokens.GetAsync(Cancel).AsTask()));

        Assert.All(all, token => Assert.Equal("token-1", token));
        Assert.Single(entra.Asked);
    }

    [Fact]
    public async Task A_password_goes_to_the_tenants_own_authority_for_the_connectors_scope()
    {
        await Make(Options).GetAsync(Cancel);

        var (address, form) = Assert.Single(entra.Asked);
        Assert.Equal($"https://login.microsoftonline.com/{Recorded.Tenant}/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(("the-secret", "client_credentials", Recorded.AppId), (form["client_secret"], form["grant_type"], form["client_id"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"]);
    }

    [Fact]
    public async Task A_certificate_signs_instead_of_a_password()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("demarc-test-").FullName, "bot.pem");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        var options = Options with { AppPassword = "", CertificatePath = path };
        Assert.Contains("is not there", Assert.Single(TeamsOptionsCheck.Findings(options, isDevelopment: false)));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem(), Cancel);
        Assert.Contains("cannot be read as a certificate", Assert.Single(TeamsOptionsCheck.Findings(options, isDevelopment: false)));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), Cancel);

        Assert.Empty(TeamsOptionsCheck.Findings(options, isDevelopment: false));
        await Make(options).GetAsync(Cancel);

        var form = Assert.Single(entra.Asked).Form;
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine()
    {
        await Make(Options with { AppType = "UserAssignedMSI", AppPassword = "" }).GetAsync(Cancel);

        var address = Assert.Single(entra.Asked).Address;
        Assert.Equal("169.254.169.254", address.Host);
        Assert.Contains("resource=https://api.botframework.com&", address.Query + "&");
        Assert.Contains($"client_id={Recorded.AppId}", address.Query);
    }

    [Fact]
    public async Task A_managed_identity_vouches_for_the_app()
    {
        var vouching = "11111111-2222-4333-8444-555555555555";

        await Make(Options with { AppPassword = "", FederatedIdentityClientId = vouching }).GetAsync(Cancel);

        Assert.Equal(2, entra.Asked.Count);
        Assert.Contains($"client_id={vouching}", entra.Asked[0].Address.Query);
        Assert.Contains("AzureADTokenExchange", entra.Asked[0].Address.Query);
        Assert.Equal(("token-1", Recorded.AppId), (entra.Asked[1].Form["client_assertion"], entra.Asked[1].Form["client_id"]));
    }

    [Fact]
    public async Task A_secret_that_ended_is_told_by_its_number_and_asked_for_again_after_a_rest()
    {
        entra.Error = "AADSTS7000222";
        var tokens = Make(Options);

        var told = await Assert.ThrowsAsync<TokenException>(() => tokens.GetAsync(Cancel).AsTask());
        await Assert.ThrowsAsync<TokenException>(() => tokens.GetAsync(Cancel).AsTask());

        Assert.Contains("AADSTS7000222", told.Message);
        Assert.Contains("Check Teams:AppId", told.Message);
        Assert.Single(entra.Asked);
        Assert.Equal(told.Message, tokens.Problem);
        entra.Error = null;
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("token-1", await tokens.GetAsync(Cancel));
        Assert.Null(tokens.Problem);
    }

    [Fact]
    public async Task While_Entra_is_down_a_token_that_still_works_is_used_to_its_end()
    {
        entra.Lifetime = TimeSpan.FromMinutes(4);
        var tokens = Make(Options);
        await tokens.GetAsync(Cancel);
        entra.Error = "AADSTS90033";

        Assert.Equal("token-1", await tokens.GetAsync(Cancel));
        clock.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<TokenException>(() => tokens.GetAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task Neither_token_nor_secret_is_in_the_log()
    {
        var tokens = Make(Options);
        await tokens.GetAsync(Cancel);
        entra.Error = "AADSTS7000222";
        tokens.Refused("token-1");
        await Assert.ThrowsAsync<TokenException>(() => tokens.GetAsync(Cancel).AsTask());

        Assert.Contains(logs.Lines, line => line.Contains("AADSTS7000222", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("token-1", StringComparison.Ordinal) || line.Contains("the-secret", StringComparison.Ordinal));
    }

    BotTokens Make(TeamsOptions options)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        return new BotTokens(options, clock, factory.CreateLogger<BotTokens>(), entra);
    }
}
