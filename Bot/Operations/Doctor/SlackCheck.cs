using Demarc.Channels.Slack;
using Demarc.Channels.Slack.Manifest;

namespace Demarc.Operations.Doctor;

/// <summary>Are Slack's settings sound, does Slack take the token, has it every scope, and does the clock agree?</summary>
static class SlackCheck
{
    const string Area = "Slack";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Signatures live five minutes; before that it should be mended.</summary>
    static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Finding>> LookAsync(Patient patient, CancellationToken cancel)
    {
        SlackOptions options;
        try
        {
            options = patient.Configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new SlackOptions();
        }
        catch (InvalidOperationException unread) when (WrongSettings.Words(unread) is { } words)
        {
            return [Finding.Wrong(Area, words, "Correct it, or remove the setting to have what is usual.")];
        }

        if (!options.IsConnected)
        {
            return [Finding.Note(Area, "Slack is not connected: Slack:SigningSecret is empty.", "README, \"Connect Slack\". Teams and the local chat page work without it.")];
        }

        var wrong = SlackOptionsCheck.Findings(options, patient.Environment.IsDevelopment())
            .Select(words => Finding.Wrong(Area, words, "README, \"Connect Slack\", says where each value comes from.")).ToList();
        if (wrong.Count > 0)
        {
            return wrong;
        }

        List<Finding> findings = [Finding.Good(Area, "The settings are complete.")];
        findings.AddRange(options.BotToken.Length > 0
            ? await TokenAsync(options, patient.Now, cancel)
            : [Finding.Note(Area, "No token is configured: each workspace has its own.", $"Install the app at {options.PublicUrl.TrimEnd('/')}/slack/install.")]);
        return findings;
    }

    static async Task<IReadOnlyList<Finding>> TokenAsync(SlackOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        var probe = await SlackProbe.AskAsync(options, Patience, cancel);
        if (probe.Error is { } error)
        {
            return [error.StartsWith("network", StringComparison.Ordinal)
                ? Finding.Wrong("Network", $"Slack cannot be reached: {error["network:".Length..].Trim()}", $"Allow https to {new Uri(options.ApiUrl).Host} in the firewall, or set HTTPS_PROXY.")
                : Finding.Wrong(Area, $"Slack does not take the token ({error}).", "Copy the Bot User OAuth Token from \"OAuth & Permissions\" again; it changes when the app is installed anew.")];
        }

        var missing = SlackManifest.Scopes.Except(probe.Scopes).ToList();
        return
        [
            Finding.Good(Area, $"Slack takes the token, for workspace {probe.Team}."),
            missing.Count == 0 || probe.Scopes.Count == 0
                ? Finding.Good(Area, "The app has every scope it needs.")
                : Finding.Wrong(Area, $"The app lacks {string.Join(", ", missing)}.", "Add them under \"OAuth & Permissions\", or paste the manifest again, and install the app anew."),
            probe.At is { } theirs && (now - theirs).Duration() > MostSkew
                ? Finding.Wrong("Clock", $"The clock is off by {(now - theirs).Duration().TotalMinutes:0} minutes from Slack's.", "Synchronise the machine's time (NTP): requests are refused when it is off by five minutes.")
                : Finding.Good("Clock", "The clock agrees with Slack's."),
        ];
    }
}
