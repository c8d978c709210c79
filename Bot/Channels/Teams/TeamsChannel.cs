using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>The way out to Teams: finds the way back to the place, writes the activity and sends it once.</summary>
sealed class TeamsChannel(TeamsOptions options, IConnector connector, ConversationReferences references, Members members, TimeProvider clock) : IChannel
{
    /// <summary>Tried one after another when Teams finds a card too large; null is what it is documented to take.</summary>
    static readonly int?[] Sizes = [null, 12 * 1024, 4 * 1024];

    public string Name => Parties.Channel;

    public IReadOnlyList<RateLimit> Limits { get; } = options.Unpaced ? [] : options.Pace.Limits;

    public async Task<SendResult> SendAsync(Outgoing row, Card card, CancellationToken cancel)
    {
        var way = await references.OfAsync(row.Address, cancel);
        if (way.Service is not { } service)
        {
            return new SendResult.Never("Nothing was ever heard from there, so there is no way to write to it. Mention the bot there once, or have them write to it.");
        }

        if (way.IsBlocked)
        {
            return new SendResult.Never("The bot is blocked or was removed there. It tries again a day after it last was; they can unblock it or install it again.", Gone: true);
        }

        var result = row.Kind == OutgoingKind.Post ? await PostAsync(row, card, service, way, cancel) : await ChangeAsync(row, card, service, way, cancel);
        if (result is SendResult.Never { Gone: true })
        {
            await references.BlockedAsync(row.Address, cancel);
        }

        return result;
    }

    /// <summary>Bots cannot read back what they posted in a chat.</summary>
    public Task<Found> FindAsync(Outgoing row, CancellationToken cancel) => Task.FromResult<Found>(new Found.CannotTell());

    public async Task ShowTypingAsync(Address address, CancellationToken cancel)
    {
        var way = await references.OfAsync(address, cancel);
        if (way is { Service: { } service, Conversation: { } conversation, IsBlocked: false })
        {
            await connector.PostAsync(service, conversation, ActivityWriter.Typing(For(address, way, conversation)), cancel);
        }
    }

    async Task<SendResult> PostAsync(Outgoing row, Card card, string service, WayBack way, CancellationToken cancel)
    {
        if (row.Address is { Place: Place.Room, Thread: null } room)
        {
            return SendResults.Of(
                await FittingAsync(row, card, For(room, way, null), activity => connector.StartThreadAsync(service, BotOf(way), room.Conversation, room.Tenant, activity, cancel), cancel),
                OutgoingKind.Post);
        }

        if (way.Conversation is { } known)
        {
            var answer = await SayAsync(row, card, service, way, known, cancel);
            if (answer is not ConnectorAnswer.Refused { Status: 404 } || row.Address.Place != Place.Personal || way.User is null)
            {
                return SendResults.Of(answer, OutgoingKind.Post);
            }

            // The id of the chat has changed; the person has not.
            await references.ForgetAsync(row.Address, cancel);
        }

        if (way.User is not { } user)
        {
            return new SendResult.Never("The chat with them was never opened and their id for the bot is not known. Have them write to the bot once.");
        }

        var opened = await connector.OpenChatAsync(service, BotOf(way), user, row.Address.Tenant, cancel);
        if (opened is not ConnectorAnswer.Done done || done.Body.Text("id") is not { Length: > 0 } conversation)
        {
            return SendResults.OfOpening(opened);
        }

        await references.OpenedAsync(row.Address, conversation, cancel);
        return SendResults.Of(await SayAsync(row, card, service, way, conversation, cancel), OutgoingKind.Post);
    }

    Task<ConnectorAnswer> SayAsync(Outgoing row, Card card, string service, WayBack way, string conversation, CancellationToken cancel) =>
        FittingAsync(row, card, For(row.Address, way, conversation), activity => connector.PostAsync(service, conversation, activity, cancel), cancel);

    async Task<SendResult> ChangeAsync(Outgoing row, Card card, string service, WayBack way, CancellationToken cancel)
    {
        // A thread's root is posted to the channel and lives in its own thread.
        var conversation = row.Address is { Place: Place.Room, Thread: null } && row.MessageId is { } root
            ? Parties.ConversationId(row.Address with { Thread = root })
            : way.Conversation;
        if (conversation is null || row.MessageId is not { } message)
        {
            return new SendResult.Never("Which message it was is not known any more.");
        }

        return SendResults.Of(
            row.Kind == OutgoingKind.Delete
                ? await connector.DeleteAsync(service, conversation, message, cancel)
                : await FittingAsync(row, card, For(row.Address, way, conversation), activity => connector.UpdateAsync(service, conversation, message, activity, cancel), cancel),
            row.Kind);
    }

    /// <summary>Sends it, and smaller when Teams says that it is too large: then it certainly was not taken.</summary>
    async Task<ConnectorAnswer> FittingAsync(
        Outgoing row, Card card, Writing writing, Func<JsonObject, Task<ConnectorAnswer>> send, CancellationToken cancel)
    {
        var present = writing with { Members = await members.OfAsync(card, row.Address, cancel) };
        ConnectorAnswer answer;
        var size = 0;
        do
        {
            answer = await send(ActivityWriter.Message(row, card, present with { MostBytes = Sizes[size] }));
        }
        while (answer is ConnectorAnswer.Refused { Status: StatusCodes.Status413PayloadTooLarge } && ++size < Sizes.Length);

        return answer;
    }

    Writing For(Address address, WayBack way, string? conversation) =>
        new(BotOf(way), conversation, clock.GetUtcNow()) { User = address.Place == Place.Personal ? way.User : null };

    string BotOf(WayBack way) => way.Bot ?? "28:" + options.AppId;
}
