using Demarc.Cards.Model;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Playwright;

namespace Demarc.Tests.Channels.Local;

/// <summary>The page through restarts, lost connections, missing parts and hostile words.</summary>
public sealed class PageHardshipTests(Browser browser)
{
    /// <summary>What runs if any of it is taken for more than words.</summary>
    const string Attack = """<img src=x onerror="document.title='owned'"><script>document.title='owned'</script><a href="javascript:document.title='owned'">x</a>"'`--></textarea><svg onload=document.title='owned'>""";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_of_the_program_is_told_and_nothing_is_missed()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        chat.Expects = complaint => complaint.Contains("net::ERR_", StringComparison.Ordinal);
        var state = chat.Page.Locator("#state");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Nobody has taken case 7.");
        await Assertions.Expect(state).ToHaveTextAsync("Live");

        await bot.StopAsync();
        await Assertions.Expect(state).ToHaveTextAsync("Reconnecting");
        await Assertions.Expect(chat.Page.Locator(".toast")).ToContainTextAsync("connection to the program is lost");
        await chat.Pane("ana").Composer.FillAsync("echo while it is down");
        await chat.Pane("ana").Composer.PressAsync("Enter");
        await Assertions.Expect(chat.Pane("ana").Locator.Locator(".pending")).ToContainTextAsync("Not sent.");
        await bot.StartAgainAsync();
        await bot.DecideAsync(session => session.Tell(Ana(bot), "news", bot.Now, new Card("news", "News", "What happened meanwhile.")));

        await Assertions.Expect(state).ToHaveTextAsync("Live");
        await chat.Pane("ana").CardAsync("What happened meanwhile.");
        await Assertions.Expect(chat.Page.Locator(".toast").Filter(new() { HasText = "Connected again" })).ToBeVisibleAsync();
        await chat.Pane("ana").Locator.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await chat.Pane("ana").CardAsync("while it is down");
        await card.PressAsync("Acknowledge case 7");
        await card.ShowsAsync("Ana Ruiz takes care of case 7.");
    }

    [Fact]
    public async Task Where_events_do_not_get_through_the_page_asks()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "dana");
        chat.Expects = complaint => complaint.Contains("net::ERR_", StringComparison.Ordinal) || complaint.Contains("503", StringComparison.Ordinal);
        await chat.Page.RouteAsync("**/local/events**", route => route.FulfillAsync(new() { Status = 503 }));
        await chat.Page.ReloadAsync();
        await chat.Page.Locator("body[data-ready]").WaitForAsync();

        await new LocalClient(bot).SayAsync("ana", "dm:ana", "case 7");

        await chat.Pane("dana").CardAsync("Nobody has taken case 7.");
    }

    [Fact]
    public async Task Without_the_card_renderer_the_page_says_what_is_missing_and_can_be_used()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var visitor = await browser.VisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.RouteAsync("**/lib/**", route => route.FulfillAsync(new() { Status = 404 }));
        await page.GotoAsync($"{bot.Url}/?panes=ana");

        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("the card renderer was not fetched");
        await page.Locator("textarea").FillAsync("case 7");
        await page.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".card .plain")).ToContainTextAsync("Nobody has taken case 7.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge case 7" }).ClickAsync();
        await Assertions.Expect(page.Locator(".card .plain")).ToContainTextAsync("Ana Ruiz takes care of case 7.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Escalate case 7" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What went wrong?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Hostile_names_messages_cards_and_forms_are_words_and_do_nothing()
    {
        var (bot, _) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await using var _1 = bot;
        await bot.AddLocalAsync("Eve", Role.ProjectManager, more: person => person with { Name = Attack });
        await bot.LocalRoomAsync("team", Attack, isInternal: true);
        await bot.DecideAsync(session => session.Put(Roster.Companies, new Company { Id = "house", Name = Attack, IsDistributor = true }));
        await using var chat = await ChatPage.OpenAsync(browser, bot, "eve,room:team");
        var client = new LocalClient(bot);

        await client.SayAsync("eve", "dm:eve", "echo " + Attack);
        foreach (var name in new[] { "hostile.00", "hostile.05", "hostile.09" })
        {
            await client.SayAsync("eve", "dm:eve", "sample " + name);
        }

        await client.SayAsync("eve", "dm:eve", "case " + Attack.Replace(' ', '\u00A0'));
        await client.SayAsync("eve", "room:team", Attack, toBot: false);
        var card = await chat.Pane("eve").CardAsync("Nobody has taken case");
        await card.Locator.GetByRole(AriaRole.Button, new() { Name = "Escalate case" }).ClickAsync();
        await chat.Form.Locator.WaitForAsync();
        await chat.Form.FillAsync("What went wrong?", Attack + " the date");
        await chat.Form.SubmitAsync();
        await chat.Form.ClosedAsync();
        await card.ShowsAsync("</textarea><svg onload");
        await chat.GoAsync(chat.Page.Url);
        await chat.Pane("eve").Locator.Locator(".who").ClickAsync();

        await Assertions.Expect(chat.Pane("eve").Locator.Locator(".bubble").First).ToContainTextAsync("<script>document.title='owned'</script>");
        Assert.DoesNotContain("owned", await chat.Page.TitleAsync());
        Assert.Equal(0, await chat.Page.Locator("main img:not([src='page/mark.svg'], [src^='https://']), main script, main iframe, main a[href^='javascript'], .picker img, main [onerror], main [onload]").CountAsync());
    }

    [Fact]
    public async Task Who_is_no_longer_in_a_room_gives_up_its_pane()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        var address = await bot.LocalRoomAsync("acme", "Acme desk", false, "acme");
        await using var chat = await ChatPage.OpenAsync(browser, bot, "dana,room:acme@ana");
        await Assertions.Expect(chat.Page.Locator(".pane")).ToHaveCountAsync(2);

        await bot.DecideAsync(session => session.Put(Roster.Rooms, new Room { Id = address.RoomKey, Name = "Acme desk", Address = address, IsInternal = true }));

        await Assertions.Expect(chat.Page.Locator(".pane")).ToHaveCountAsync(1);
        await Assertions.Expect(chat.Pane("dana").Locator).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_presses_of_an_impatient_hand_are_one()
    {
        var (bot, probe) = await PageTests.BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");

        await card.Button("Acknowledge case 7").DblClickAsync();
        await card.ShowsAsync("Ana Ruiz takes care of case 7.");
        await bot.SettleAsync();

        Assert.Equal(1, probe.Heard.Count(inbound => inbound.Verb == "case.acknowledge"));
    }

    static Person Ana(TestBot bot) => bot.Store.LoadAsync(Roster.People, "ana", Cancel).AsTask().GetAwaiter().GetResult()!;
}
