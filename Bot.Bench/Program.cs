using System.Globalization;
using Demarc.Bench;

// dotnet run -c Release --project Bot.Bench -- [--seconds 8] [--conversations 1,8,32] [--orders 10000]
//   full turns through the bot (token check, inbox, meaning, handler, durable commits, outbound post to a connector on loopback),
//   beside the same load on a bare ASP.NET Core echo bot, in one run.
// dotnet run -c Release --project Bot.Bench -- echo URL CONNECTOR
//   that echo bot alone.

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["echo", var url, var connector])
{
    await EchoBot.RunAsync(url, connector);
    return 0;
}

var seconds = int.Parse(Option("--seconds", "8"), CultureInfo.InvariantCulture);
var conversations = Option("--conversations", "1,8,32").Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var orders = int.Parse(Option("--orders", "10000"), CultureInfo.InvariantCulture);
return await TurnBench.RunAsync(TimeSpan.FromSeconds(seconds), conversations, orders);

string Option(string name, string otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
