using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Work;
using Demarc.Tests.Operations;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Routing rules, targets and ladders from a file: read, refused with a cure, tried without doing anything, and followed.</summary>
public sealed class PolicyTests
{
    static readonly string[] Pieces = ["", "{", "}", "[", "null", "\"", "1e999", ",", "true", "\"High\":", "-", "\\ud800"];

    static string Shipped => PolicyFile.ShippedText();

    [Fact]
    public void The_shipped_policy_is_what_the_desk_promises()
    {
        var policy = EscalationPolicy.Shipped;

        Assert.Equal(new LevelTarget(Allowance.BusinessHours(4), Allowance.BusinessDays(1), Allowance.BusinessDays(2), Allowance.BusinessHours(1)), policy.Of(EscalationLevel.Low));
        Assert.Equal(new LevelTarget(Allowance.BusinessHours(1), Allowance.BusinessHours(4), Allowance.BusinessDays(1), Allowance.BusinessMinutes(30)), policy.Of(EscalationLevel.Mid));
        Assert.Equal(new LevelTarget(Allowance.Minutes(15), Allowance.Minutes(60), Allowance.Minutes(120), Allowance.Minutes(15)), policy.Of(EscalationLevel.High));
        Assert.Equal((2, 3, 0), (policy.Managers, policy.RemindersBeforeDecision, policy.Routing.Count));
        Assert.Equal([Role.Leadership, Role.Administrator], policy.Up);
    }

