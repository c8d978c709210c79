using System.Collections.Concurrent;
using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>Works on one queued message up to its commit, which ends the row.</summary>
public delegate Task WorkOn(InboxRow row, CancellationToken cancel);

/// <summary>
/// Takes in what people said: durable before it is acknowledged, worked on in the order of each conversation. What a crash interrupted is
/// found in the inbox at the next start.
/// </summary>
public sealed partial class Receiver(IStore store, WorkOn work, Registry registry, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<Receiver> log)
    : IHostedService
{
    /// <summary>After so long without an answer the person sees that something is happening. Teams' store asks for a sign within 2 s.</summary>
    static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(1200);

    static readonly TimeSpan[] BetweenTries = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];
    static readonly TimeSpan BetweenStoreTries = TimeSpan.FromSeconds(1);

    /// <summary>A message that took the process down with it this often is set aside.</summary>
    const int MostStarts = 3;

    /// <summary>Turns mostly wait for the store, which writes up to 64 of them at once.</summary>
    const int MostAbreast = 64;

    readonly Lanes lanes = new(MostAbreast);
    readonly ConcurrentDictionary<string, byte> taken = [];
    readonly Dictionary<string, IChannel> ways = channels.ToDictionary(channel => channel.Name);
    readonly CancellationTokenSource stopping = new();

    public bool IsIdle => taken.IsEmpty;

    /// <summary>When it returns, the message survives a power loss; a redelivery of it changes nothing.</summary>
    /// <returns>False for a redelivery.</returns>
    public Task<bool> AcceptAsync(Inbound inbound, CancellationToken cancel) => AcceptAsync(inbound, [], cancel);

    /// <param name="along">Kept in the same commit: a channel's own record of what was said, and files.</param>
    public async Task<bool> AcceptAsync(Inbound inbound, IReadOnlyList<Change> along, CancellationToken cancel)
    {
        var row = new InboxRow { Id = inbound.Key, ConversationKey = inbound.Address.Key, ReceivedAt = clock.GetUtcNow(), Inbound = inbound };
        var result = await store.CommitAsync([new Change(Inbox.Rows, row.Id, 0, row), .. along], cancel);
        return result.IsCommitted;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Watch(Inbox.Rows, committed =>
        {
            if (committed.Document is { State: InboxState.Waiting } row)
            {
                Take(row, isRecovered: false);
            }
        });
        var waiting = Inbox.Rows.Where(row => row.State == InboxState.Waiting);
        foreach (var row in (await store.QueryAsync(Inbox.Rows, waiting, cancellationToken)).OrderBy(row => row.ReceivedAt))
        {
            Take(row, isRecovered: true);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        while (!lanes.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    void Take(InboxRow row, bool isRecovered)
    {
        if (taken.TryAdd(row.Id, 0))
        {
            lanes.Post(row.ConversationKey, () => WorkAsync(row, isRecovered));
        }
    }

    async Task WorkAsync(InboxRow row, bool isRecovered)
    {
        try
        {
            if (!isRecovered)
            {
                await TryAsync(row);
            }
            else if (await CountStartAsync(row) is { } counted)
            {
                await TryAsync(counted);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It stays in the inbox for the next start.
        }
        catch (Exception broken)
        {
            LogLost(broken, row.Id);
        }
        finally
        {
            taken.TryRemove(row.Id, out _);
        }
    }

    async Task TryAsync(InboxRow row)
    {
        for (var tries = 0; ;)
        {
            try
            {
                var working = work(row, stopping.Token);
                await ShowTypingWhenSlowAsync(row, working);
                await working;
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                throw;
            }
            catch (StoreFaultException broken)
            {
                // No fault of the message's: it waits until the store writes again.
                LogStore(broken, row.Id);
                await Task.Delay(BetweenStoreTries, clock, stopping.Token);
            }
            catch (Exception broken)
            {
                LogFailed(broken, row.Id, tries + 1);
                if (tries == BetweenTries.Length)
                {
                    await GiveUpAsync(row);
                    return;
                }

                await Task.Delay(BetweenTries[tries++], clock, stopping.Token);
            }
        }
    }

    async Task ShowTypingWhenSlowAsync(InboxRow row, Task working)
    {
        if (working.IsCompleted || row.Inbound is not { } inbound || !ways.TryGetValue(inbound.Address.Channel, out var channel))
        {
            return;
        }

        using var answered = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var slow = Task.Delay(Slow, clock, answered.Token);
        if (await Task.WhenAny(working, slow) == slow && !working.IsCompleted)
        {
            await channel.ShowTypingAsync(inbound.Address, stopping.Token);
        }

        await answered.CancelAsync();
    }

    // Written down before it is tried, so that one that kills the process is tried a few times and no more.
    async Task<InboxRow?> CountStartAsync(InboxRow row)
    {
        var counted = row with { Attempts = row.Attempts + 1 };
        if (counted.Attempts > MostStarts)
        {
            await GiveUpAsync(row);
            return null;
        }

        var session = new Session(store);
        session.Save(Inbox.Rows, counted);
        await session.CommitAsync(stopping.Token);
        return await store.LoadAsync(Inbox.Rows, row.Id, stopping.Token) is { State: InboxState.Waiting } current ? current : null;
    }

    /// <summary>Sets the message aside; who asked is told, with a number to quote, and so is an administrator.</summary>
    Task<CommitResult> GiveUpAsync(InboxRow row)
    {
        var now = clock.GetUtcNow();
        var reference = References.Of(row.Id);
        var trouble = new Trouble(
            $"turn:{row.Id}",
            $"A message could not be worked on ({BetweenTries.Length + 1} tries); reference {reference}. The log has the error under the message's id. Its sender was told.",
            now);
        return Decision.CommitAsync(
            store,
            async session =>
            {
                session.Save(Inbox.Rows, row with { State = InboxState.Failed, Inbound = null, DoneAt = now });
                if (row.Inbound is { } inbound)
                {
                    session.Add(Apology(row.Id, inbound, reference, now));
                }

                await registry.ReportAsync(trouble, session, stopping.Token);
            },
            Inbox.Rows,
            stopping.Token);
    }

    internal static Outgoing Apology(string key, Inbound inbound, string reference, DateTimeOffset now)
    {
        var words = Text.Of($"Something went wrong here while I worked on this, and trying again did not help. An administrator has been told; the reference is {Text.Code(reference)}. Nothing was changed.");
        return Sending.Row($"failed:{key}", inbound.Address, now) with
        {
            Card = new Card("failed", "", words) { Tone = Tone.Warning },
            Importance = Importance.Reply,
            ReplyTo = inbound.MessageId,
        };
    }

    [LoggerMessage(LogLevel.Error, "Turn {Key} failed, try {Tries}")]
    partial void LogFailed(Exception broken, string key, int tries);

    [LoggerMessage(LogLevel.Warning, "Turn {Key} waits for the store")]
    partial void LogStore(Exception broken, string key);

    [LoggerMessage(LogLevel.Critical, "Turn {Key} could neither be done nor set aside; it is tried again at the next start")]
    partial void LogLost(Exception broken, string key);
}
