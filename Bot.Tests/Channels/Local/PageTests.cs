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
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
    public async Task A_press_in_one_pane_redraws_the_card_in_the_other()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana,dana");
        await chat.Pane("ana").SayAsync("case 7");
        var anas = await chat.Pane("ana").CardAsync("Nobody has taken case 7.");
        var danas = await chat.Pane("dana").CardAsync("Nobody has taken case 7.");

        await danas.PressAsync("Acknowledge case 7");

        Assert.Equal("Case 7 is yours.", await danas.ReceiptAsync());
        await anas.ShowsAsync("Dana Cole takes care of case 7.");
        await danas.ShowsAsync("Dana Cole takes care of case 7.");
        await Assertions.Expect(danas.Locator.Locator(".receipt")).ToBeVisibleAsync();
        await anas.PressAsync("Acknowledge case 7");
        Assert.Equal("Dana Cole was first.", await anas.ReceiptAsync());
    }

    [Fact]
    public async Task A_form_shows_what_is_wrong_at_the_field_keeps_what_was_typed_and_is_done_once()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");

        var form = await card.OpenAsync("Escalate case 7");
        await form.SubmitAsync();
        await form.ErrorAsync("Fill this in.");
        await Assertions.Expect(form.Field("What went wrong?")).ToBeFocusedAsync();
        await form.FillAsync("What went wrong?", "it broke");
        await form.ChooseAsync("High");
        await form.SubmitAsync();
        await form.ErrorAsync("Say which date was missed.");
        await Assertions.Expect(form.Field("What went wrong?")).ToHaveValueAsync("it broke");
        await Assertions.Expect(form.Field("High")).ToBeCheckedAsync();
        await Assertions.Expect(form.Field("What went wrong?")).ToHaveAttributeAsync("aria-invalid", "true");
        await form.FillAsync("What went wrong?", "the date was missed");
        await form.Locator.Locator("[type=submit]").DblClickAsync();
        await form.ClosedAsync();

        await card.ShowsAsync("the date was missed");
        await Assertions.Expect(card.Button("Escalate case 7")).ToBeFocusedAsync();
        Assert.Equal("Escalated.", await card.ReceiptAsync());
        Assert.Equal(2, probe.Heard.Count(inbound => inbound.Kind == InboundKind.FormSubmitted));
        Assert.Equal("high", probe.Heard[^1].Values["level"]);
    }

    [Fact]
    public async Task A_form_half_filled_in_is_not_thrown_away_by_a_slip()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");

        var form = await card.OpenAsync("Escalate case 7");
        await chat.Page.Keyboard.PressAsync("Escape");
        await form.ClosedAsync();
        await Assertions.Expect(card.Button("Escalate case 7")).ToBeFocusedAsync();
        await card.OpenAsync("Escalate case 7");
        await form.FillAsync("What went wrong?", "a long story");
        await chat.Page.Keyboard.PressAsync("Escape");
        await form.Locator.GetByRole(AriaRole.Button, new() { Name = "Keep writing" }).ClickAsync();
        await Assertions.Expect(form.Field("What went wrong?")).ToHaveValueAsync("a long story");
        await form.Locator.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await form.Locator.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await form.ClosedAsync();
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

        await bot.AddLocalAsync("Ana");

        await Assertions.Expect(chat.Pane("ana").Composer).ToBeVisibleAsync();
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
    public async Task A_button_that_asks_first_does_nothing_until_it_is_answered_and_a_bug_is_admitted()
    {
        var (bot, _) = await BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        chat.Expects = complaint => complaint.Contains("500", StringComparison.Ordinal);
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");

        await card.PressAsync("Close it");
        await Assertions.Expect(card.Button("No, leave it")).ToBeFocusedAsync();
        await card.ShowsAsync("Close it for everyone?");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card.Button("Close it")).ToBeFocusedAsync();
        await Assertions.Expect(card.Locator.Locator(".receipt")).ToHaveCountAsync(0);
        await card.PressAsync("Close it");
        await card.PressAsync("Yes: Close it");

        Assert.Contains("nothing was changed", await card.ReceiptAsync());
        await Assertions.Expect(card.Button("Close it")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task While_a_press_is_on_its_way_it_shows_and_no_other_is_possible()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");
        var gate = new TaskCompletionSource();
        probe.Before = _ => gate.Task;

        await card.PressAsync("Acknowledge case 7");
        await Assertions.Expect(card.Button("Acknowledge case 7")).ToHaveAttributeAsync("aria-busy", "true");
        await Assertions.Expect(card.Button("Acknowledge case 7")).ToBeDisabledAsync();
        await Assertions.Expect(card.Button("Escalate case 7")).ToBeDisabledAsync();
        gate.SetResult();

        await card.ShowsAsync("Ana Ruiz takes care of case 7.");
        await Assertions.Expect(card.Button("Escalate case 7")).ToBeEnabledAsync();
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
    public async Task An_opinion_is_asked_for_explained_and_kept()
    {
        var (bot, probe) = await BotAsync();
        await using var _ = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("sample card.answer");
        var card = await chat.Pane("ana").CardAsync("What is a FOC?");

        await Assertions.Expect(card.Locator.Locator(".sources li")).ToHaveCountAsync(2);
        await card.PressAsync("Not right");
        await card.Locator.GetByLabel("What was wrong with it?").FillAsync("the date is old");
        await card.PressAsync("Send");
        await card.ShowsAsync("Thank you.");
        await card.Locator.HoverAsync();
        await card.PressAsync("Looking into it");
        await Assertions.Expect(card.Locator.Locator(".reaction")).ToHaveTextAsync("1");
        await bot.SettleAsync();

        Assert.Equal(
            [(InboundKind.Feedback, "dislike", ""), (InboundKind.Feedback, "dislike", "the date is old"), (InboundKind.Reaction, "eyes", "")],
            probe.Heard.Skip(1).Select(inbound => (inbound.Kind, inbound.Verb!, inbound.Text)));
        await card.PressAsync("What if it is missed?");
        await chat.Pane("ana").CardAsync("I did not understand.");
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
