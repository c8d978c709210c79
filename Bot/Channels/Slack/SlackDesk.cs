using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>Calls on behalf of a workspace, and what is looked up again and again: the chat with a person, a person's name and whether they are a guest.</summary>
sealed class SlackDesk(SlackApi api, SlackWorkspaces workspaces, TimeProvider clock)
{
    /// <summary>Names change seldom; Slack tells of most changes.</summary>
    static readonly TimeSpan Believed = TimeSpan.FromMinutes(15);

    const int MostKnown = 20_000;

    readonly ConcurrentDictionary<(string Team, string User), string> chats = [];
    readonly ConcurrentDictionary<(string Team, string User), (SlackUser User, DateTimeOffset At)> users = [];

    public async Task<SlackAnswer> CallAsync(string team, string method, JsonObject arguments, CancellationToken cancel) =>
        await workspaces.TokenAsync(team, cancel) is { } token
            ? await api.CallAsync(team, token, method, arguments, cancel)
            : new SlackAnswer.Refused("not_authed");

    /// <summary>The channel id of the chat with this person, which is opened if it is not.</summary>
    public async Task<(string? Channel, SlackAnswer Answer)> ChatAsync(Address address, CancellationToken cancel)
    {
        var key = (address.Tenant, address.Conversation);
        if (chats.TryGetValue(key, out var known))
        {
            return (known, new SlackAnswer.Done(default));
        }

        var answer = await CallAsync(address.Tenant, "conversations.open", new JsonObject { ["users"] = address.Conversation }, cancel);
        if (answer is SlackAnswer.Done done && done.Body.Text("channel", "id") is { Length: > 0 } channel)
        {
            Keep(chats, key, channel);
            return (channel, answer);
        }

        return (null, answer);
    }

    /// <summary>A person as the workspace has them; null when Slack does not tell.</summary>
    public async Task<SlackUser?> UserAsync(string team, string user, CancellationToken cancel)
    {
        if (Known(team, user) is { } known)
        {
            return known;
        }

        if (await CallAsync(team, "users.info", new JsonObject { ["user"] = user }, cancel) is not SlackAnswer.Done done || done.Body.At("user") is not { } found)
        {
            return null;
        }

        var fresh = SlackUser.Of(found);
        Keep(users, (team, user), (fresh, clock.GetUtcNow()));
        return fresh;
    }

    public SlackUser? Known(string team, string user) => users.TryGetValue((team, user), out var known) && clock.GetUtcNow() - known.At < Believed ? known.User : null;

    public void Forget(string team, string user) => users.TryRemove((team, user), out _);

    static void Keep<T>(ConcurrentDictionary<(string, string), T> all, (string, string) key, T value)
    {
        if (all.Count >= MostKnown)
        {
            all.Clear();
        }

        all[key] = value;
    }
}
