using System.Text.Json;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Playwright;

namespace Demarc.Tests.Channels.Local;

/// <summary>Can everyone read it: in light and dark, on wide screens and phones, with eyes and with ears?</summary>
public sealed class PageLooksTests(Browser browser)
{
    /// <summary>Every visible text whose colour stands out too little from what is behind it (WCAG 2.2, 1.4.3).</summary>
    const string TooPale = """
        () => {
          const parse = color => (color.match(/[\d.]+/g) ?? []).map(Number);
          const over = (top, below) => { const a = top[3] ?? 1; return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)); };
          const behind = element => {
            const layers = [];
            for (let one = element; one; one = one.parentElement) {
              const color = parse(getComputedStyle(one).backgroundColor);
              layers.push(color);
              if ((color[3] ?? 1) === 1 && color.length >= 3) break;
            }
            return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
          };
          const light = color => {
            const [r, g, b] = color.map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + .05) / (y + .05); };
          const pale = [];
          const check = (element, style, what) => {
            const ground = behind(element);
            const found = contrast(over(parse(style.color), ground), ground);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
            if (found < (isLarge ? 3 : 4.5)) pale.push(`${found.toFixed(2)}: ${what} (${element.className})`);
          };
          for (const element of document.querySelectorAll("body *")) {
            const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join("");
            if (words === "" || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest(":disabled, [aria-hidden=true], .sr, select")) continue;
            check(element, getComputedStyle(element), words.slice(0, 40));
          }
          for (const element of document.querySelectorAll("[placeholder]")) {
            if (element.checkVisibility()) check(element, getComputedStyle(element, "::placeholder"), element.placeholder);
          }
          return JSON.stringify(pale);
        }
        """;

    /// <summary>Things to press, fill in or go to that a screen reader could not name.</summary>
    const string Nameless = """
        () => JSON.stringify([...document.querySelectorAll("button, a[href], input:not([hidden]), textarea, select, section, nav, main, dialog, [role=dialog]")]
          .filter(one => one.checkVisibility())
          .filter(one => ![one.getAttribute("aria-label"), one.textContent.trim(), one.title, one.labels?.[0]?.textContent.trim(), one.getAttribute("aria-labelledby")].some(Boolean))
          .map(one => one.outerHTML.slice(0, 120)))
        """;

    /// <summary>What makes the page or a conversation scroll sideways.</summary>
    const string RunsOff = """
        () => JSON.stringify([document.documentElement, ...document.querySelectorAll(".log, .fields")]
          .filter(one => one.scrollWidth > one.clientWidth)
          .map(one => `${one.className || one.localName} is ${one.scrollWidth - one.clientWidth} px too wide`))
        """;

    [Fact]
    public async Task On_every_size_all_words_stand_out_everything_has_a_name_and_nothing_runs_off_the_side()
    {
        var (bot, _) = await FilledAsync();
        await using var _1 = bot;
        foreach (var (width, height, panes) in new[] { (1440, 900, "rita-sol,dana-cole,room:team"), (1024, 768, "rita-sol,dana-cole"), (390, 844, "rita-sol,dana-cole,room:team") })
        {
            // Without motion a change of theme is there at once.
            await using var chat = await ChatPage.OpenAsync(
                browser, bot, panes, new() { ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, HasTouch = width < 500 });
            var rita = chat.Pane("rita-sol");
            await LookAsync(chat, $"{width}");

            var card = await rita.CardAsync("Case 7");
            await card.PressAsync("Close it");
            await LookAsync(chat, $"{width}-asked");
            await card.PressAsync("No, leave it");
            await (await rita.CardAsync("firm order commitment")).PressAsync("Not right");
            var form = await card.OpenAsync("Escalate case 7");
            await form.SubmitAsync();
            await form.ErrorAsync("Fill this in.");
            await LookAsync(chat, $"{width}-form");

            await form.Locator.GetByLabel("Close").ClickAsync();
            await form.ClosedAsync();
            await rita.Locator.Locator(".who").ClickAsync();
            await LookAsync(chat, $"{width}-picker");

            await chat.GoAsync($"{bot.Url}/?panes=ivy-chen,lee-park,room:acme@marco-diaz");
            await LookAsync(chat, $"{width}-empty");
        }
    }

