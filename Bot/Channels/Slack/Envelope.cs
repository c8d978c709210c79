using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>Whose installation a payload was delivered to, and how its people and places are named by us.</summary>
/// <param name="Team">The workspace (or, installed for a whole organisation, that) whose token answers.</param>
/// <param name="Enterprise">The organisation, when the workspace is part of one: people's ids are the same throughout.</param>
/// <param name="BotUser">The bot's own user id there; empty when the payload does not say.</param>
/// <param name="IsShared">The channel has people of other companies in it (Slack Connect).</param>
sealed record Envelope(string Team, string? Enterprise, string BotUser, string AppId, bool IsShared)
{
    public const string Channel = "slack";

    /// <summary>Of a direct message's address: the channel to answer in, for nobody else to see.</summary>
    public const string Whisper = "whisper";

    /// <summary>Of a direct message's address: the channel where this person of another workspace can be answered when they take no direct messages.</summary>
    public const string Meeting = "meeting";

    public static Envelope? OfEvent(JsonElement payload)
    {
        var authorization = payload.Items("authorizations").FirstOrDefault();
        var enterprise = authorization.Text("enterprise_id") ?? payload.Text("context_enterprise_id") ?? payload.Text("enterprise_id");
        var team = authorization.Text("team_id") ?? payload.Text("context_team_id") ?? payload.Text("team_id") ?? enterprise;
        return IsId(team) ? new Envelope(team!, enterprise, authorization.Text("user_id") ?? "", payload.Text("api_app_id") ?? "", payload.Is("is_ext_shared_channel")) : null;
    }

    public static Envelope? OfInteraction(JsonElement payload)
    {
        var enterprise = payload.Text("enterprise", "id") ?? payload.Text("team", "enterprise_id");
        var team = payload.Text("team", "id") ?? payload.Text("view", "app_installed_team_id") ?? enterprise;
        return IsId(team) ? new Envelope(team!, enterprise, "", payload.Text("api_app_id") ?? "", false) : null;
    }

    public static Envelope? OfCommand(JsonElement form)
    {
        var team = form.Text("team_id") ?? form.Text("enterprise_id");
        return IsId(team) ? new Envelope(team!, form.Text("enterprise_id"), "", form.Text("api_app_id") ?? "", false) : null;
    }

    /// <param name="home">The workspace the person belongs to, as the payload says; null when it does not.</param>
    public Identity Person(string user, string? home) =>
        new(Channel, home is null || home == Team || home == Enterprise ? Enterprise ?? Team : home, user);

    public bool IsForeign(string? home) => home is not null && home != Team && home != Enterprise;

    /// <summary>The chat with one person; named after them, since its own id is not known before it is opened.</summary>
    public Address Chat(string user) => new(Channel, Team, user, Place.Personal);

    public static bool IsId(string? id) => id is { Length: > 1 and <= 40 } && id.All(char.IsAsciiLetterOrDigit);
}
