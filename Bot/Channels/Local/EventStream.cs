using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Demarc.Channels.Local;

/// <summary>
/// What an open page is told as it happens, as server-sent events. A message's event has the number of its change as id, so a page that comes back
/// says the last one and gets what it missed: each message once, as it is now.
/// </summary>
sealed class EventStream(Conversations conversations, Participants participants, LiveFeed feed, TimeProvider clock)
{
    /// <summary>A page that hears nothing for some of these takes the connection for dead.</summary>
    static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(15);

    static readonly TimeSpan BeforeReconnect = TimeSpan.FromSeconds(1);

    /// <param name="ids">Whom the page speaks as.</param>
    /// <param name="after">The last number it saw; null: it has seen nothing, and asks for histories itself.</param>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(IReadOnlyList<string> ids, long? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Listening begins before the store is asked, so nothing falls between the two.
        using var listening = feed.Listen();
        yield return new SseItem<string>(LocalJson.Write(new Moment(clock.GetUtcNow())), "hello") { ReconnectionInterval = BeforeReconnect };

        var seen = after ?? await conversations.LastAsync(cancel);
        if (await conversations.SinceAsync(seen, cancel) is not { } missed)
        {
            seen = await conversations.LastAsync(cancel);
            missed = [];
            yield return new SseItem<string>(LocalJson.Write(new Moment(clock.GetUtcNow())), "reset") { EventId = IdOf(seen) };
        }

        foreach (var message in missed)
        {
            seen = message.Change;
            if (await participants.CanReadAsync(ids, message.Conversation, cancel))
            {
                yield return Item(message);
            }
        }

        var waiting = listening.Happenings.WaitToReadAsync(cancel).AsTask();
        while (true)
        {
            if (await ComesSoonAsync(waiting, cancel) is not { } comes)
            {
                yield return new SseItem<string>(LocalJson.Write(new Moment(clock.GetUtcNow())), "ping");
                continue;
            }

            if (!comes)
            {
                yield break;
            }

            while (listening.Happenings.TryRead(out var happening))
            {
                if (happening is LiveFeed.Happening.Message { Now: var message })
                {
                    if (message.Change <= seen)
                    {
                        continue;
                    }

                    seen = message.Change;
                }

                if (await ItemAsync(happening, ids, cancel) is { } item)
                {
                    yield return item;
                }
            }

            waiting = listening.Happenings.WaitToReadAsync(cancel).AsTask();
        }
    }

    /// <returns>Null: nothing came for a while. False: nothing more will.</returns>
    async Task<bool?> ComesSoonAsync(Task<bool> waiting, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ping = Task.Delay(BetweenPings, clock, enough.Token);
        var first = await Task.WhenAny(waiting, ping);
        await enough.CancelAsync();
        if (cancel.IsCancellationRequested)
        {
            return false;
        }

        return first == waiting ? await waiting : null;
    }

    async ValueTask<SseItem<string>?> ItemAsync(LiveFeed.Happening happening, IReadOnlyList<string> ids, CancellationToken cancel) => happening switch
    {
        LiveFeed.Happening.Message { Now: var message } => await participants.CanReadAsync(ids, message.Conversation, cancel) ? Item(message) : null,
        LiveFeed.Happening.Typing typing => await participants.CanReadAsync(ids, typing.Conversation, cancel) ? new SseItem<string>(LocalJson.Write(new { In = typing.Conversation }), "typing") : null,
        _ => new SseItem<string>("{}", "people"),
    };

    SseItem<string> Item(LocalMessage message) =>
        new(LocalJson.Write(MessageView.Of(message, clock.GetUtcNow())), "message") { EventId = IdOf(message.Change) };

    static string IdOf(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The program's clock, so that the page says "today" for the program's today.</summary>
    sealed record Moment(DateTimeOffset Now);
}
