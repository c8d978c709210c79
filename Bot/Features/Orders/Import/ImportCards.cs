using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;
using SmallPrint = Demarc.Cards.Model.Note;

namespace Demarc.Features.Orders.Import;

/// <summary>The card of an import, from the dry run with its differences to the result and its undoing.</summary>
static class ImportCards
{
    public static Card Draw(ImportRecord record, string by) => new("order-import", $"Import {record.Id}", Lead(record, by))
    {
        Tone = ToneOf(record),
        Body =
        [
            .. Progress(record),
            .. Undone(record),
            .. Problems(record.Summary, isError: true),
            .. Unknown(record.Summary),
            .. Changed(record),
            .. New(record),
            .. Problems(record.Summary, isError: false),
            .. record.Summary.Remarks.Count > 0 ? [new Section("How it was read", [new Bullets([.. record.Summary.Remarks.Select(remark => Text.Plain(remark))])])] : Array.Empty<Block>(),
            .. record.Summary.Earlier is { } earlier ? [new SmallPrint(earlier)] : Array.Empty<Block>(),
        ],
        Buttons = [.. Buttons(record)],
    };

    static Text Lead(ImportRecord record, string by)
    {
        var file = Text.Of($"{record.FileName}{(record.Summary.Sheet.Length > 0 ? $", sheet \"{record.Summary.Sheet}\"" : "")}");
        return record.State switch
        {
            ImportState.Planned when record.Planned.Effective == 0 => Text.Of($"{file}: nothing would change. {Counts(record.Planned)}."),
            ImportState.Planned => Text.Of($"{file}: {Counts(record.Planned)}. Nothing is changed yet."),
            ImportState.Running => Text.Of($"{file} is being imported: {Number(record.Done.Effective)} of {Number(record.Planned.Effective)} rows."),
            ImportState.Done => Text.Of($"{file} is imported by {by}: {Counts(record.Done)}."),
            ImportState.Stopped => Text.Of($"The import of {file} stopped before its end: {Counts(record.Done)} so far. Send the file again to go on, or undo what was done."),
            ImportState.Undoing => Text.Of($"The import of {file} is being taken back."),
            ImportState.Undone => Text.Of($"The import of {file} was taken back: {Took(record.Undone!)}."),
            _ => Text.Of($"The import of {file} was not carried out; the file is forgotten."),
        };
    }

    static string Took(ImportUndone undone) =>
        $"{Orders(undone.Restored)} as before{(undone.Removed > 0 ? $", {Orders(undone.Removed)} removed again" : "")}{(undone.RefusedCount > 0 ? $", {Orders(undone.RefusedCount)} left as {(undone.RefusedCount == 1 ? "it is" : "they are")}" : "")}";

    static string Orders(int count) => count == 1 ? "1 order" : $"{Number(count)} orders";

    static string Counts(ImportCounts counts) =>
        $"{Number(counts.New)} new, {Number(counts.Changed)} changed, {Number(counts.Unchanged)} unchanged, {Number(counts.Errors)} with errors";

    static Tone ToneOf(ImportRecord record) => record.State switch
    {
        ImportState.Stopped => Tone.Warning,
        ImportState.Undone when record.Undone!.RefusedCount > 0 => Tone.Warning,
        ImportState.Done when record.Done.Errors == 0 => Tone.Good,
        ImportState.Planned or ImportState.Done when record.Planned.Errors > 0 => Tone.Warning,
        _ => Tone.Neutral,
    };

    static IEnumerable<Block> Progress(ImportRecord record) => record.State switch
    {
        ImportState.Running => [new Progress("Rows imported", Math.Min(record.Done.Effective, record.Planned.Effective), Math.Max(1, record.Planned.Effective))],
        ImportState.Undoing => [new Progress("Taken back", record.Pages - record.PagesStanding, Math.Max(1, record.Pages))],
        _ => [],
    };

    static IEnumerable<Block> Undone(ImportRecord record)
    {
        if (record.Undone is { Refused.Count: > 0 } undone)
        {
            yield return new Section("Left as they are", [new Bullets([.. undone.Refused.Select(refused => Text.Of($"{Text.Bold(refused.Order)}: {refused.Why}"))]), .. More(undone.RefusedCount - undone.Refused.Count)], Tone.Warning);
        }
    }

    static IEnumerable<Block> Problems(ImportSummary summary, bool isError)
    {
        var groups = summary.Problems.Where(group => group.IsError == isError).ToList();
        if (groups.Count > 0)
        {
            yield return new Section(
                isError ? "Rows with errors, left out" : "Worth a look",
                [new Bullets([.. groups.Select(Line)])],
                isError ? Tone.Bad : Tone.Warning);
        }
    }

    static Text Line(ProblemGroup group)
    {
        var rows = string.Join(", ", group.Rows.Select(row => row.ToString(CultureInfo.InvariantCulture)));
        var where = group.Count == 1 ? $"Row {rows}" : group.Count > group.Rows.Count ? $"Rows {rows} and {Number(group.Count - group.Rows.Count)} more" : $"Rows {rows}";
        var value = group.Value.Length > 0 ? Text.Of($" {Text.Code(group.Value)}") : Text.Empty;
        return Text.Of($"{Text.Bold(where)}: {group.Column}{value} {group.Words} {group.Cure}");
    }

    static IEnumerable<Block> Unknown(ImportSummary summary)
    {
        if (summary.Unknown.Count > 0)
        {
            yield return new Section(
                "Names nobody has here",
                [
                    new Bullets([.. summary.Unknown.Select(name => Text.Of($"{name.What} {Text.Code(name.Name)}: {(name.Rows == 1 ? "1 row" : $"{Number(name.Rows)} rows")}"))]),
                    new SmallPrint("They are kept as written and nothing is guessed. Orders of an unknown agency are seen by staff only; add the agency and import the file again."),
                ],
                Tone.Warning);
        }
    }

    static IEnumerable<Block> Changed(ImportRecord record)
    {
        if (record.State == ImportState.Undone)
        {
            // What was left as it is did not go back.
            var left = record.Undone!.Refused.Select(refused => refused.Order).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var back = record.Summary.Changed.Where(row => !left.Contains(row.Number)).ToList();
            if (back.Count > 0)
            {
                yield return new Table(
                    Caption("Went back", back.Count, Math.Max(back.Count, record.Undone.Restored)),
                    ["Order", "Customer", "What"],
                    [.. back.Select(row => (IReadOnlyList<Text>)[Text.Bold(row.Number), row.Customer, Text.Join("; ", row.Changes.Select(change => ChangeWords.Of(change.Field, change.After, change.Before)))])]);
            }
        }
        else if (record.Summary.Changed.Count > 0)
        {
            yield return new Table(
                Caption(record.State == ImportState.Planned ? "Would change" : "Changed", record.Summary.Changed.Count, record.Planned.Changed),
                ["Order", "Customer", "What"],
                [.. record.Summary.Changed.Select(row => (IReadOnlyList<Text>)[Text.Bold(row.Number), row.Customer, Text.Join("; ", row.Changes.Select(change => ChangeWords.Of(change.Field, change.Before, change.After)))])]);
        }
    }

    static IEnumerable<Block> New(ImportRecord record)
    {
        if (record.Summary.New.Count > 0)
        {
            yield return new Paragraph(Text.Of($"{Text.Bold(Caption(record.State == ImportState.Undone ? "Had been new" : "New", record.Summary.New.Count, record.Planned.New))}: {string.Join(", ", record.Summary.New.Select(row => row.Number))}"));
        }
    }

    static IEnumerable<Block> More(int count) => count > 0 ? [new SmallPrint($"And {Number(count)} more.")] : [];

    static string Caption(string what, int shown, int count) => count > shown ? $"{what}, {shown} of {Number(count)}" : what;

    static IEnumerable<Button> Buttons(ImportRecord record)
    {
        switch (record.State)
        {
            case ImportState.Planned when record.Planned.Effective > 0:
                yield return new ActionButton($"Import {Orders(record.Planned.Effective)}", OrderVerbs.RunImport, record.Id, record.Version) { Style = ButtonStyle.Primary };
                yield return new ActionButton("Do not import", OrderVerbs.DropImport, record.Id, record.Version);
                break;
            case ImportState.Done or ImportState.Stopped when record.Pages > 0:
                yield return new ActionButton("Undo import", OrderVerbs.UndoImport, record.Id, record.Version, Confirm: $"Take back all of {record.Id}? Orders that somebody changed since stay as they are.") { Style = ButtonStyle.Danger };
                break;
            default:
                break;
        }
    }

    static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
