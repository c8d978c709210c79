using System.Globalization;
using Demarc.Channels.Teams;

namespace Demarc.Operations.Doctor;

/// <summary>Are Teams' settings sound, does the secret still live, can Microsoft be reached, and does the clock agree?</summary>
static class TeamsCheck
{
    const string Area = "Teams";
    const int WarnDays = 30;
    const int AlarmDays = 7;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Tokens are taken with five minutes of skew; before that it should be mended.</summary>
    static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Finding>> LookAsync(Patient patient, CancellationToken cancel)
    {
        TeamsOptions options;
        try
        {
            options = patient.Configuration.GetSection(TeamsOptions.Section).Get<TeamsOptions>() ?? new TeamsOptions();
        }
        catch (InvalidOperationException unread) when (WrongSettings.Words(unread) is { } words)
        {
            return [Finding.Wrong(Area, words, "Correct it, or remove the setting to have what is usual.")];
        }

        var wrong = TeamsOptionsCheck.Findings(options, patient.Environment.IsDevelopment())
            .Select(words => Finding.Wrong(Area, words, "README, \"Connect Teams\", says where each value comes from.")).ToList();
        if (!options.HasApp)
        {
            return wrong.Count > 0 ? wrong : [Finding.Note(Area, "Teams is not connected: Teams:AppId is empty.", "README, \"Connect Teams\". The local chat page works without it.")];
        }

        List<Finding> findings = wrong.Count > 0 ? wrong : [Finding.Good(Area, "The settings are complete.")];
        findings.Add(Secret(options, DateOnly.FromDateTime(patient.Now.UtcDateTime)));
        findings.AddRange(await ReachAsync(options, patient.Now, cancel));
        return findings;
    }

    internal static Finding Secret(TeamsOptions options, DateOnly today)
    {
        if (options.SecretExpiresOn is not { } end)
        {
            return options.IsManagedIdentity
                ? Finding.Good(Area, "A managed identity has no secret that could expire.")
                : Finding.Note(Area, "Nobody knows when the app's secret expires: Teams:SecretExpiresOn is empty.", "Copy the expiry date from the app registration, \"Certificates & secrets\"; administrators are then warned 30, 7 and 1 days before.");
        }

        var left = end.DayNumber - today.DayNumber;
        var days = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(left)} day{(left is 1 or -1 ? "" : "s")}");
        var words = string.Create(CultureInfo.InvariantCulture, $"The app's secret {(left < 0 ? "expired" : "expires")} on {end:MMMM d, yyyy}, {(left < 0 ? $"{days} ago" : left == 0 ? "today" : $"in {days}")}.");
        const string Cure = "Make a new secret in the app registration, set Teams:AppPassword and Teams:SecretExpiresOn, restart, then delete the old one.";
        return left <= AlarmDays ? Finding.Wrong(Area, words, Cure) : left <= WarnDays ? Finding.Note(Area, words, Cure) : Finding.Good(Area, words);
    }

    static async Task<IReadOnlyList<Finding>> ReachAsync(TeamsOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        var findings = new List<Finding>();
        DateTimeOffset? theirs = null;
        foreach (var (address, what) in Addresses(options))
        {
            try
            {
                using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                theirs ??= response.Headers.Date;
                findings.Add(Finding.Good("Network", $"{address.Host} answers ({what})."));
            }
            catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
            {
                findings.Add(Finding.Wrong("Network", $"{address.Host} cannot be reached ({what}): {broken.Message}", $"Allow https to {address.Host} in the firewall, or set HTTPS_PROXY."));
            }
        }

        findings.Add(Clock(theirs, now));
        return findings;
    }

    static IEnumerable<(Uri Address, string What)> Addresses(TeamsOptions options)
    {
        yield return (new Uri(options.OpenIdMetadata), "keys of incoming tokens");
        yield return (new Uri(options.EffectiveAuthority), "the bot's own tokens");
        foreach (var host in options.AllowedServiceHosts.Count > 0 ? options.AllowedServiceHosts : ["smba.trafficmanager.net"])
        {
            yield return (new Uri(host.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}/"), "sending");
        }
    }

    static Finding Clock(DateTimeOffset? theirs, DateTimeOffset now) => theirs is not { } time
        ? Finding.Note("Clock", "The clock could not be compared with anybody's.", "Make sure that the machine's time is synchronised (NTP): tokens are refused when it is off by five minutes.")
        : (now - time).Duration() > MostSkew
            ? Finding.Wrong("Clock", $"The clock is off by {(now - time).Duration().TotalMinutes:0} minutes.", "Synchronise the machine's time (NTP): tokens are refused when it is off by five minutes.")
            : Finding.Good("Clock", "The clock agrees with Microsoft's.");
}
