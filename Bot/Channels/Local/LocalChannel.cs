using Demarc.Cards.Model;
using Demarc.Delivery;

namespace Demarc.Channels.Local;

/// <summary>The way out to the page: a message is sent when it is in the store, which can always be asked whether it is.</summary>
sealed class LocalChannel(Conversations conversations, FileShelf files, LiveFeed feed, TimeProvider clock) : IChannel
{
    public string Name => LocalNames.Channel;

    public IReadOnlyList<RateLimit> Limits => [];

    public async Task<SendResult> SendAsync(Outgoing row, Card card, CancellationToken cancel) => row.Kind switch
    {
        OutgoingKind.Post => await PostAsync(row, card, cancel),
        OutgoingKind.Update => await ChangeAsync(row, message => Redrawn(message, row, card), cancel),
        _ => await ChangeAsync(row, message => message with { Card = null, Text = null, Files = [], IsGone = true }, cancel),
    };

    public async Task<Found> FindAsync(Outgoing row, CancellationToken cancel)
    {
        var id = LocalMessage.IdOf(row.Id);
        return await conversations.FindAsync(id, cancel) is null ? new Found.NotThere() : new Found.There(id);
    }

    public Task ShowTypingAsync(Address address, CancellationToken cancel)
    {
        feed.Typing(address.Conversation);
        return Task.CompletedTask;
    }

    public Task<FetchedFile> FetchAsync(SentFile file, Address address, long most, CancellationToken cancel) => files.FetchAsync(file, most, cancel);

    async Task<SendResult> PostAsync(Outgoing row, Card card, CancellationToken cancel)
    {
        var message = new LocalMessage
        {
            Id = LocalMessage.IdOf(row.Id),
            Conversation = row.Address.Conversation,
            Thread = row.Address.Thread,
            ReplyTo = row.ReplyTo,
            At = clock.GetUtcNow(),
            Card = card,
            RowId = row.Id,
            Reader = row.Reader,
        };
        if (!await conversations.AddAsync(message, changes => conversations.AloneAsync(changes, cancel), cancel) && await conversations.FindAsync(message.Id, cancel) is null)
        {
            return new SendResult.NotYet("The message could not be added to the conversation.");
        }

        return new SendResult.Sent(message.Id);
    }

    /// <param name="change">Null: it is so already.</param>
    async Task<SendResult> ChangeAsync(Outgoing row, Func<LocalMessage, LocalMessage?> change, CancellationToken cancel)
    {
        var id = row.MessageId ?? "";
        if (await conversations.FindAsync(id, cancel) is not { IsGone: false } message)
        {
            return new SendResult.Never("The message is no longer in the conversation.");
        }

        if (change(message) is null || await conversations.ChangeAsync(id, change, changes => conversations.AloneAsync(changes, cancel), cancel))
        {
            return new SendResult.Sent(id);
        }

        return new SendResult.NotYet("The message was being changed.");
    }

    static LocalMessage? Redrawn(LocalMessage message, Outgoing row, Card card) =>
        message.Card is { } shown && message.Reader == row.Reader && LocalJson.IsSame(shown, card)
            ? null
            : message with { Card = card, Reader = row.Reader, Updates = message.Updates + 1 };
}
