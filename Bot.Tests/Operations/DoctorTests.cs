using System.Net;
using System.Net.Sockets;
using Demarc.Channels.Teams;
using Demarc.Operations;
using Demarc.Operations.Doctor;
using Demarc.Storage;
using Microsoft.Extensions.Options;

namespace Demarc.Tests.Operations;

/// <summary>What is broken is found, and each finding names its cure.</summary>
public sealed class DoctorTests
{
    static readonly DateOnly Today = new(2026, 11, 25);

    public static TheoryData<Exception, string> Broken => new()
    {
        { new StoreTooNewException("The data folder '/d' was written by a newer version of this program."), "restore FILE --force" },
        { new StoreUpgradeException("It could not be brought up to date.", new IOException()), "previous version" },
        { new StoreFaultException("The store cannot be read at present.", new IOException()), "Free space" },
        { new InvalidDataException("'/d/demarc.db' is damaged."), "restore FILE --force" },
        { new UnauthorizedAccessException("Access to the path '/d/demarc.lock' is denied."), "the right to write there" },
        { new IOException("Read-only file system"), "mounted and writable" },
        { new OptionsValidationException("Orders", typeof(object), ["Orders:Zone is 'Mars'."]), "Correct the settings" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_store_that_does_not_open_has_a_cure(Exception why, string cure)
    {
        var problem = StoreProblem.Of(why, "/d")!;

        Assert.Contains(cure, problem.Cure, StringComparison.Ordinal);
        Assert.StartsWith(problem.What, problem.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_is_no_state_of_the_store() => Assert.Null(StoreProblem.Of(new InvalidOperationException("Sequence contains no elements"), "/d"));

    [Theory]
    [InlineData("2026-11-24", Verdict.Wrong, "expired on November 24, 2026, 1 day ago.")]
    [InlineData("2026-11-25", Verdict.Wrong, "expires on November 25, 2026, today.")]
    [InlineData("2026-11-26", Verdict.Wrong, "in 1 day.")]
    [InlineData("2026-12-20", Verdict.Note, "in 25 days.")]
    [InlineData("2027-12-20", Verdict.Good, "December 20, 2027")]
    [InlineData(null, Verdict.Note, "Nobody knows when the app's secret expires")]
    public void The_date_of_a_secret_is_counted_down(string? end, Verdict verdict, string words)
    {
        var finding = TeamsCheck.Secret(new TeamsOptions { SecretExpiresOn = end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture) }, Today);

        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Equal(verdict == Verdict.Good, finding.Cure is null);
    }

    [Fact]
    public void A_port_in_use_is_named_and_a_free_one_is_free()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var taken = SettingsCheck.Free(url);

        Assert.Equal(Verdict.Note, taken.Verdict);
        Assert.StartsWith(url, taken.What, StringComparison.Ordinal);
        Assert.Contains("--urls", taken.Cure!, StringComparison.Ordinal);
        Assert.Equal(Verdict.Good, SettingsCheck.Free("http://localhost:0").Verdict);
        Assert.Equal(Verdict.Wrong, SettingsCheck.Free("3978").Verdict);
    }

    [Fact]
    public void Without_node_the_page_says_what_to_install()
    {
        var finding = SettingsCheck.Page(Path.Combine(Path.GetTempPath(), "no-such-page"));

        Assert.Equal(Verdict.Note, finding.Verdict);
        Assert.Contains("Install Node.js", finding.Cure!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Failed to convert configuration value 'soon' at 'Teams:SecretExpiresOn' to type 'System.Nullable`1[System.DateOnly]'.", "Teams:SecretExpiresOn is 'soon': a date such as 2027-03-31 is needed.")]
    [InlineData("Failed to convert configuration value 'maybe' at 'Slack:SocketMode' to type 'System.Boolean'.", "Slack:SocketMode is 'maybe': true or false is needed.")]
    [InlineData("Failed to convert configuration value 'x' at 'Teams:Pace:TenantPerSecond' to type 'System.Int32'.", "Teams:Pace:TenantPerSecond is 'x': a whole number is needed.")]
    [InlineData("Sequence contains no elements", null)]
    public void A_setting_that_cannot_be_read_is_named(string message, string? words) => Assert.Equal(words, WrongSettings.Words(new InvalidOperationException(message)));
}
