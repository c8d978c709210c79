using System.Text.RegularExpressions;
using Demarc.Channels.Local;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Playwright;

namespace Demarc.Tests.Channels.Local;

/// <summary>The page as people use it: with a mouse, with a keyboard, on a phone, through a restart.</summary>
public sealed partial class PageTests(Browser browser)
{
    [Fact]
    public async Task What_one_says_is_answered_and_is_still_there_after_a_reload()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");

        await Assertions.Expect(chat.Pane("ana").Locator.Locator(".empty h2")).ToHaveTextAsync("Hello Ana");
        await chat.Pane("ana").SayAsync("echo good morning");
        await chat.Pane("ana").CardAsync("good morning");
        await chat.GoAsync(chat.Page.Url);

        await Assertions.Expect(chat.Pane("ana").Messages).ToHaveCountAsync(2);
        await Assertions.Expect(chat.Pane("ana").Locator.Locator(".day")).ToHaveTextAsync("Today");
        await Assertions.Expect(chat.Pane("ana").Locator.Locator("time").First).ToHaveTextAsync("8:00 AM");
        await Assertions.Expect(chat.Pane("ana").Locator.Locator(".clock")).ToHaveTextAsync("8:00 AM MST");
    }

    [Fact]
    public async Task All_of_it_can_be_done_with_the_keyboard_alone()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana,dana");
        var keys = chat.Page.Keyboard;
        var pane = chat.Pane("ana");

        await keys.PressAsync("Tab");
        await Assertions.Expect(chat.Page.Locator(".skip")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await keys.PressAsync("Alt+1");
        await Assertions.Expect(pane.Composer).ToBeFocusedAsync();
        await keys.TypeAsync("case 7");
        await keys.PressAsync("Shift+Enter");
        await keys.PressAsync("Backspace");
        await keys.PressAsync("Enter");
        var card = await pane.CardAsync("Nobody has taken case 7.");

        // From the composer back to the card's first button, as one would.
        var acknowledge = card.Button("Acknowledge case 7");
        for (var i = 0; i < 12 && !await acknowledge.EvaluateAsync<bool>("button => button === document.activeElement"); i++)
        {
            await keys.PressAsync("Shift+Tab");
        }

        await Assertions.Expect(acknowledge).ToBeFocusedAsync();
        Assert.NotEqual("none", await acknowledge.EvaluateAsync<string>("button => getComputedStyle(button).outlineStyle"));
        await keys.PressAsync("Enter");
        await card.ShowsAsync("Ana Ruiz takes care of case 7.");
        await Assertions.Expect(acknowledge).ToBeFocusedAsync();

        await keys.PressAsync("Alt+1");
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(pane.Composer).ToHaveValueAsync("case 7");
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(pane.Composer).ToHaveValueAsync("");
        await keys.PressAsync("Alt+2");
        await Assertions.Expect(chat.Pane("dana").Composer).ToBeFocusedAsync();
        await keys.TypeAsync("echo alpha");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("beta");
        await keys.PressAsync("Enter");
        await chat.Pane("dana").CardAsync("alpha");

        Assert.Equal("echo alpha\nbeta", probe.Heard[^1].Text);
    }

    [Fact]
    public async Task A_pane_shows_another_person_found_by_name_and_the_page_remembers()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        var keys = chat.Page.Keyboard;

        await chat.Pane("ana").Locator.Locator(".who").ClickAsync();
        await keys.TypeAsync("order fulf");
        await keys.PressAsync("Enter");
        await Assertions.Expect(chat.Pane("lee").Composer).ToHaveAttributeAsync("aria-label", "Message to Demarc as Lee");
        await chat.Page.Locator("#add").ClickAsync();
        await chat.Pane("ana").ChooseAsync("Team West");
        await Assertions.Expect(chat.Page).ToHaveURLAsync(new Regex(@"\?panes=lee,room:team@dana$"));
        await chat.GoAsync(bot.Url);

        await Assertions.Expect(chat.Page.Locator(".pane")).ToHaveCountAsync(2);
        await Assertions.Expect(chat.Pane("room:team").Locator).ToBeVisibleAsync();
        await chat.Pane("room:team").ChooseAsync("Lee");
        await Assertions.Expect(chat.Page).ToHaveURLAsync(new Regex(@"\?panes=lee,room:team@lee$"));
        await chat.Pane("lee").Locator.GetByRole(AriaRole.Button, new() { Name = "Close the pane" }).ClickAsync();
        await Assertions.Expect(chat.Page.Locator(".pane")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_first_visit_shows_a_partner_their_project_manager_and_the_team()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot);

        await Assertions.Expect(chat.Page.Locator(".pane .who .name")).ToHaveTextAsync(["Ana Ruiz", "Dana Cole", "Team West"]);
        await chat.Pane("ana").Locator.Locator(".empty .chip").First.ClickAsync();
        await chat.Pane("ana").CardAsync("I did not understand.");
    }

    [Fact]
    public async Task Before_anyone_is_there_the_page_says_so_and_whoever_comes_appears()
    {
        var (bot, _) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot);
        await Assertions.Expect(chat.Page.Locator("#nobody h2")).ToHaveTextAsync("Nobody is here yet");
        await Assertions.Expect(chat.Page.Locator("#add")).ToBeDisabledAsync();

        await bot.AddLocalAsync("Ana");

        await Assertions.Expect(chat.Pane("ana").Composer).ToBeVisibleAsync();
        await Assertions.Expect(chat.Page.Locator("#add")).ToBeEnabledAsync();
        await chat.Pane("ana").SayAsync("echo here I am");
        await chat.Pane("ana").CardAsync("here I am");
    }

    [Fact]
    public async Task News_elsewhere_are_counted_until_one_looks()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana,dana");
        await chat.Pane("ana").Composer.FocusAsync();

        await chat.Pane("ana").SayAsync("case 7");
        await chat.Pane("dana").CardAsync("Case 7");

        Assert.Equal("1", await chat.Pane("dana").BadgeAsync());
        await Assertions.Expect(chat.Page).ToHaveTitleAsync("(1) Demarc");
        await Assertions.Expect(chat.Page.Locator("#announcer")).ToContainTextAsync("Dana Cole: Nobody has taken case 7.");
        await chat.Pane("dana").Composer.FocusAsync();
        await Assertions.Expect(chat.Pane("dana").Locator.Locator(".badge")).ToHaveCountAsync(0);
        await Assertions.Expect(chat.Page).ToHaveTitleAsync("Demarc");
    }

    [Fact]
    public async Task A_long_turn_shows_that_it_is_worked_on()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        var gate = new TaskCompletionSource();
        probe.Before = _ => gate.Task;
        var typing = chat.Pane("ana").Locator.Locator(".typing");

        await chat.Pane("ana").SayAsync("echo slow");
        while (!await typing.IsVisibleAsync())
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        gate.SetResult();
        await chat.Pane("ana").CardAsync("slow");
        await Assertions.Expect(typing).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_goes_along_and_too_large_a_one_is_refused_before_it_does()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        var pane = chat.Pane("ana");
        var chooser = pane.Locator.Locator("input[type=file]");

        await chooser.SetInputFilesAsync(new FilePayload { Name = "huge.bin", MimeType = "application/octet-stream", Buffer = new byte[LocalFiles.MostBytes + 1] });
        await Assertions.Expect(chat.Page.Locator(".toast")).ToContainTextAsync("5 files of 5.0 MB together");
        await chooser.SetInputFilesAsync(new FilePayload { Name = "orders.csv", MimeType = "text/csv", Buffer = [.. "a,b\n1,2\n"u8] });
        await Assertions.Expect(pane.Locator.Locator(".along")).ToContainTextAsync("orders.csv");
        await pane.Composer.PressAsync("Enter");

        await pane.CardAsync("Got orders.csv, 8 bytes.");
        await Assertions.Expect(pane.Locator.Locator(".mine .file")).ToContainTextAsync("orders.csv");
        await Assertions.Expect(pane.Locator.Locator(".along")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_a_room_people_talk_and_the_bot_answers_what_is_said_to_it()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "room:team@dana,room:team@lee");
        var danas = new ChatPane(chat, chat.Page.Locator("""[data-pane="room:team@dana"]"""));
        var lees = new ChatPane(chat, chat.Page.Locator("""[data-pane="room:team@lee"]"""));

        await danas.Locator.GetByRole(AriaRole.Button, new() { Name = "@Demarc" }).ClickAsync();
        await danas.SayAsync("Morning all");
        await Assertions.Expect(lees.Locator.Locator("article.other")).ToContainTextAsync("Morning all");
        await lees.SayAsync("echo for everyone");
        await danas.CardAsync("for everyone");
        await (await lees.CardAsync("for everyone")).Locator.HoverAsync();
        await lees.Locator.Locator("article.bot").Last.GetByRole(AriaRole.Button, new() { Name = "Reply to this" }).ClickAsync();
        await lees.SayAsync("echo in its thread");
        await lees.CardAsync("in its thread");

        await bot.SettleAsync();
        Assert.Equal(["echo for everyone", "echo in its thread"], probe.Heard.Select(inbound => inbound.Text));
        Assert.NotNull(probe.Heard[^1].Address.Thread);
    }

    internal static async Task<(TestBot Bot, ChatProbe Probe)> BotAsync()
    {
        var (bot, probe) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await bot.AddLocalAsync("Ana", more: person => person with { Name = "Ana Ruiz", Zone = "America/Denver" });
        await bot.AddLocalAsync("Dana", Role.ProjectManager, more: person => person with { Name = "Dana Cole", Zone = "America/Chicago" });
        await bot.AddLocalAsync("Lee", Role.Fulfilment);
        await bot.LocalRoomAsync("team", "Team West", isInternal: true);
        return (bot, probe);
    }
}
