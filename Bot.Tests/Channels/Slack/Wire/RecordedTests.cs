using System.Net;
using System.Text.Json.Nodes;
using Demarc.Tests.House;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>Every recorded payload over the whole way: acknowledged, whatever is in it, and no error in the log.</summary>
public sealed class RecordedTests
{
    [Fact]
    public async Task Every_recorded_payload_is_acknowledged()
    {
        await using var wire = await SlackWire.StartAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "Bot.Tests", "Channels", "Slack", "Payloads")).Order(StringComparer.Ordinal))
        {
            var payload = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
            using var response = payload.ContainsKey("event") || payload.ContainsKey("minute_rate_limited") ? await wire.SendEventAsync(payload)
                : payload.ContainsKey("command") ? await wire.SendCommandAsync(payload.Select(member => (member.Key, member.Value!.ToString())))
                : await wire.SendInteractionAsync(payload);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{Path.GetFileName(file)}: {response.StatusCode}");
        }

        await wire.SettleAsync();

        Assert.DoesNotContain(wire.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && !line.Contains("is lost", StringComparison.Ordinal));
        Assert.Empty(wire.Slack.Offences);
    }
}
