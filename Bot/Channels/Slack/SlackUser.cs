using System.Text.Json;

namespace Demarc.Channels.Slack;

/// <summary>What Slack says of a person. Nothing here is proof of anything: another workspace's administrators choose their people's names and addresses.</summary>
/// <param name="IsGuest">A guest of the workspace (single- or multi-channel), or someone of another workspace.</param>
sealed record SlackUser(string Name, string? Zone, string? Locale, bool IsGuest, bool IsGone)
{
    public static SlackUser Of(JsonElement user) => new(
        SlackText.Head(new[] { user.Text("profile", "display_name"), user.Text("profile", "real_name"), user.Text("real_name"), user.Text("name") }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)), 200),
        user.Text("tz"),
        user.Text("locale"),
        user.Is("is_restricted") || user.Is("is_ultra_restricted") || user.Is("is_stranger"),
        user.Is("deleted"));
}
