using System.Collections.Concurrent;
using Demarc.Tests.House;
using Microsoft.Playwright;

namespace Demarc.Tests.Support;

/// <summary>
/// The local chat page in a browser, used as people use it:
/// <c>await using var chat = await ChatPage.OpenAsync(browser, bot, "rita,dana,room:team"); await chat.Pane("rita").SayAsync("where is 48213");</c>
/// When it is closed, the browser must have had nothing to complain about.
/// </summary>
public sealed class ChatPage : IAsyncDisposable
{
    /// <summary>How long something may take on a busy machine, in milliseconds; what works is seen long before.</summary>
    public const float Patience = 20_000;

    readonly IBrowserContext visitor;
    readonly ConcurrentQueue<string> complaints = [];

    ChatPage(IBrowserContext visitor, IPage page)
    {
        this.visitor = visitor;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Dialog += (_, dialog) =>
        {
            complaints.Enqueue("a dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser may complain about in this test: a server that is gone, a picture that is not there.</summary>
    public Func<string, bool> Expects { get; set; } = _ => false;

    /// <param name="panes">As in the page's address: person ids, and rooms as <c>room:team</c> or <c>room:team@dana</c>. Empty: what a first visit shows.</param>
    public static async Task<ChatPage> OpenAsync(Browser browser, TestBot bot, string panes = "", BrowserNewContextOptions? options = null)
    {
        var visitor = await browser.VisitorAsync(options);
        var chat = new ChatPage(visitor, await visitor.NewPageAsync());
        chat.Page.SetDefaultTimeout(Patience);

        var url = bot.Url;

        // Nothing of another machine is fetched: one dot stands for every picture.
        await chat.Page.RouteAsync(
            address => !address.StartsWith(url, StringComparison.Ordinal),
            route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg'/>" }));
        await chat.GoAsync($"{url}/{(panes.Length > 0 ? "?panes=" + panes : "")}");
        return chat;
    }

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.Locator("body[data-ready]").WaitForAsync();
        foreach (var pane in await Page.Locator(".pane").AllAsync())
        {
            await pane.And(Page.Locator("[data-loaded]")).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    /// <param name="name">A person's id, a room as <c>room:team</c>.</param>
    public ChatPane Pane(string name) => new(this, Page.Locator($"""[data-pane="{name}"], [data-pane^="{name}@"]""").First);

    /// <summary>The form that is open.</summary>
    public ChatForm Form => new(Page.Locator("dialog.sheet"));

    /// <summary>Keeps a picture of the page where DEMARC_PICTURES says so; for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DEMARC_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, folder, name.ToLowerInvariant() + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.CloseAsync();
        var unexpected = complaints.Where(complaint => !Expects(complaint)).ToList();
        Assert.True(unexpected.Count == 0, "The browser complained:\n" + string.Join('\n', unexpected));
    }
}

/// <summary>One pane: a person in a conversation.</summary>
public sealed class ChatPane(ChatPage chat, ILocator pane)
{
    public ILocator Locator => pane;

    public ILocator Composer => pane.Locator("textarea");

    public ILocator Messages => pane.Locator("article");

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
        await pane.Locator("article.mine:not(.pending)").Filter(new() { HasText = text }).Last.WaitForAsync();
    }

    /// <summary>Waits for a message of the bot's that says this.</summary>
    public async Task<ChatCard> CardAsync(string text)
    {
        var article = pane.Locator("article.bot").Filter(new() { HasText = text }).Last;
        await article.WaitForAsync();
        var id = await article.GetAttributeAsync("data-id");
        return new ChatCard(chat, pane.Locator($"""article[data-id="{id}"]"""));
    }

    /// <summary>Shows another person or room here, chosen by name.</summary>
    public async Task ChooseAsync(string name)
    {
        await pane.Locator(".who").ClickAsync();
        await chat.Page.Locator(".picker .row").Filter(new() { HasText = name }).First.ClickAsync();
    }

    public Task<string> BadgeAsync() => pane.Locator(".badge").InnerTextAsync();
}

/// <summary>A message of the bot's, wherever it is redrawn.</summary>
public sealed class ChatCard(ChatPage chat, ILocator article)
{
    public ILocator Locator => article;

    public ILocator Button(string label) => article.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public Task PressAsync(string label) => Button(label).ClickAsync();

    /// <summary>Presses a button that opens a form.</summary>
    public async Task<ChatForm> OpenAsync(string label)
    {
        await PressAsync(label);
        var form = chat.Form;
        await form.Locator.WaitForAsync();
        return form;
    }

    /// <summary>Waits until it says this.</summary>
    public Task ShowsAsync(string text) => article.Filter(new() { HasText = text }).WaitForAsync();

    /// <summary>Waits for the line below that says what became of a press.</summary>
    public async Task<string> ReceiptAsync()
    {
        var receipt = article.Locator(".receipt");
        await receipt.WaitForAsync();
        return await receipt.InnerTextAsync();
    }
}

/// <summary>An open form.</summary>
public sealed class ChatForm(ILocator sheet)
{
    public ILocator Locator => sheet;

    public ILocator Field(string label) => sheet.GetByLabel(label);

    public async Task FillAsync(string label, string value)
    {
        var field = Field(label).First;
        if (await field.EvaluateAsync<string>("field => field.localName") == "select")
        {
            await field.SelectOptionAsync(new SelectOptionValue { Label = value });
        }
        else
        {
            await field.FillAsync(value);
        }
    }

    public Task ChooseAsync(string choice) => sheet.GetByLabel(choice, new() { Exact = true }).CheckAsync();

    public Task SubmitAsync() => sheet.Locator("[type=submit]").ClickAsync();

    /// <summary>Waits for this error at its field.</summary>
    public Task ErrorAsync(string text) => sheet.Locator(".error").Filter(new() { HasText = text }).WaitForAsync();

    public Task ClosedAsync() => sheet.WaitForAsync(new() { State = WaitForSelectorState.Detached });
}
