using System.Net;
using Demarc.Tests.Support;

namespace Demarc.Tests.Operations;

public sealed class PublicPagesTests
{
    [Theory]
    [InlineData("/privacy", "<h1>Privacy</h1>")]
    [InlineData("/terms", "<h1>Terms of use</h1>")]
    public async Task The_pages_the_app_packages_point_to_are_there_for_everybody(string path, string heading)
    {
        await using var bot = await TestBot.StartAsync();

        var answer = await bot.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(heading, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
