using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.BlockKit;

namespace Demarc.Channels.Slack.Manifest;

/// <summary>
/// The manifest people paste into Slack's "Create an app from a manifest": the template in <c>manifest/slack</c> with the bot's addresses filled in,
/// or without any for Socket Mode.
/// </summary>
public static class SlackManifest
{
    const string Placeholder = "bot.example.com";
    const string Resource = "Demarc.Manifest.Slack.manifest.json";

    static readonly JsonSerializerOptions Indented = new(BlockKitRenderer.Json) { WriteIndented = true };

    /// <summary>What the bot asks to be allowed to do.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. Template()["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.GetValue<string>())];

    /// <returns>What is wrong with the host, and what to give instead; null when nothing is.</returns>
    public static string? Problem(string host) =>
        host.Length is > 0 and <= 253 && host.Contains('.') && !host.EndsWith('.') && Uri.CheckHostName(host) == UriHostNameType.Dns && !IPAddress.TryParse(host, out _)
        && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
            ? null
            : $"The host '{host}' is no host name Slack can reach. Give the name alone, such as bot.example.com: no https://, port, path, wildcard or address of numbers.";

    /// <param name="host">Null for Socket Mode, where Slack reaches nobody.</param>
    public static string Write(string? host)
    {
        var manifest = Template();
        if (host is null)
        {
            Unplug(manifest);
        }

        return manifest.ToJsonString(Indented).Replace(Placeholder, host ?? Placeholder, StringComparison.Ordinal) + "\n";
    }

    static void Unplug(JsonObject manifest)
    {
        var settings = manifest["settings"]!.AsObject();
        settings["socket_mode_enabled"] = true;
        settings["event_subscriptions"]!.AsObject().Remove("request_url");
        settings["interactivity"]!.AsObject().Remove("request_url");
        settings["interactivity"]!.AsObject().Remove("message_menu_options_url");
        manifest["oauth_config"]!.AsObject().Remove("redirect_urls");
        foreach (var command in manifest["features"]!["slash_commands"]!.AsArray())
        {
            command!.AsObject().Remove("url");
        }
    }

    static JsonObject Template()
    {
        using var stream = typeof(SlackManifest).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
