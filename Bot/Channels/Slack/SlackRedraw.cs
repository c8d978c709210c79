using Demarc.Cards.Model;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>Brings the message that was pressed up to date: a live card by the pump, from the state at that moment, so that no older drawing can come last.</summary>
sealed class SlackRedraw(SlackApi api, IStore store, TimeProvider clock)
{
    const int MostRows = 50;

    public async Task RedrawAsync(Inbound inbound, Waiting waiting, Card card, TurnOutcome outcome, CancellationToken cancel)
    {
        if (waiting.IsEphemeral)
        {
            if (waiting.ResponseUrl is { } url)
            {
                var body = BlockKitRenderer.Render(card, SlackResponses.ContextOf(outcome, inbound, clock.GetUtcNow())).Payload;
                body["replace_original"] = true;
                await api.RespondAsync(url, body, cancel);
            }

            return;
        }

        if (inbound.CardMessageId is not { } ts)
        {
            return;
        }

        var rows = await store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.MessageId == ts).Take(MostRows), cancel);
        var posted = rows.FirstOrDefault(row => row.Kind == OutgoingKind.Post && row.Address.RoomKey == inbound.Address.RoomKey) is { } row
            ? await store.LoadAsync(Outbox.Posted, row.Id, cancel)
            : null;
        var session = new Session(store);
        session.Put(Outbox.Rows, posted is { Frozen: false }
            ? Sending.UpdateOf(posted, clock.GetUtcNow())
            : Sending.Row($"update:pressed:{inbound.Key}", inbound.Address, clock.GetUtcNow()) with
            {
                Kind = OutgoingKind.Update,
                Card = card,
                MessageId = ts,
                Reader = outcome.Person?.Reader ?? new Reader(),
                Importance = Importance.Reply,
            });
        await session.CommitAsync(cancel);
    }
}
