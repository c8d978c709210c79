using System.CommandLine;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Proving;
using Demarc.Storage;

namespace Demarc.Operations.Commands;

/// <summary>What happened to an escalation, line by line with its hashes; or every ledger as a file, to be kept elsewhere.</summary>
static class ProveCommand
{
    static readonly Argument<string?> Id = new("ESCALATION") { Description = "Its id, such as ESC-104; left out, --out writes all of them.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string?> Out = new("--out") { Description = "Writes all ledgers to this file, which 'verify FILE' checks.", HelpName = "FILE" };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("prove", "Prints the ledger of an escalation: due, told, attempted, accepted, acknowledged.") { Id, Out };
        command.SetWork(host, RunAsync);
        return command;
    }

    /// <returns>0; 1 when there is no such escalation or its ledger was tampered with.</returns>
    static async Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        if (parsed.GetValue(Out) is { } file)
        {
            return await WriteAsync(session, invocation, invocation.PathOf(file), cancel);
        }

        var said = parsed.GetValue(Id);
        if (EscalationNumbers.IdOf(said) is not { } id || await ProofBook.OfAsync(session, id, cancel) is not { } book)
        {
            return invocation.Output.Refuse(said is null ? "Which escalation? Give its id, such as ESC-104, or --out FILE to write all ledgers." : $"There is no escalation '{said}'. Its id looks like ESC-104.");
        }

        foreach (var line in book.Lines)
        {
            invocation.Output.Line($"{line.Number,4}  {line.At:yyyy-MM-dd HH:mm:ss}Z  {line.Hash[..Math.Min(12, line.Hash.Length)]}  {book.Words(line)}");
            invocation.Output.Result(new { line.Number, step = line.Step, line.At, line.Who, line.What, line.Detail, line.Previous, line.Hash });
        }

        foreach (var finding in book.Report.Findings)
        {
            invocation.Output.Line($"WRONG {finding}");
        }

        invocation.Output.Line(book.Report.IsIntact ? $"{id}: {book.Lines.Count} lines, as they were written. Last hash: {book.Head?.Hash ?? "none"}" : $"{id} was tampered with.");
        invocation.Output.Result(new { id, lines = book.Lines.Count, intact = book.Report.IsIntact, hash = book.Head?.Hash, findings = book.Report.Findings });
        return book.Report.IsIntact ? 0 : 1;
    }

    static async Task<int> WriteAsync(Session session, Invocation invocation, string file, CancellationToken cancel)
    {
        var lines = await ProofBook.FileAsync(session, cancel);
        try
        {
            await File.WriteAllLinesAsync(file, lines, cancel);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return invocation.Output.Refuse($"'{file}' cannot be written: {refused.Message}");
        }

        invocation.Output.Line($"Wrote {lines.Count} lines to {file}. Check them anywhere with: verify {Path.GetFileName(file)}");
        invocation.Output.Result(new { file, lines = lines.Count });
        return 0;
    }
}
