using Demarc.Tests.Support;
using Microsoft.Playwright;

namespace Demarc.Tests.Stories;

/// <summary>The main job from end to end, with the sample company, as people see it on the page.</summary>
public sealed class DeskStoryTests(Browser browser)
{
    static readonly TestBotOptions Sample = new()
    {
        IsListening = true,
        Settings = new Dictionary<string, string?> { ["Sample:Load"] = "true" },
    };

    [Fact]
    public async Task A_partner_asks_is_not_satisfied_and_escalates_and_the_team_sees_it_done()
    {
        await using var bot = await TestBot.StartAsync(Sample);
        await using var chat = await ChatPage.OpenAsync(browser, bot, "maya-torres,dana-ortiz,room:project-desk@dana-ortiz", new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            DeviceScaleFactor = 1,
        });
        var (maya, dana, desk) = (chat.Pane("maya-torres"), chat.Pane("dana-ortiz"), chat.Pane("room:project-desk"));

        // She asks, and sees why.
        await maya.SayAsync("where is 48213");
        var order = await maya.CardAsync("FOC missed by 2 business days");

        // That is not enough for her.
        var form = await order.OpenAsync("Escalate 48213");
        await form.FillAsync("What is wrong", "Two dates were missed and nobody called the practice.");
        await form.FillAsync("What it does to the customer's business", "The second floor works on paper.");
        await form.FillAsync("What should come of it", "A firm date and a named technician");
        await form.SubmitAsync();
        await form.ClosedAsync();
        var hers = await maya.CardAsync("ESC-101 on Comcast order 48213");
        await hers.ShowsAsync("Received, not acknowledged yet");

        // It is in front of the project manager with everything he needs, and one click takes it.
        var his = await dana.CardAsync("The second floor works on paper");
        await his.PressAsync("Acknowledge ESC-101");
        await his.ShowsAsync("Acknowledged");
        await hers.ShowsAsync("Acknowledged");

        // The team sees it.
        await desk.SayAsync("status");
        await desk.CardAsync("ESC-101");
        await chat.PictureAsync("desk");
    }
}
