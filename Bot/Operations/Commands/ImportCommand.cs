using System.CommandLine;
using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.PlainText;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Microsoft.Extensions.Options;

namespace Demarc.Operations.Commands;

/// <summary>Orders from a tracker, CSV or XLSX: shown before anything happens, carried out, or taken back as a whole.</summary>
static class ImportCommand
{
    const string CommandLineItself = "command line";

    /// <summary>Lines of problems for people; machines get all of them.</summary>
    const int MostProblems = 200;

    static readonly Argument<string?> File = new("FILE") { Description = "A tracker as it comes, .csv or .xlsx, one order a row.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Shows what would change, row by row, and changes nothing." };
    static readonly Option<DayOrder?> Days = new("--days") { Description = "How 12/02/2026 is meant: MonthFirst or DayFirst. Found by evidence when left out." };
    static readonly Option<string?> Undo = new("--undo") { Description = "Takes an import back as a whole, by its id; without one, shows which can be.", HelpName = "IMP-…", Arity = ArgumentArity.ZeroOrOne };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("import", "Imports orders; rows with errors are left out and named. Ends with 0 when every row was taken, with 1 when not.") { File, DryRun, Days, Undo };
        command.SetWork(host, RunAsync, UseOf);
        return command;
    }

    // A wrong call opens nothing, and a look or a taking back makes no store.
    static StoreUse UseOf(ParseResult parsed) => (parsed.GetValue(File), parsed.GetValue(Undo)) switch
    {
        (null, null) when AsksWhich(parsed) => StoreUse.Present,
        (null, null) or ({ }, { }) => StoreUse.None,
        ({ }, null) when !parsed.GetValue(DryRun) => StoreUse.Needed,
        _ => StoreUse.Present,
    };

    static Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel) =>
        (parsed.GetValue(File), parsed.GetValue(Undo)) switch
        {
            ({ } file, null) => FileAsync(invocation, invocation.PathOf(file), parsed.GetValue(Days), parsed.GetValue(DryRun), cancel),
            (null, { } id) => UndoAsync(invocation, id.Trim().ToUpperInvariant(), cancel),
            (null, null) when AsksWhich(parsed) => WhichAsync(invocation, cancel),
            (null, null) => Task.FromResult(invocation.Output.Refuse("Say which file: import orders.csv. To take an import back: import --undo IMP-…")),
            _ => Task.FromResult(invocation.Output.Refuse("Either a file is imported or an import is taken back. Leave one of them out.")),
        };

    // "--undo" alone.
    static bool AsksWhich(ParseResult parsed) => parsed.GetResult(Undo) is not null && parsed.GetValue(Undo) is null;

    static async Task<int> WhichAsync(Invocation invocation, CancellationToken cancel)
    {
        var records = await invocation.Get<OrderImporter>().LatestAsync(cancel);
        var standing = records.Where(record => ImportUndo.RefusalOf(record, record.Id) is null).ToList();
        invocation.Output.Line(standing.Count == 0 ? "No import can be taken back." : "To take one back: import --undo and its id.");
        foreach (var record in standing)
        {
            invocation.Output.Line(string.Create(CultureInfo.InvariantCulture, $"  {record.Id}  {record.At:yyyy-MM-dd HH:mm} UTC  {record.FileName}: {record.Done.New:N0} new, {record.Done.Changed:N0} changed"));
        }

        invocation.Output.Result(standing.Select(record => new { import = record.Id, at = record.At, file = record.FileName, counts = record.Done }));
        return 0;
    }

    static async Task<int> FileAsync(Invocation invocation, string path, DayOrder? days, bool isDry, CancellationToken cancel)
    {
        var (file, refusal) = await OpenAsync(path, cancel);
        if (file is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        var importer = invocation.Get<OrderImporter>();
        (var plan, refusal) = await importer.PlanAsync(file, CommandLineItself, days, cancel);
        if (plan is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        // What changes nothing is no import: there would be nothing to take back.
        var isKept = !isDry && plan.Counts.Effective > 0;
        var record = !isKept
            ? OrderImporter.RecordOf(plan, CommandLineItself, invocation.Get<TimeProvider>().GetUtcNow()) with { Id = isDry ? "(dry run)" : "(nothing to do)" }
            : await importer.ImportAsync(plan, CommandLineItself, new Shown(invocation.Output, "Importing"), cancel);
        Show(invocation, record, plan, isDry, isKept);
        return record.State is ImportState.Done or ImportState.Planned && plan.ErrorRows.Count + record.Done.Errors == 0 ? 0 : 1;
    }

    static async Task<(ImportFile? File, string? Refusal)> OpenAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var stream = System.IO.File.OpenRead(path);
            return await ImportFile.ReadAsync(stream, Path.GetFileName(path), cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"'{path}' cannot be read: {(Directory.Exists(path) ? "it is a folder. Name the file in it." : unreadable.Message)}");
        }
    }

    static async Task<int> UndoAsync(Invocation invocation, string id, CancellationToken cancel)
    {
        var (record, refusal) = await invocation.Get<ImportUndo>().UndoAsync(id, CommandLineItself, new Shown(invocation.Output, "Taking back"), cancel);
        if (record is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        invocation.Output.Line(Words(invocation, record));
        invocation.Output.Result(new { import = record.Id, state = record.State.ToString(), record.Undone!.Restored, record.Undone.Removed, left = record.Undone.Refused });
        return 0;
    }

    static void Show(Invocation invocation, ImportRecord record, ImportPlan plan, bool isDry, bool isKept)
    {
        var output = invocation.Output;
        output.Line(Words(invocation, record));
        foreach (var problem in plan.Problems.Take(MostProblems))
        {
            var value = problem.Value.Length > 0 ? $" \"{problem.Value}\"" : "";
            output.Line($"{(problem.IsError ? "error  " : "warning")}  row {problem.Row}, {problem.Column}{value}: {problem.Words} {problem.Cure}".TrimEnd());
        }

        if (plan.Problems.Count > MostProblems)
        {
            output.Line($"… and {plan.Problems.Count - MostProblems:N0} more; --json writes all of them.");
        }

        output.Line(isDry ? "Nothing is changed. Run it again without --dry-run to import." : !isKept ? "Nothing was changed, so no import is kept." : $"To take it back: import --undo {record.Id}");
        output.Result(new
        {
            import = isKept ? record.Id : null,
            state = record.State.ToString(),
            counts = isKept ? record.Done : record.Planned,
            changes = plan.Rows.Where(row => row.Changes.Count > 0).Select(row => new { row = row.Draft.Row, order = row.Number, changes = row.Changes }),
            problems = plan.Problems.Select(problem => new { problem.Row, problem.Column, problem.Value, problem.Words, problem.Cure, error = problem.IsError }),
            unknown = plan.Unknown,
            remarks = plan.Sheet.Remarks,
        });
    }

    /// <summary>The import's card, without what can only be pressed in a chat; problems have lines of their own.</summary>
    static string Words(Invocation invocation, ImportRecord record)
    {
        var reader = new Reader(invocation.Get<IOptions<OrdersOptions>>().Value.Zone);
        var card = ImportCards.Draw(record with { Summary = record.Summary with { Problems = [] } }, "the command line") with { Buttons = [] };
        return PlainTextRenderer.Render(card, new RenderContext(reader) { Now = invocation.Get<TimeProvider>().GetUtcNow() }).Payload.TrimEnd();
    }

    /// <summary>Reports at once, on the caller's thread, so that lines stay in order.</summary>
    sealed class Shown(Output output, string what) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => output.Progress(what, value.Done, value.Total);
    }
}
