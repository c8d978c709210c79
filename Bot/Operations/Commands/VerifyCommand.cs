using System.CommandLine;
using Demarc.Features.Escalations.Proving;
using Demarc.Storage;

namespace Demarc.Operations.Commands;

/// <summary>Computes the hash chains again: of a file, which needs nothing else, or of the store with its escalations.</summary>
static class VerifyCommand
{
    static readonly Argument<string?> File = new("FILE") { Description = "Written by 'prove --out FILE'; left out, the store of --data is checked.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("verify", "Checks that no line of any ledger was changed, left out or put in.") { File };
        command.SetAction((parsed, cancel) => parsed.GetValue(File) is null
            ? host.RunAsync(parsed, StoreAsync, StoreUse.Needed, readsInput: false, cancel)
            : host.RunAsync(parsed, FileAsync, StoreUse.None, readsInput: false, cancel));
        return command;
    }

    static async Task<int> StoreAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel) =>
        Say(await ProofBook.AllAsync(new Session(invocation.Get<IStore>()), cancel), invocation.Output);

    static async Task<int> FileAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var file = invocation.PathOf(parsed.GetValue(File)!);
        try
        {
            return Say(LedgerFile.Check(await System.IO.File.ReadAllLinesAsync(file, cancel)), invocation.Output);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return invocation.Output.Refuse($"'{file}' cannot be read: {refused.Message}");
        }
    }

    /// <returns>0 when all of it is as it was written, else 1.</returns>
    static int Say(LedgerReport report, Output output)
    {
        foreach (var finding in report.Findings)
        {
            output.Line($"WRONG {finding}");
        }

        output.Line(report.IsIntact
            ? $"{report.Lines} lines of {report.Chains} escalations are as they were written."
            : $"Tampered with: {report.Findings.Count} findings in {report.Lines} lines of {report.Chains} escalations.");
        output.Result(new { chains = report.Chains, lines = report.Lines, intact = report.IsIntact, findings = report.Findings });
        return report.IsIntact ? 0 : 1;
    }
}
