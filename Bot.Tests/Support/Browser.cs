using Demarc.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Demarc.Tests.Support;

/// <summary>One headless Chromium for all tests that look at a page; each test opens a context of its own, as a fresh visitor. Started when first asked for.</summary>
public sealed class Browser : IAsyncDisposable
{
    readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    public async Task<IBrowserContext> VisitorAsync(BrowserNewContextOptions? options = null)
    {
        var (_, browser) = await started.Value;
        return await browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The page's tests need Chromium on the PATH, and there is none. On Debian: apt-get install chromium.");
        Assertions.SetDefaultExpectTimeout(ChatPage.Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--no-first-run", "--font-render-hinting=none"],
        });
        return (playwright, browser);
    }
}
