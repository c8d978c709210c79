using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Demarc.Operations.Control;

/// <summary>Runs commands for other processes of this machine's owner, since only one process can have the store open.</summary>
static class ControlEndpoint
{
    public const string Route = "/control";
    public const string KeyHeader = "X-Demarc-Key";

    public static void Map(WebApplication app, ControlKey key) => app.MapPost(Route, context => HandleAsync(context, key));

    static async Task HandleAsync(HttpContext context, ControlKey key)
    {
        if (!Channels.Loopback.Is(context) || !key.Is(context.Request.Headers[KeyHeader].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var request = await JsonSerializer.DeserializeAsync<ControlRequest>(context.Request.Body, JsonSerializerOptions.Web, cancellationToken: context.RequestAborted)
            ?? throw new BadHttpRequestException("A command is expected.");
        context.Response.ContentType = "application/x-ndjson";
        var lines = Channel.CreateUnbounded<ControlEvent>();
        var running = RunAsync(request, lines.Writer, context);
        await foreach (var line in lines.Reader.ReadAllAsync(context.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, line, JsonSerializerOptions.Web, cancellationToken: context.RequestAborted);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await running;
    }

    static async Task RunAsync(ControlRequest request, ChannelWriter<ControlEvent> lines, HttpContext context)
    {
        try
        {
            using var input = new StringReader(request.Input ?? "");
            var exit = await CommandLine.RunInsideAsync(
                request.Arguments,
                isJson => new Invocation
                {
                    Services = context.RequestServices,
                    Output = new EventOutput(lines) { IsJson = isJson },
                    WorkingFolder = request.WorkingFolder,
                    Input = input,
                },
                context.RequestAborted);
            lines.TryWrite(new ControlEvent(Exit: exit));
        }
        catch (Exception broken)
        {
            lines.TryWrite(new ControlEvent(Error: $"The command failed inside the server: {broken.Message}"));
            lines.TryWrite(new ControlEvent(Exit: 2));
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Demarc.Operations.Control").LogError(broken, "A command failed");
        }
        finally
        {
            lines.Complete();
        }
    }

    sealed class EventOutput(ChannelWriter<ControlEvent> lines) : Output
    {
        public override void Write(string line) => lines.TryWrite(new ControlEvent(Out: line));

        public override void WriteError(string line) => lines.TryWrite(new ControlEvent(Error: line));

        public override void Progress(string what, int done, int total) => lines.TryWrite(new ControlEvent(Progress: new ControlProgress(what, done, total)));
    }
}

/// <summary>The key of this run; there is none until the server listens.</summary>
sealed class ControlKey
{
    byte[]? key;

    public void Set(string value) => key = Encoding.ASCII.GetBytes(value);

    public bool Is(string given) => key is { } expected && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), expected);
}
