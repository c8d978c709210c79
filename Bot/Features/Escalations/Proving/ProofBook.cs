using Demarc.Features.Escalations.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Proving;

/// <summary>The ledger of one escalation, read and checked.</summary>
/// <param name="Names">People and rooms by id.</param>
public sealed record ProofBook(string Id, IReadOnlyList<LedgerLine> Lines, LedgerHead? Head, LedgerReport Report, IReadOnlyDictionary<string, string> Names)
{
    public string NameOf(string id) => id == Audit.TheClock ? "Demarc" : Names.GetValueOrDefault(id, id);

    /// <returns>Null: there is no such escalation.</returns>
    public static async Task<ProofBook?> OfAsync(Session session, string id, CancellationToken cancel)
    {
        var lines = await LinesAsync(session, id, cancel);
        var head = await session.LoadAsync(LedgerHead.All, id, cancel);
        var escalation = await session.LoadAsync(Escalations.All, id, cancel);
        if (escalation is null && head is null && lines.Count == 0)
        {
            return null;
        }

        var report = LedgerCheck.Of(lines, head is null ? [] : [head]);
        var names = new Dictionary<string, string>();
        foreach (var who in lines.Select(line => line.Who).Where(who => who != Audit.TheClock).Distinct())
        {
            names[who] = await session.LoadAsync(Roster.People, who, cancel) is { } person ? person.Name
                : await session.LoadAsync(Roster.Rooms, who, cancel) is { } room ? $"room {room.Name}" : who;
        }

        IEnumerable<string> against = escalation is null ? [$"{id} has a ledger and is not there any more."] : LedgerCheck.Against(escalation, lines);
        return new ProofBook(id, lines, head, report with { Findings = [.. report.Findings, .. against] }, names);
    }

    /// <summary>Every ledger, and against the escalation it is about.</summary>
    public static async Task<LedgerReport> AllAsync(Session session, CancellationToken cancel)
    {
        var escalations = await session.QueryAsync(Escalations.All, Escalations.All.All, cancel);
        var heads = await session.QueryAsync(LedgerHead.All, LedgerHead.All.All, cancel);
        var lines = (await session.QueryAsync(LedgerLine.All, LedgerLine.All.All, cancel)).ToLookup(line => line.Chain, StringComparer.Ordinal);
        var report = LedgerCheck.Of([.. lines.SelectMany(chain => chain)], heads);
        var gone = heads.Select(head => head.Id).Except(escalations.Select(escalation => escalation.Id)).Select(id => $"{id} has a ledger and is not there any more.");
        return report with { Findings = [.. report.Findings, .. gone, .. escalations.SelectMany(escalation => LedgerCheck.Against(escalation, [.. lines[escalation.Id]]))] };
    }

    /// <summary>All ledgers as a file.</summary>
    public static async Task<IReadOnlyList<string>> FileAsync(Session session, CancellationToken cancel)
    {
        var text = new List<string>();
        foreach (var head in (await session.QueryAsync(LedgerHead.All, LedgerHead.All.All, cancel)).OrderBy(head => EscalationNumbers.NumberOf(head.Id)))
        {
            text.AddRange(LedgerFile.Write(await LinesAsync(session, head.Id, cancel), head));
        }

        return text;
    }

    static async Task<IReadOnlyList<LedgerLine>> LinesAsync(Session session, string id, CancellationToken cancel) =>
        [.. (await session.QueryAsync(LedgerLine.All, LedgerLine.All.Where(line => line.Chain == id), cancel)).OrderBy(line => line.Number)];

    /// <summary>A line in words, without its time: "due: acknowledge (taken at once)".</summary>
    public string Words(LedgerLine line)
    {
        var detail = line.Detail.Length > 0 ? $" ({line.Detail})" : "";
        return line.Step switch
        {
            LedgerStep.Due => $"due: {line.What}{detail}",
            LedgerStep.Acknowledged => $"acknowledged by {NameOf(line.Who)}",
            LedgerStep.Happened => $"{(Enum.TryParse<EntryKind>(line.What, out var kind) ? EntryWords.Name(kind) : line.What)}, by {NameOf(line.Who)}{detail}",
            LedgerStep.Told => $"told {NameOf(line.Who)}{detail}",
            LedgerStep.Unreachable => $"no way to tell {NameOf(line.Who)}{detail}",
            LedgerStep.Attempted => $"message to {NameOf(line.Who)} attempted{detail}",
            LedgerStep.Accepted => $"message to {NameOf(line.Who)} accepted by the platform{detail}",
            _ => $"message to {NameOf(line.Who)} not accepted{detail}",
        };
    }
}