    [Fact]
    public async Task Every_card_of_the_gallery_can_be_read_in_light_and_dark()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        var client = new LocalClient(bot);
        foreach (var name in new[] { "block.facts", "block.table.three", "block.table.wide", "block.badges", "block.note", "block.progress", "block.links", "card.good", "card.unknown", "card.status", "card.order", "card.bare", "buttons" })
        {
            await client.SayAsync("ana", "dm:ana", "sample " + name);
        }

        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana", new() { ViewportSize = new() { Width = 700, Height = 4000 }, ReducedMotion = ReducedMotion.Reduce });
        await LookAsync(chat, "gallery");
    }

    [Fact]
    public async Task On_a_phone_one_pane_fills_the_width_and_tabs_lead_to_the_others()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana,dana", new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        var tabs = chat.Page.Locator(".tab");

        await Assertions.Expect(tabs).ToHaveTextAsync(["ARAna", "DCDana"]);
        await Assertions.Expect(chat.Pane("ana").Composer).ToBeInViewportAsync();
        await Assertions.Expect(chat.Pane("dana").Composer).Not.ToBeInViewportAsync();
        await chat.Pane("ana").SayAsync("case 7");
        await Assertions.Expect(tabs.Nth(1).Locator(".badge")).ToHaveTextAsync("1");
        await tabs.Nth(1).TapAsync();

        await Assertions.Expect(chat.Pane("dana").Composer).ToBeInViewportAsync();
        await Assertions.Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(tabs.Nth(1).Locator(".badge")).ToHaveCountAsync(0);

        // As a swipe ends: the pane snapped to is the one in use.
        await chat.Page.Locator("#panes").EvaluateAsync("panes => panes.scrollTo({ left: 0 })");
        await Assertions.Expect(tabs.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(chat.Pane("ana").Composer).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_it_is_chosen_and_the_choice_is_kept()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana", new() { ColorScheme = ColorScheme.Light });
        Task<string> GroundAsync() => chat.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

        var light = await GroundAsync();
        await chat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await GroundAsync();
        await chat.Page.Locator("#theme").ClickAsync();
        Assert.Equal(light, await GroundAsync());
        await chat.GoAsync(bot.Url);

        Assert.NotEqual(light, dark);
        Assert.Equal(light, await GroundAsync());
        await Assertions.Expect(chat.Page.Locator("#theme")).ToHaveAccessibleNameAsync("Theme: light");
        await chat.Page.Locator("#theme").ClickAsync();
        Assert.Equal(dark, await GroundAsync());
    }

    [Fact]
    public async Task Nothing_moves_under_a_finger_that_leaves_the_composer_to_press_a_button()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana");
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");
        await chat.Pane("ana").Composer.FocusAsync();
        var before = (await card.Button("Escalate case 7").BoundingBoxAsync())!;

        await card.Button("Escalate case 7").HoverAsync();
        await chat.Page.Mouse.DownAsync();
        await Assertions.Expect(chat.Pane("ana").Composer).Not.ToBeFocusedAsync();
        var pressed = (await card.Button("Escalate case 7").BoundingBoxAsync())!;
        await chat.Page.Mouse.UpAsync();

        Assert.Equal((before.X, before.Y), (pressed.X, pressed.Y));
        await chat.Form.Locator.WaitForAsync();
    }

    [Fact]
    public async Task Who_wants_less_motion_gets_none()
    {
        var (bot, _) = await PageTests.BotAsync();
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot, "ana", new() { ReducedMotion = ReducedMotion.Reduce });
        await chat.Pane("ana").SayAsync("case 7");
        var card = await chat.Pane("ana").CardAsync("Case 7");

        await card.OpenAsync("Escalate case 7");

        var longest = await chat.Page.EvaluateAsync<double>("() => Math.max(0, ...document.getAnimations().map(one => one.effect.getComputedTiming().duration))");
        Assert.InRange(longest, 0, 1);
    }

    static async Task LookAsync(ChatPage chat, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await chat.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await chat.PictureAsync($"{name}-{scheme}");
            Assert.Empty((await FindAsync(chat, TooPale)).Select(pale => $"{name} {scheme}: {pale}"));
        }

        Assert.Empty((await FindAsync(chat, Nameless)).Select(nameless => $"{name}: {nameless}"));
        Assert.Empty((await FindAsync(chat, RunsOff)).Select(wide => $"{name}: {wide}"));
    }

    static async Task<string[]> FindAsync(ChatPage chat, string script) => JsonSerializer.Deserialize<string[]>(await chat.Page.EvaluateAsync<string>(script))!;

    static async Task<(TestBot Bot, ChatProbe Probe)> FilledAsync()
    {
        var (bot, probe) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await bot.AddLocalAsync("Rita Sol", more: one => one with { Zone = "America/Denver" });
        await bot.AddLocalAsync("Marco Diaz", Role.AgencyManager);
        await bot.AddLocalAsync("Ivy Chen", Role.PartnerRep, "brightline");
        await bot.AddLocalAsync("Dana Cole", Role.ProjectManager, more: one => one with { Zone = "America/Chicago" });
        await bot.AddLocalAsync("Lee Park", Role.Fulfilment);
        await bot.AddLocalAsync("Sam Okafor", Role.PartnerSupport);
        await bot.LocalRoomAsync("team", "Team West", isInternal: true);
        await bot.LocalRoomAsync("acme", "Acme desk", false, "acme");
        var client = new LocalClient(bot);
        await client.SayAsync("rita-sol", "dm:rita-sol", "echo Good morning Rita. Two of your orders moved since Friday.");
        await bot.PassAsync(TimeSpan.FromHours(24));
        await client.SayAsync("rita-sol", "dm:rita-sol", "sample card.answer");
        await client.SayAsync("rita-sol", "dm:rita-sol", "sample card.order");
        await client.SayAsync("dana-cole", "dm:dana-cole", "sample card.escalation");
        await client.SayAsync("rita-sol", "dm:rita-sol", "case 7");
        await client.SayAsync("lee-park", "room:team", "Morning all, who has Marlin Dental today?", toBot: false);
        await client.SayAsync("dana-cole", "room:team", "@Demarc sample card.status");
        return (bot, probe);
    }
}