    [Theory]
    [InlineData("\"15 minutes\", \"nextStep\": \"1 hour\"", "\"soon\", \"nextStep\": \"1 hour\"", "levels.High.acknowledge is \"soon\": an allowance such as '4 business hours', '1 business day' or '15 minutes' is needed.")]
    [InlineData("\"warning\": \"15 minutes\"", "\"warning\": \"15 business minutes\"", "levels.High mixes business time and time round the clock: say \"business\" in all four or in none.")]
    [InlineData("\"1 business hour\", \"nextStep\"", "4, \"nextStep\"", "levels.Mid.acknowledge is 4: an allowance such as")]
    [InlineData("\"untilClosed\": \"2 business days\",", "", "untilClosed is missing")]
    [InlineData("\"managers\": 2", "\"managers\": -1", "ladder.managers is -1: a whole number from 0 to 20 is needed.")]
    [InlineData("\"Leadership\", \"Administrator\"]", "\"PartnerRep\"]", "ladder.up names PartnerRep: only Leadership and Administrator can be gone up to.")]
    [InlineData("\"Leadership\", \"Administrator\"]", "\"Boss\"]", "ladder.up has 'Boss': one of ")]
    [InlineData("\"routing\": []", "\"routing\": {}", "routing is no list")]
    [InlineData("\"routing\": []", "\"routing\": [{ \"name\": \"x\", \"when\": { \"carier\": [\"Lumen\"] }, \"to\": [\"dana\"] }]", "routing[0].when has 'carier', which means nothing there: it takes carrier, product,")]
    [InlineData("\"routing\": []", "\"routing\": [{ \"name\": \"\", \"when\": {}, \"to\": [\"role:Partner\"] }]", "routing[0].to has 'role:Partner': role:ProjectManager, role:Leadership or role:Administrator is needed.")]
    [InlineData("\"routing\": []", "\"routing\": [{ \"name\": \"x\", \"when\": { \"mrcAtLeast\": \"much\" } }]", "routing[0].when.mrcAtLeast is \"much\": an amount of dollars such as 1000 is needed.")]
    [InlineData("\"routing\": []", "\"routing\": [", "is not JSON")]
    [InlineData("\"routing\": []", "\"routing\": [{ \"name\": \"\\ud800\" }]", "It holds half of a letter")]
    public void What_is_wrong_is_named_with_its_place_and_its_cure(string right, string wrong, string finding)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);

        var read = PolicyFile.Read(Shipped.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(read.Policy);
        Assert.Contains(read.Findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_a_file_holds_is_read_or_refused_and_never_thrown() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 60], Gen.Int[0, Pieces.Length - 1]).Sample((at, length, put) =>
        {
            var start = at % Shipped.Length;
            var read = PolicyFile.Read(Shipped.Remove(start, Math.Min(length, Shipped.Length - start)).Insert(start, Pieces[put]));

            Assert.True(read.Policy is null == read.Findings.Count > 0);
        }, iter: 500);

    [Theory]
    [InlineData("4 business hours", "4 business hours")]
    [InlineData("1 Business Day", "1 business day")]
    [InlineData("90 minutes", "90 minutes")]
    [InlineData(" 1   hour ", "1 hour")]
    [InlineData("2 days", "48 hours")]
    [InlineData("0 minutes", null)]
    [InlineData("-1 hours", null)]
    [InlineData("1.5 hours", null)]
    [InlineData("business hours", null)]
    [InlineData("1 business week", null)]
    [InlineData("99999999999 minutes", null)]
    public void Allowances_are_read_as_they_are_written(string text, string? allowance) =>
        Assert.Equal(allowance, Allowance.TryParse(text, out var read) ? read.ToString() : null);

    [Fact]
    public void Rules_look_at_carrier_product_partner_customer_level_kind_stage_and_money()
    {
        var samples = new Samples();
        Assert.All(
            new[] { "\"carrier\": \"lumen\"", "\"product\": [\"dia\"]", "\"partner\": [\"acme\"]", "\"customer\": \"Marlin Dental\"", "\"level\": [\"Mid\", \"High\"]", "\"kind\": \"Order\"", "\"stage\": \"FocReceived\"", "\"mrcAtLeast\": 845.5" },
            when => Assert.Equal("rule \"r\"; 2 open", Chosen(when, samples).Because));
        Assert.All(
            new[] { "\"carrier\": \"Comcast\"", "\"product\": [\"coax\"]", "\"partner\": [\"beta\"]", "\"customer\": \"Marlin\"", "\"level\": [\"High\"]", "\"kind\": \"Outage\"", "\"stage\": \"Installed\"", "\"mrcAtLeast\": 846" },
            when => Assert.DoesNotContain("rule", Chosen(when, samples).Because));
    }

    static Route Chosen(string when, Samples samples)
    {
        var stage = Demarc.Features.Orders.OrderStages.Stage(samples.Order).ToString();
        var crew = samples.Crew with { Policy = With($$"""{ "name": "r", "when": { {{when.Replace("FocReceived", stage, StringComparison.Ordinal)}} }, "to": ["gone", "priya"] }""") };
        return Routing.Choose(crew, samples.New, Samples.Now, [], isUp: false);
    }

    static EscalationPolicy With(string rule)
    {
        var read = PolicyFile.Read(Shipped.Replace("\"routing\": []", $"\"routing\": [{rule}]", StringComparison.Ordinal));
        Assert.Empty(read.Findings);
        return read.Policy!;
    }

    [Fact]
    public async Task A_file_is_followed_its_rule_is_on_the_card_and_its_people_are_asked_in_order()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Shipped
            .Replace("\"routing\": []", "\"routing\": [{ \"name\": \"Dental first\", \"when\": { \"customer\": [\"Marlin Dental\"] }, \"to\": [\"lee-grant\", \"priya-nair\"] }]", StringComparison.Ordinal)
            .Replace("\"acknowledge\": \"1 business hour\"", "\"acknowledge\": \"30 business minutes\"", StringComparison.Ordinal), OrderDesk.Cancel);
        await using var house = await OrderDesk.OpenAsync(new Dictionary<string, string?> { ["Escalations:Policy"] = file });

        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("to Lee Grant: rule \"Dental first\"; 0 open", OrderDesk.Read(house.CardOf(house.Lee, id).Card));
        Assert.Contains("Dana Ortiz: the rule \"Dental first\" holds, and it names Lee Grant first", await house.AskAsync(house.Ada, $"why {id}"));
        await house.UntilAsync("2026-11-16 10:30");
        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
        File.Delete(file);
    }

    [Theory]
    [InlineData("{}", "Escalations:Policy, '{0}': levels is missing or no object: it needs Low, Mid and High.")]
    [InlineData(null, "Escalations:Policy, '{0}': '{0}' cannot be read: ")]
    public void A_wrong_file_stops_the_start(string? content, string finding)
    {
        var file = Path.Combine(Path.GetTempPath(), $"policy-{Guid.NewGuid():N}.json");
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        var result = new EscalationOptionsCheck().Validate(null, new EscalationOptions { Policy = file });

        Assert.True(result.Failed);
        Assert.Contains(result.Failures!, failure => failure.StartsWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, finding, file), StringComparison.Ordinal));
        File.Delete(file);
    }

    [Fact]
    public async Task A_trial_says_what_would_change_for_what_is_open_and_changes_nothing()
    {
        await using var house = await OrderDesk.OpenAsync();
        var (first, second) = (await house.EscalateAsync(house.Rita), await house.EscalateAsync(house.Rob, "48300"));
        var trial = house.Bot.Services.GetRequiredService<PolicyTrial>();
        var before = (await house.LoadAsync(first)).Version;

        Assert.Empty(await trial.RunAsync(EscalationPolicy.Shipped, house.Bot.Session(), OrderDesk.Cancel));
        var changes = await trial.RunAsync(With("""{ "name": "Marlin", "when": { "customer": "Marlin Dental" }, "to": ["nobody-here", "role:Leadership"] }"""), house.Bot.Session(), OrderDesk.Cancel);

        Assert.Equal("The rule \"Marlin\" names 'nobody-here', whom nobody knows here: it skips them.", changes[0]);
        Assert.Equal($"{first}: opened now it would go to Lee Grant (rule \"Marlin\"; 0 open) instead of Dana Ortiz (looks after Lumen; 0 open).", changes[1]);
        Assert.StartsWith($"{first}: step 1 from now on would be 2026-11-16 16:00Z Acknowledge (Mid, with Lee Grant) instead of 2026-11-16 16:00Z Acknowledge (Mid, with Priya Nair).", changes[2]);
        Assert.DoesNotContain(changes, change => change.StartsWith(second, StringComparison.Ordinal));
        Assert.Equal(before, (await house.LoadAsync(first)).Version);
    }

    [Fact]
    public async Task In_the_terminal_a_policy_is_shown_checked_and_refused()
    {
        await using var cli = new Cli();
        var file = Path.Combine(cli.Folder, "mine.json");
        var shown = await cli.RunAsync("policy", "show");
        await File.WriteAllTextAsync(file, shown.Out.Replace("\"15 minutes\"", "\"10 minutes\"", StringComparison.Ordinal), OrderDesk.Cancel);

        var good = await cli.RunAsync("policy", "check", "mine.json");
        await File.WriteAllTextAsync(file, shown.Out.Replace("\"15 minutes\"", "\"10 moments\"", StringComparison.Ordinal), OrderDesk.Cancel);
        var bad = await cli.RunAsync("policy", "check", "mine.json");

        Assert.Equal((0, 1), (good.Exit, bad.Exit));
        Assert.Contains("High, acknowledge: 10 minutes instead of 15 minutes.", good.Out);
        Assert.Contains("levels.High.acknowledge is \"10 moments\"", bad.Error);
    }
}
