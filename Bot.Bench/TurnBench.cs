using System.Globalization;

namespace Demarc.Bench;

/// <summary>Prints turns a second, acknowledgement and answer times and memory of the bot with a full store, and of the echo bot under the same load.</summary>
static class TurnBench
{
    const int FirstOrder = 100_000;

    static readonly string Folder = AppContext.BaseDirectory;
    static readonly string Bot = Path.Combine(Folder.Replace("Bot.Bench", "Bot", StringComparison.Ordinal), "Demarc.Bot.dll");
    static readonly string Self = Path.Combine(Folder, "Demarc.Bench.dll");

    public static async Task<int> RunAsync(TimeSpan time, int[] conversations, int orders)
    {
        var data = Directory.CreateTempSubdirectory("demarc-bench-").FullName;
        try
        {
            await using var platform = await Platform.StartAsync();
            await FillAsync(data, orders);
            await using var bot = await Child.StartAsync(Bot, url => BotArguments(url, data, platform.Url));
            await using var echo = await Child.StartAsync(Self, url => ["echo", url, platform.Url]);
            Console.WriteLine($"{orders:N0} orders; {time.TotalSeconds:0} s each; the bot, the echo bot, the connector and the load share {Environment.ProcessorCount} cores");
            Console.WriteLine($"{"",-6} {"conversations",13} {"turns/s",9} {"ack p50",9} {"ack p99",9} {"answer p50",11} {"answer p99",11} {"memory",8}");
            string Words(Random random) => $"where is {FirstOrder + random.Next(orders)}";
            await Load.RunAsync(platform, bot.Url, 16, TimeSpan.FromSeconds(3), Words);
            await Load.RunAsync(platform, echo.Url, 16, TimeSpan.FromSeconds(1), Words);
            foreach (var count in conversations)
            {
                Print("demarc", count, await Load.RunAsync(platform, bot.Url, count, time, Words), bot);
                Print("echo", count, await Load.RunAsync(platform, echo.Url, count, time, Words), echo);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // All through the front door: an import of orders, a tenant whose people are an agency's.
    static async Task FillAsync(string data, int orders)
    {
        var file = Path.Combine(data, "orders.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, orders).Select(Row).Prepend("Order #,Customer,Partner,Supplier,Product,Site,MRC,Submitted To Carrier,Order Accepted,FOC Date,PON,Circuit ID"));
        foreach (var arguments in (string[][])
            [
                ["people", "company", "Northgate", "--distributor"],
                ["people", "company", "Acme"],
                ["people", "tenant", "Acme", Platform.Tenant, "--manager"],
                ["import", file],
            ])
        {
            if (await Child.RunAsync(Bot, [.. arguments, "--data", data]) != 0)
            {
                throw new InvalidOperationException($"'{string.Join(' ', arguments)}' was refused.");
            }
        }
    }

    static string Row(int i)
    {
        var foc = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(i % 60 - 10);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{FirstOrder + i},Customer {i % 3000} Dental,Acme,{(i % 3) switch { 0 => "AT&T", 1 => "Lumen", _ => "Comcast" }},DIA 500M,{i} Main St Suite {i % 90},{200 + i % 900}.00,{foc.AddDays(-75):yyyy-MM-dd},{foc.AddDays(-70):yyyy-MM-dd},{foc:yyyy-MM-dd},PON{i:000000},32/HCFS/{i:000000}//NW");
    }

    static IEnumerable<string> BotArguments(string url, string data, string platform) =>
    [
        "serve", "--urls", url, "--data", data, "--LocalChat:Enabled=false",
        $"--Teams:AppId={Platform.AppId}", $"--Teams:TenantId={Platform.Tenant}", "--Teams:AppPassword=not-used-on-loopback",
        $"--Teams:OpenIdMetadata={platform}/openid", $"--Teams:AllowedServiceHosts:0={platform}", "--Teams:Unpaced=true",
    ];

    static void Print(string name, int conversations, Load.Result result, Child child) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-6} {conversations,13} {result.TurnsASecond,9:N0} {Load.Result.At(result.Acknowledged, 0.5),6:0.0} ms {Load.Result.At(result.Acknowledged, 0.99),6:0.0} ms {Load.Result.At(result.Answered, 0.5),8:0.0} ms {Load.Result.At(result.Answered, 0.99),8:0.0} ms {child.ResidentMegabytes,5} MB"));
}
