using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>The home tab: what the person would be told if they asked the usual things, with a menu to find an order while typing.</summary>
sealed class SlackHome(SlackOptions options, SlackDesk desk, SlackPeople people, TurnRunner turns, IStore store, TimeProvider clock)
{
    const string Search = "searchOrders";

    /// <param name="hash">Of the tab as it is now; an older drawing does not overwrite a newer one.</param>
    public async Task PublishAsync(Envelope envelope, string user, string? hash, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var asked = await people.KnownAsync(Asking(envelope, user, now), cancel);
        var cards = new List<Card>();
        var link = await store.LoadAsync(Roster.Links, asked.Sender.Key, cancel);
        foreach (var words in link is null ? ["help"] : options.EffectiveHome)
        {
            cards.AddRange(await turns.RunPassingAsync(asked with { Text = words, Key = $"{asked.Key}|{words}" }, cancel));
        }

        var person = link is null ? null : await store.LoadAsync(Roster.People, link.PersonId, cancel);
        var context = new RenderContext(person?.Reader ?? new Reader(asked.Zone ?? "UTC", asked.Locale ?? "en-US")) { Now = now, Nonce = SlackWriter.Nonces(asked.Key) };
        var arguments = new JsonObject { ["user_id"] = user, ["view"] = BlockKitRenderer.Home(cards, person is null ? null : Search, context).Payload };
        if (hash is not null)
        {
            arguments["hash"] = hash;
        }

        await desk.CallAsync(envelope.Team, "views.publish", arguments, cancel);
    }

    // A place of its own, so that looking at the tab does not change what the chat is about.
    static Inbound Asking(Envelope envelope, string user, DateTimeOffset now) => new()
    {
        Key = $"{Envelope.Channel}|home|{envelope.Team}|{user}|{now.UtcTicks}",
        Kind = InboundKind.Message,
        Address = envelope.Chat(user) with { Thread = "home" },
        Private = envelope.Chat(user),
        Sender = envelope.Person(user, null),
        SentAt = now,
        IsPassing = true,
    };
}
