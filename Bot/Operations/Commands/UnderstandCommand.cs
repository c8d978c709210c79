using System.CommandLine;
using Demarc.Understanding;

namespace Demarc.Operations.Commands;

/// <summary>What the bot makes of lines of text, without acting on any: for trying out and for measuring.</summary>
static class UnderstandCommand
{
    static readonly Option<DateOnly?> Today = new("--today") { Description = "The date \"tomorrow\" counts from; this machine's when left out.", HelpName = "YYYY-MM-DD" };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("understand", "Reads lines of text on standard input and writes one JSON object for each: text, intent, confidence, entities, article.") { Today };
        command.SetWork(host, RunAsync, StoreUse.UsedWhenThere, readsInput: true);
        return command;
    }

    static Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var today = parsed.GetValue(Today) ?? DateOnly.FromDateTime(invocation.Get<TimeProvider>().GetLocalNow().DateTime);
        foreach (var line in UnderstandLines.Of(Lines(invocation.Input, cancel), invocation.Get<Interpreter>(), today))
        {
            invocation.Output.Write(line);
        }

        return Task.FromResult(0);
    }

    static IEnumerable<string> Lines(TextReader input, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && input.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
