using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Slack;

/// <summary>A reaction that says something becomes the saying of it: 👀 under an escalation takes it, 🎫 under any message escalates its words.</summary>
sealed class SlackReactions(SlackOptions options, SlackDesk desk, IStore store)
{
    const int MostRows = 50;
    const int LongestText = 2000;

    public async Task<Inbound> ReadAsync(Reading.Reacted reacted, CancellationToken cancel)
    {
        var inbound = reacted.Inbound;
        if (options.Says(reacted.Emoji) is not { } says)
        {
            return inbound;
        }

        var thread = inbound.Address.Thread;
        if (says.Contains("{id}", StringComparison.Ordinal))
        {
            if (await AboutAsync(inbound, cancel) is not { } row || IdOf(row) is not { } id)
            {
                return inbound;
            }

            says = says.Replace("{id}", id, StringComparison.Ordinal);
            thread = row.Address.Thread ?? thread;
        }

        if (says.Contains("{text}", StringComparison.Ordinal))
        {
            var (text, root) = await TextAsync(inbound, cancel);
            says = says.Replace("{text}", text, StringComparison.Ordinal).Trim().TrimEnd(':');
            thread = root ?? thread;
        }

        return inbound with { Kind = InboundKind.Message, Text = says, Verb = null, Address = inbound.Address with { Thread = inbound.Address.Place == Place.Personal ? inbound.Address.Thread : thread } };
    }

    /// <summary>The message of ours that it stands under.</summary>
    async Task<Outgoing?> AboutAsync(Inbound inbound, CancellationToken cancel)
    {
        var ts = inbound.MessageId;
        var rows = await store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.MessageId == ts).Take(MostRows), cancel);
        return rows.FirstOrDefault(row => row.Address.RoomKey == inbound.Address.RoomKey && row.Kind == OutgoingKind.Post);
    }

    // Subjects are "kind:id"; what follows an "@" tells one card of it from another.
    static string? IdOf(Outgoing row) =>
        (row.View?.Subject ?? row.About)?.Split('@')[0] is { } subject && subject.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? subject[(colon + 1)..] : null;

    async Task<(string Text, string? Root)> TextAsync(Inbound inbound, CancellationToken cancel)
    {
        var channel = inbound.Address.Place == Place.Personal ? (await desk.ChatAsync(inbound.Address, cancel)).Channel : inbound.Address.Conversation;
        var asked = new JsonObject { ["channel"] = channel, ["ts"] = inbound.MessageId, ["latest"] = inbound.MessageId, ["oldest"] = inbound.MessageId, ["inclusive"] = true, ["limit"] = 1 };
        var answer = await desk.CallAsync(inbound.Address.Tenant, "conversations.replies", asked, cancel);
        var message = answer is SlackAnswer.Done done ? done.Body.Items("messages").FirstOrDefault(one => one.Text("ts") == inbound.MessageId) : default;
        return (SlackText.Head(SlackText.Of(message.Text("text"), ""), LongestText), message.Text("thread_ts"));
    }
}
