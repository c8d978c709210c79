using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.BlockKit;

namespace Demarc.Channels.Slack;

/// <summary>
/// Socket Mode: the same payloads over a connection the bot opens. Each is acknowledged when it is kept, never before; what is not acknowledged Slack
/// sends again. When Slack announces that it will close, the next connection is opened while the old one is read to its end.
/// </summary>
sealed partial class SlackSocket(SlackOptions options, SlackApi api, SlackIntake intake, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SlackSocket> log) : BackgroundService
{
    const string AppTeam = "app";
    const int MostFrameBytes = 1024 * 1024;

    static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Connecting = TimeSpan.FromSeconds(15);

    int opened;

    /// <summary>Connections opened so far.</summary>
    public int Opened => Volatile.Read(ref opened);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.SocketMode)
        {
            return;
        }

        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            if (await ConnectAsync(stoppingToken) is { } socket)
            {
                failures = 0;
                await ServeAsync(socket, stoppingToken);
            }
            else
            {
                var rest = FirstRest * Math.Pow(2, Math.Min(failures++, 6));
                await Task.Delay(rest < LongestRest ? rest : LongestRest, clock, stoppingToken);
            }
        }
    }

    async Task<ClientWebSocket?> ConnectAsync(CancellationToken cancel)
    {
        var answer = await api.CallAsync(AppTeam, options.AppToken, "apps.connections.open", [], cancel);
        if (answer is not SlackAnswer.Done done || !Uri.TryCreate(done.Body.Text("url"), UriKind.Absolute, out var address) || !IsSafe(address))
        {
            LogUnopened(answer.ErrorOf ?? answer.GetType().Name);
            return null;
        }

        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Connecting);
        try
        {
            await socket.ConnectAsync(address, deadline.Token);
            Interlocked.Increment(ref opened);
            return socket;
        }
        catch (Exception broken) when (broken is WebSocketException or HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            LogUnopened(broken.GetType().Name);
            socket.Dispose();
            return null;
        }
    }

    /// <returns>When it is time for the next connection; this one may still be read.</returns>
    async Task ServeAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        var moveOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = ReadAsync(socket, moveOn, cancel);
        await Task.WhenAny(reading, moveOn.Task);
    }

    async Task ReadAsync(ClientWebSocket socket, TaskCompletionSource moveOn, CancellationToken cancel)
    {
        using var gate = new SemaphoreSlim(1);
        var working = new HashSet<Task>();
        try
        {
            while (await FrameAsync(socket, cancel) is { } frame)
            {
                working.RemoveWhere(task => task.IsCompleted);
                using var parsed = JsonBody.Parse(frame);
                if (parsed is null)
                {
                    continue;
                }

                if (parsed.RootElement.Text("type") == "disconnect")
                {
                    LogMoving(LogText.Of(parsed.RootElement.Text("reason")));
                    moveOn.TrySetResult();
                }
                else if (parsed.RootElement.Text("envelope_id") is { Length: > 0 } id)
                {
                    working.Add(TakeAsync(socket, gate, id, parsed.RootElement.Clone(), cancel));
                }
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException)
        {
            LogBroken(broken.GetType().Name);
        }
        finally
        {
            moveOn.TrySetResult();
            await Task.WhenAll(working);
            socket.Dispose();
        }
    }

    async Task TakeAsync(ClientWebSocket socket, SemaphoreSlim gate, string id, JsonElement envelope, CancellationToken cancel)
    {
        try
        {
            var payload = envelope.At("payload") ?? default;
            var reply = envelope.Text("type") switch
            {
                "events_api" => await intake.EventAsync(payload, cancel),
                "interactive" => await intake.InteractionAsync(payload, cancel),
                "slash_commands" => await intake.CommandAsync(payload, cancel),
                _ => SlackReply.Ok,
            };
            if (reply.Status == StatusCodes.Status503ServiceUnavailable)
            {
                return;
            }

            var acknowledgement = new JsonObject { ["envelope_id"] = id };
            if (reply.Body.Length > 0 && envelope.Is("accepts_response_payload"))
            {
                acknowledgement["payload"] = JsonNode.Parse(reply.Body);
            }

            await gate.WaitAsync(cancel);
            try
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(acknowledgement.ToJsonString(BlockKitRenderer.Json)), WebSocketMessageType.Text, endOfMessage: true, cancel);
            }
            finally
            {
                gate.Release();
            }
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // Not acknowledged, it comes again.
            LogBroken(broken.GetType().Name);
        }
    }

    static async Task<byte[]?> FrameAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        using var frame = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(chunk.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close || frame.Length + part.Count > MostFrameBytes)
            {
                return null;
            }

            frame.Write(chunk.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                return frame.ToArray();
            }
        }
    }

    bool IsSafe(Uri address) =>
        (address.Scheme == "wss" && address.IdnHost.EndsWith(".slack.com", StringComparison.Ordinal)) || (address.Scheme == "ws" && new Uri(options.ApiUrl).IsLoopback && address.IsLoopback);

    [LoggerMessage(LogLevel.Warning, "No socket to Slack could be opened: {Problem}")]
    partial void LogUnopened(string problem);

    [LoggerMessage(LogLevel.Information, "Slack will close the socket ({Reason}); the next one is opened")]
    partial void LogMoving(string reason);

    [LoggerMessage(LogLevel.Information, "The socket to Slack ended ({Problem})")]
    partial void LogBroken(string problem);
}
