using System.CommandLine;
using System.Globalization;
using Demarc.Storage;

namespace Demarc.Operations.Commands;

/// <summary>A consistent copy of the store, also while the server runs.</summary>
static class BackupCommand
{
    static readonly Argument<string?> File = new("FILE") { Description = "Where to; demarc-DATE.db in this folder when left out.", Arity = ArgumentArity.ZeroOrOne };

    static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replaces a file of that name." };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("backup", "Copies the store to a file, consistently, while it is in use.") { File, Overwrite };
        command.SetWork(host, RunAsync, StoreUse.Present);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var now = invocation.Get<TimeProvider>().GetUtcNow();
        var file = invocation.PathOf(parsed.GetValue(File) ?? string.Create(CultureInfo.InvariantCulture, $"demarc-{now:yyyyMMdd-HHmmss}.db"));
        if (System.IO.File.Exists(file) && !parsed.GetValue(Overwrite))
        {
            return invocation.Output.Refuse($"'{file}' is there already. Give another name, or --overwrite to replace it.");
        }

        if ((await invocation.Get<IStore>().BackupAsync(file, parsed.GetValue(Overwrite), cancel)).Refusal is { } refusal)
        {
            return invocation.Output.Refuse(refusal);
        }

        var bytes = new FileInfo(file).Length;
        invocation.Output.Line($"Backed up to {file} ({bytes / 1024:N0} KB).");
        invocation.Output.Result(new { file, bytes });
        return 0;
    }
}
