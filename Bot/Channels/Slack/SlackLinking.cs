using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>Does what someone wanted before they were linked, as soon as they are.</summary>
sealed class SlackLinking(IStore store, Receiver receiver, SlackErrands errands, TimeProvider clock) : IHostedService
{
    const int Most = 1000;

    static readonly string Prefix = Envelope.Channel + "|";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Watch(Roster.Links, committed =>
        {
            if (committed.Document is { } link && link.Id.StartsWith(Prefix, StringComparison.Ordinal))
            {
                errands.Run("Doing what was asked before linking", cancel => HonourAsync(link.Id, cancel));
            }
        });

        // Linked just before the program ended.
        foreach (var waiting in await store.QueryAsync(SlackWaiting.All, SlackWaiting.All.All.OrderBy(waiting => waiting.At).Take(Most), cancellationToken))
        {
            await HonourAsync(waiting.Id, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task HonourAsync(string identity, CancellationToken cancel)
    {
        if (await store.LoadAsync(SlackWaiting.All, identity, cancel) is not { } waiting)
        {
            return;
        }

        var done = new Change(SlackWaiting.All, identity, waiting.Version, null);
        if (clock.GetUtcNow() - waiting.At > SlackWaiting.Kept)
        {
            await store.CommitAsync([done], cancel);
        }
        else if (await store.LoadAsync(Roster.Links, identity, cancel) is not null)
        {
            await receiver.AcceptAsync(waiting.Inbound with { Key = waiting.Inbound.Key + "|linked" }, [done], cancel);
        }
    }
}
