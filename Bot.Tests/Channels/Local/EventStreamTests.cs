using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Demarc.Channels.Local;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>The page hears what happens while it is there, and what happened while it was not.</summary>
public sealed class EventStreamTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_and_changes_come_as_they_happen_with_rising_numbers()
    {
        await using var served = await ServedAsync();
        await using var page = await ListenAsync(served.Url, "as=ana");

        await served.Client.SayAsync("ana", "dm:ana", "case 7");
        var asked = await page.MessageAsync();
        var card = await page.MessageAsync();
        await served.Client.PostAsync("press", LocalChatTests.Press("ana", card.Body, "Acknowledge"));
        var changed = await page.MessageAsync();

        Assert.Equal("case 7", asked.Body["text"]!.ToString());
        Assert.Equal(card.Body["id"]!.ToString(), changed.Body["id"]!.ToString());
        Assert.Equal("Ana takes care of case 7.", changed.Body["card"]!["summary"]!.ToString());
        Assert.True(asked.Id < card.Id && card.Id < changed.Id);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_each_message_it_missed_once_as_it_is_now_even_after_a_restart()
    {
        await using var served = await ServedAsync();
        long last;
        JsonObject card;
        await using (var page = await ListenAsync(served.Url, "as=ana"))
        {
            await served.Client.SayAsync("ana", "dm:ana", "case 7");
            await page.MessageAsync();
            (last, card) = await page.MessageAsync();
        }

        await served.Client.PostAsync("press", LocalChatTests.Press("ana", card, "Acknowledge"));
        await served.Bot.SettleAsync();
        await served.Client.SayAsync("ana", "dm:ana", "echo missed");
        await served.Bot.RestartAsync();
        await using var back = await ListenAsync(served.Url, "as=ana", last);
        await served.Client.SayAsync("ana", "dm:ana", "echo new");

        var heard = new List<string>();
        while (heard.Count < 5)
        {
            heard.Add(LocalChatTests.Words((await back.MessageAsync()).Body));
        }

        Assert.Equal(["Ana takes care of case 7.", "echo missed", "missed", "echo new", "new"], heard);
    }

    [Fact]
    public async Task A_page_that_knows_numbers_of_another_store_is_told_to_start_afresh()
    {
        await using var served = await ServedAsync();
        await served.Client.SayAsync("ana", "dm:ana", "echo old");

        await using var page = await ListenAsync(served.Url, "as=ana", 9_000_000_000_000_000);
        await served.Client.SayAsync("ana", "dm:ana", "echo fresh");

        Assert.Equal("reset", (await page.NextAsync(skip: "hello")).EventType);
        Assert.Equal("echo fresh", (await page.MessageAsync()).Body["text"]!.ToString());
        Assert.True((await served.Client.GetAsync("changes?as=ana&after=9000000000000000")).Body["reset"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_page_hears_only_the_conversations_of_those_it_speaks_as()
    {
        await using var served = await ServedAsync();
        await served.Bot.AddLocalAsync("Dana", Role.ProjectManager);
        await served.Bot.LocalRoomAsync("team", "Team", isInternal: true);
        await using var anas = await ListenAsync(served.Url, "as=ana&as=stranger");
        await using var danas = await ListenAsync(served.Url, "as=dana");

        await served.Client.SayAsync("dana", "dm:dana", "echo private");
        await served.Client.SayAsync("dana", "room:team", "internal", toBot: false);
        await served.Client.SayAsync("ana", "dm:ana", "echo mine");

        Assert.Equal("echo mine", (await anas.MessageAsync()).Body["text"]!.ToString());
        Assert.Equal(["echo private", "private", "internal"], [await WordsAsync(danas), await WordsAsync(danas), await WordsAsync(danas)]);
    }

    [Fact]
    public async Task A_page_is_told_when_people_and_rooms_change()
    {
        await using var served = await ServedAsync();
        await using var page = await ListenAsync(served.Url, "as=ana");

        await served.Bot.AddLocalAsync("Ben");

        Assert.Equal("people", (await page.NextAsync(skip: "hello")).EventType);
    }

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_end_of_the_program()
    {
        await using var served = await ServedAsync();
        await using var page = await ListenAsync(served.Url, "as=ana");
        await page.NextAsync();

        await served.Bot.StopAsync().WaitAsync(Patience, Cancel);

        await page.EndAsync();
        await served.Bot.StartAgainAsync();
    }

    [Fact]
    public async Task Where_nothing_happens_the_page_hears_that_the_connection_lives_and_what_time_it_is()
    {
        await using var served = await ServedAsync();
        await using var page = await ListenAsync(served.Url, "as=ana");
        await page.NextAsync();

        var next = page.NextAsync();
        while (!next.IsCompleted)
        {
            served.Bot.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(next, Task.Delay(5, Cancel));
        }

        Assert.Equal("ping", (await next).EventType);
        Assert.StartsWith("2026-11-16T15:0", JsonNode.Parse((await next).Data)!["now"]!.ToString());
    }

    [Fact]
    public async Task A_page_that_leaves_is_forgotten()
    {
        await using var served = await ServedAsync();
        var feed = served.Bot.Services.GetRequiredService<LiveFeed>();
        var page = await ListenAsync(served.Url, "as=ana");
        await page.NextAsync();
        Assert.Equal(1, feed.Listeners);

        await page.DisposeAsync();

        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (feed.Listeners > 0 && Environment.TickCount64 < until)
        {
            await Task.Delay(5, Cancel);
        }

        Assert.Equal(0, feed.Listeners);
    }

    [Fact]
    public async Task A_page_that_does_not_keep_up_is_let_go_and_holds_up_nobody()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        var feed = bot.Services.GetRequiredService<LiveFeed>();
        using var slow = feed.Listen();

        for (var i = 0; i < 1000; i++)
        {
            feed.Typing("dm:ana");
        }

        Assert.Equal(0, feed.Listeners);
        var heard = 0;
        await foreach (var _2 in slow.Happenings.ReadAllAsync(Cancel))
        {
            heard++;
        }

        Assert.InRange(heard, 1, 999);
    }

    static async Task<string> WordsAsync(Page page) => LocalChatTests.Words((await page.MessageAsync()).Body);

    static async Task<Served> ServedAsync()
    {
        var (bot, _) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await bot.AddLocalAsync("Ana");
        return new Served(bot, bot.Url, new LocalClient(bot));
    }

    static async Task<Page> ListenAsync(string url, string query, long? last = null)
    {
        var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/local/events?{query}");
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", $"{last}");
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new Page(http, await response.Content.ReadAsStreamAsync(Cancel));
    }

    sealed record Served(TestBot Bot, string Url, LocalClient Client) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Bot.DisposeAsync();
    }

    sealed class Page(HttpClient http, Stream stream) : IAsyncDisposable
    {
        readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel);

        public async Task<SseItem<string>> NextAsync(string? skip = null)
        {
            do
            {
                Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(Patience, Cancel), "The stream ended.");
            }
            while (items.Current.EventType == skip);

            return items.Current;
        }

        public async Task<(long Id, JsonObject Body)> MessageAsync()
        {
            while (true)
            {
                if (await NextAsync() is { EventType: "message" } item)
                {
                    return (long.Parse(item.EventId!), JsonNode.Parse(item.Data)!.AsObject());
                }
            }
        }

        /// <summary>In order or cut off, as the server's end finds it.</summary>
        public async Task EndAsync()
        {
            try
            {
                while (await items.MoveNextAsync().AsTask().WaitAsync(Patience, Cancel))
                {
                }
            }
            catch (HttpIOException)
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            http.Dispose();
        }
    }
}
