namespace Demarc.Features.Escalations.Proving;

/// <summary>What checking found.</summary>
/// <param name="Findings">Sentences; none: all of it is as it was written.</param>
public sealed record LedgerReport(int Chains, int Lines, IReadOnlyList<string> Findings)
{
    public bool IsIntact => Findings.Count == 0;
}

/// <summary>
/// Computes every hash again and follows each chain from its first line to its end. Whoever can write the store could write a whole chain anew; the hash of a
/// chain's end that was kept elsewhere (in a chat, a mail, a file) shows that too.
/// </summary>
public static class LedgerCheck
{
    const int MostFindings = 50;

    public static LedgerReport Of(IReadOnlyList<LedgerLine> lines, IReadOnlyList<LedgerHead> heads)
    {
        var findings = new List<string>();
        var chains = lines.GroupBy(line => line.Chain, StringComparer.Ordinal).ToDictionary(chain => chain.Key, chain => chain.ToList(), StringComparer.Ordinal);
        foreach (var twice in heads.CountBy(head => head.Id).Where(count => count.Value > 1))
        {
            findings.Add($"{twice.Key} ends {twice.Value} times.");
        }

        foreach (var (id, chain) in chains)
        {
            findings.AddRange(Chain(id, chain, heads.FirstOrDefault(head => head.Id == id)));
        }

        findings.AddRange(heads.Where(head => !chains.ContainsKey(head.Id)).Select(head => $"{head.Id} should have {head.Count} lines and has none."));
        return new LedgerReport(chains.Count, lines.Count, [.. findings.Take(MostFindings)]);
    }

    /// <summary>The ledger against the escalation it is about: each of the latest entries of the timeline has its line.</summary>
    public static IEnumerable<string> Against(Escalation escalation, IReadOnlyList<LedgerLine> lines)
    {
        var written = lines.Where(line => line.Step is LedgerStep.Happened or LedgerStep.Acknowledged).OrderBy(line => line.Number).Select(line => (line.What, line.Who, line.At)).ToList();
        var entries = escalation.Timeline.Select(entry => (entry.Kind.ToString(), entry.By, entry.At.ToUniversalTime())).ToList();
        // What happened before there was a ledger has no line.
        if (written.Count > entries.Count)
        {
            yield return $"{escalation.Id} has {entries.Count} entries in its timeline and {written.Count} in its ledger: entries were taken out.";
        }
        else if (!entries.TakeLast(written.Count).SequenceEqual(written))
        {
            yield return $"The timeline of {escalation.Id} is not what its ledger says.";
        }
    }

    static IEnumerable<string> Chain(string id, List<LedgerLine> chain, LedgerHead? head)
    {
        var previous = LedgerLine.First;
        foreach (var (index, line) in chain.OrderBy(line => line.Number).Index())
        {
            var number = index + 1;
            if (line.Number != number)
            {
                yield return $"{id}: line {number} is missing or there twice.";
                yield break;
            }

            if (line.Id != LedgerLine.IdOf(id, number) || line.Computed() != line.Hash)
            {
                yield return $"{id}: line {number} was changed; its hash does not fit what it says.";
            }

            if (line.Previous != previous)
            {
                yield return $"{id}: line {number} does not follow the line before it.";
            }

            previous = line.Hash;
        }

        if (head is null)
        {
            yield return $"{id}: its end is missing, so nobody can tell whether lines are.";
        }
        else if (head.Count != chain.Count || head.Hash != previous)
        {
            yield return $"{id}: it should end with line {head.Count} and another hash; lines at the end were changed or are missing.";
        }
    }
}
