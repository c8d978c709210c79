using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Demarc.Tests.Support;

/// <summary>Socket Mode's side of Slack: hands out envelopes and keeps what was acknowledged.</summary>
public sealed partial class FakeSlack
{
    readonly Channel<JsonObject> frames = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    int sockets;

    /// <summary>Acknowledgements by envelope.</summary>
    public ConcurrentDictionary<string, JsonObject> Acknowledged { get; } = [];

    /// <summary>Sockets opened so far.</summary>
    public int Sockets => Volatile.Read(ref sockets);

    public void Push(JsonObject frame) => frames.Writer.TryWrite(frame);

    public async Task<JsonObject> AcknowledgedAsync(string envelope)
    {
        JsonObject? acknowledged;
        while (!Acknowledged.TryGetValue(envelope, out acknowledged))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return acknowledged;
    }

    async Task SocketAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        Interlocked.Increment(ref sockets);
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = 1 }, closed.Token);
        var reading = ReadAsync(socket, closed);
        try
        {
            await foreach (var frame in frames.Reader.ReadAllAsync(closed.Token))
            {
                await SendAsync(socket, frame, closed.Token);
                if (frame["type"]!.ToString() == "disconnect")
                {
                    await Task.Delay(50, closed.Token);
                    break;
                }
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", closed.Token);
            await reading;
        }
        catch (Exception broken) when (broken is OperationCanceledException or WebSocketException)
        {
            // The bot is gone.
        }
    }

    async Task ReadAsync(WebSocket socket, CancellationTokenSource closed)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, closed.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                var acknowledged = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, part.Count))!.AsObject();
                Acknowledged[acknowledged["envelope_id"]!.ToString()] = acknowledged;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or WebSocketException)
        {
            // The bot is gone.
        }

        await closed.CancelAsync();
    }

    static Task SendAsync(WebSocket socket, JsonObject frame, CancellationToken cancel) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancel);
}
