using System.CommandLine;
using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Operations.Commands;

/// <summary>Puts a backup in the place of the store; nothing may have it open meanwhile.</summary>
static class RestoreCommand
{
    static readonly Argument<string> Backup = new("FILE") { Description = "The backup." };

    static readonly Option<bool> Force = new("--force") { Description = "Replaces a store that is there; it is put aside under a dated name." };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("restore", "Puts a backup in the place of the store. Stop the server first.") { Backup, Force };
        command.SetWork(host, RunAsync, StoreUse.Closed);
        return command;
    }

    static Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var backup = invocation.PathOf(parsed.GetValue(Backup)!);
        var folder = StorageRegistration.FolderOf(invocation.Get<IConfiguration>());
        var result = StoreBackup.Restore(backup, folder, parsed.GetValue(Force), invocation.Services.GetServices<ICollectionInfo>(), invocation.Get<TimeProvider>());
        if (result.Refusal is { } refusal)
        {
            return Task.FromResult(invocation.Output.Refuse(refusal));
        }

        invocation.Output.Line($"Restored {backup} into {folder}.{(result.Aside is { } aside ? $" What was there is now {aside}." : "")}");
        invocation.Output.Result(new { backup, folder, aside = result.Aside });
        return Task.FromResult(0);
    }
}
