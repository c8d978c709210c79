using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Channels.Local;
using Demarc.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>Files sent on the page: kept for a while, handed on, never too many.</summary>
public sealed class LocalFilesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_kept_with_the_message_and_handed_on()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        var content = Encoding.UTF8.GetBytes("order,foc\n48213,2026-11-30\n");

        var act = LocalChatTests.Say("ana", "", "a-file-key");
        act["files"] = new JsonArray(new JsonObject { ["name"] = "../orders\u202E.csv", ["type"] = "text/csv", ["content"] = Convert.ToBase64String(content) });
        await client.PostAsync("say", act.DeepClone().AsObject());
        await client.PostAsync("say", act);
        await bot.SettleAsync();

        var heard = Assert.Single(probe.Heard);
        var file = Assert.Single(heard.Files);
        Assert.Equal((InboundKind.FileSent, "../orders.csv", content.LongLength), (heard.Kind, file.Name, file.Size));
        Assert.Single(await bot.Store.QueryAsync(LocalFiles.All, LocalFiles.All.All, Cancel));
        var channel = bot.Services.GetServices<IChannel>().Single(one => one.Name == LocalNames.Channel);
        Assert.Equal(content, Assert.IsType<FetchedFile.Fetched>(await channel.FetchAsync(file, heard.Address, 1000, Cancel)).Bytes);
        Assert.Contains("Send a smaller one", Assert.IsType<FetchedFile.Refused>(await channel.FetchAsync(file, heard.Address, 5, Cancel)).Why);
        Assert.Contains("Send it again", Assert.IsType<FetchedFile.Refused>(await channel.FetchAsync(new SentFile("lost.csv"), heard.Address, 1000, Cancel)).Why);
        var history = await client.HistoryAsync("ana", "dm:ana");
        Assert.Equal("../orders.csv", history[0]["files"]![0]!["name"]!.ToString());
        Assert.Equal($"Got ../orders.csv, {content.Length} bytes.", LocalChatTests.Words(history[1]));
    }

    [Fact]
    public async Task Of_files_the_newest_are_kept()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);

        for (var i = 1; i <= LocalFiles.MostKept + 2; i++)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            var act = LocalChatTests.Say("ana", "");
            act["files"] = new JsonArray(new JsonObject { ["name"] = $"{i}.csv", ["content"] = "AA==" });
            await client.PostAsync("say", act);
        }

        await bot.SettleAsync();
        var kept = await bot.Store.QueryAsync(LocalFiles.All, LocalFiles.All.All.OrderBy(file => file.ReceivedAt), Cancel);
        Assert.Equal(Enumerable.Range(3, LocalFiles.MostKept).Select(i => $"{i}.csv"), kept.Select(file => file.Name));
    }

    [Fact]
    public async Task Too_much_of_files_is_refused_before_anything_is_kept()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        JsonObject File(int bytes) => new() { ["name"] = "a.bin", ["content"] = Convert.ToBase64String(new byte[bytes]) };

        var big = LocalChatTests.Say("ana", "");
        big["files"] = new JsonArray(File(LocalFiles.MostBytes), File(1));
        var many = LocalChatTests.Say("ana", "");
        many["files"] = new JsonArray([.. Enumerable.Range(0, 6).Select(_ => File(1))]);
        var (bigStatus, bigAnswer) = await client.PostAsync("say", big);
        var (manyStatus, manyAnswer) = await client.PostAsync("say", many);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (bigStatus, manyStatus));
        Assert.Contains("5 MB together", bigAnswer["problem"]!.ToString());
        Assert.Contains("a message takes 5", manyAnswer["problem"]!.ToString());
        Assert.Empty(probe.Heard);
        Assert.Empty(await bot.Store.QueryAsync(LocalFiles.All, LocalFiles.All.All, Cancel));
    }
}
