using Demarc.Delivery;
using Demarc.Tests.Support;
using Microsoft.Playwright;

namespace Demarc.Tests.Channels.Local;

/// <summary>Buttons and forms on the page: asked first, in flight, refused at a field, done once.</summary>
public sealed class PageActsTests(Browser browser)
{
    [Fact]
    public async Task A_press_in_one_pane_redraws_the_card_in_the_other()
    {
        var (bot, _) = await PageTests.BotAsync();
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
        var (bot, probe) = await PageTests.BotAsync();
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
        var (bot, _) = await PageTests.BotAsync();
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
    public async Task A_button_that_asks_first_does_nothing_until_it_is_answered_and_a_bug_is_admitted()
    {
        var (bot, _) = await PageTests.BotAsync();
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
        var (bot, probe) = await PageTests.BotAsync();
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
    public async Task An_opinion_is_asked_for_explained_and_kept()
    {
        var (bot, probe) = await PageTests.BotAsync();
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
}
