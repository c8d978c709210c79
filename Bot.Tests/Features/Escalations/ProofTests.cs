using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Proving;
using Demarc.Tests.Operations;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What happened can be proven, and what was changed afterwards is found.</summary>
public sealed class ProofTests
{
    [Fact]
    public async Task Each_step_is_due_told_attempted_accepted_and_acknowledged()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 11:00", TimeSpan.FromMinutes(20));
        await house.PressAsync(house.Priya, id, "Acknowledge");
        await house.Bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

        var lines = await LinesAsync(house, id);

        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Number));
        var due = Assert.Single(lines, line => line is { Step: LedgerStep.Due, What: nameof(EscalationClock.Acknowledge) });
        Assert.Equal((OrderDesk.Eastern("2026-11-16 11:00"), "taken at once"), (due.At, due.Detail));
        var told = lines.Single(line => line.Step == LedgerStep.Told && line.Who == house.Priya.Id && line.Number > due.Number);
        Assert.Equal("has it: takes any carrier and partner; 0 open", told.Detail);
        Assert.Equal(
            [LedgerStep.Told, LedgerStep.Attempted, LedgerStep.Accepted],
            lines.Where(line => line.What == told.What).Select(line => line.Step));
        Assert.Equal(house.Priya.Id, Assert.Single(lines, line => line.Step == LedgerStep.Acknowledged).Who);
        Assert.True((await ProofBook.AllAsync(house.Bot.Session(), OrderDesk.Cancel)).IsIntact);

        var proof = await house.AskAsync(house.Lee, $"prove {id}");
        Assert.Contains($"The ledger of {id} has {lines.Count} lines and is as it was written.", proof);
        Assert.Contains("due: Acknowledge (taken at once)", proof);
        Assert.Contains(lines[^1].Hash, proof);
        Assert.Contains("is for those who work on it", await house.AskAsync(house.Rita, $"prove {id}"));
        Assert.Contains("I find no escalation", await house.AskAsync(house.Bea, $"prove {id}"));
    }

    [Fact]
    public async Task A_message_that_can_never_arrive_is_in_it_and_so_is_one_who_cannot_be_reached()
    {
        await using var house = await OrderDesk.OpenAsync();
        house.Bot.Chat.Answer = row => row.PersonId == house.Dana.Id ? new SendResult.Never("blocked") : null;
        var id = await house.EscalateAsync(house.Rita);
        await house.Bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

        var lines = await LinesAsync(house, id);

        Assert.Contains(lines, line => line.Step == LedgerStep.NotAccepted && line.Who == house.Dana.Id && line.Detail == "Dead: blocked");
        Assert.Contains(lines, line => line.Step == LedgerStep.Accepted && line.Who == house.Priya.Id);
        Assert.Empty(await house.Bot.Store.QueryAsync(Demarc.Features.Escalations.Work.Told.All, Demarc.Features.Escalations.Work.Told.All.Where(told => !told.IsSettled), OrderDesk.Cancel));
    }

    /// <summary>Any field of any line, any line left out, put twice or moved, any end cut off.</summary>
    [Fact]
    public void Whatever_is_changed_in_a_file_is_found() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 4]).Sample((count, which, field, how) =>
        {
            var file = Chain("ESC-104", count).Concat(Chain("ESC-105", 3)).ToList();
            Assert.True(LedgerFile.Check(file).IsIntact);
            var at = which % file.Count;

            switch (how)
            {
                case 0 or 1:
                    file[at] = Changed(file[at], field, how == 0);
                    break;
                case 2:
                    file.RemoveAt(at);
                    break;
                case 3:
                    file.Insert(field % file.Count, file[at]);
                    break;
                default:
                    // Cut off with the end made to fit, but not its hash.
                    file.RemoveAt(count - 1);
                    file[count - 1] = file[count - 1].Replace($"\"count\":{count}", $"\"count\":{count - 1}", StringComparison.Ordinal);
                    break;
            }

            Assert.False(LedgerFile.Check(file).IsIntact, file[Math.Min(at, file.Count - 1)]);
        }, iter: 400);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"ends\":null,\"count\":1,\"hash\":null}")]
    [InlineData("{\"ends\":\"ESC-1\",\"count\":1,\"hash\":\"\"}")]
    public void What_is_no_ledger_is_told_and_not_thrown(string line) =>
        Assert.Equal(line.Length == 0, LedgerFile.Check([line]).IsIntact);

    [Fact]
    public async Task What_is_changed_in_the_store_is_found_in_the_ledger_and_in_the_escalation()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        var session = house.Bot.Session();
        Assert.True((await ProofBook.AllAsync(session, OrderDesk.Cancel)).IsIntact);

        var escalation = await house.LoadAsync(id);
        await house.Bot.DecideAsync(change => change.Save(Demarc.Features.Escalations.Escalations.All, escalation with { Timeline = [.. escalation.Timeline.Select(entry => entry with { At = entry.At.AddMinutes(-5) })] }));
        Assert.Contains("is not what its ledger says", Assert.Single((await ProofBook.AllAsync(house.Bot.Session(), OrderDesk.Cancel)).Findings));

        var line = (await LinesAsync(house, id))[1];
        await house.Bot.DecideAsync(change => change.Save(LedgerLine.All, line with { Who = "somebody" }));
        var proof = await house.AskAsync(house.Lee, $"verify {id}");
        Assert.Contains($"The ledger of {id} was tampered with: {id}: line 2 was changed", proof);
    }

    [Fact]
    public async Task In_the_terminal_a_ledger_is_printed_written_and_checked_offline()
    {
        await using var cli = new Cli { HasSample = true };
        await cli.RunAsync("ask", "--as", "maya", "escalate 48213, they missed the date and nobody calls back");

        var unknown = await cli.RunAsync("prove", "ESC-9999");
        var written = await cli.RunAsync("prove", "--out", "all.jsonl");
        var store = await cli.RunAsync("verify");
        var file = Path.Combine(cli.Folder, "all.jsonl");
        var intact = await cli.RunAsync("verify", "all.jsonl");
        await File.WriteAllTextAsync(file, string.Join('\n', Chain("ESC-104", 2)).Replace("\"why\"", "\"because\"", StringComparison.Ordinal), OrderDesk.Cancel);
        var changed = await cli.RunAsync("verify", "all.jsonl");
        var missing = await cli.RunAsync("verify", "none.jsonl");

        Assert.Equal((1, 0, 0, 0, 1, 1), (unknown.Exit, written.Exit, store.Exit, intact.Exit, changed.Exit, missing.Exit));
        Assert.Contains("There is no escalation 'ESC-9999'", unknown.Error);
        Assert.Contains("WRONG ESC-104: line 1 was changed", changed.Out);
        Assert.Contains("cannot be read", missing.Error);
    }

    static async Task<IReadOnlyList<LedgerLine>> LinesAsync(OrderDesk house, string id) =>
        [.. (await house.Bot.Store.QueryAsync(LedgerLine.All, LedgerLine.All.Where(line => line.Chain == id), OrderDesk.Cancel)).OrderBy(line => line.Number)];

    static IEnumerable<string> Chain(string id, int count)
    {
        var previous = LedgerLine.First;
        var lines = new List<LedgerLine>();
        for (var number = 1; number <= count; number++)
        {
            var line = new LedgerLine
            {
                Id = LedgerLine.IdOf(id, number),
                Chain = id,
                Number = number,
                Step = (LedgerStep)(number % 8),
                At = Samples.Now.AddMinutes(number),
                Who = "dana",
                What = $"esc:{id}:{number}:dana",
                Detail = "why",
                Previous = previous,
                Hash = "",
            }.Sealed();
            lines.Add(line);
            previous = line.Hash;
        }

        return LedgerFile.Write(lines, new LedgerHead { Id = id, Count = count, Hash = previous });
    }

    /// <summary>Another value for a field, or the field gone.</summary>
    static string Changed(string line, int field, bool isGone)
    {
        var node = JsonNode.Parse(line)!.AsObject();
        var name = node.Select(pair => pair.Key).ElementAt(field % node.Count);
        if (isGone)
        {
            node.Remove(name);
        }
        else
        {
            var value = node[name]!;
            node[name] = name switch
            {
                "number" or "count" => value.GetValue<int>() + 1,
                "step" => value.GetValue<string>() == "Due" ? "Told" : "Due",
                "at" => value.GetValue<DateTimeOffset>().AddTicks(1),
                "hash" or "previous" => value.GetValue<string>()[..^1] + (value.GetValue<string>()[^1] == '0' ? '1' : '0'),
                _ => value.GetValue<string>() + "x",
            };
        }

        return node.ToJsonString();
    }
}
