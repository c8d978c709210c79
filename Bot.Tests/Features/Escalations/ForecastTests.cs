using System.Text.Json;
using CsCheck;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What a card says is going to happen, against the real ladder on the real store when that time comes.</summary>
public sealed class ForecastTests
{
    const int Steps = 7;

    static readonly string[] Deeds = ["nothing", "ack", "next", "contact", "commitment", "waiting", "resolve", "away", "message"];

    /// <summary>One life after the other in one program: opened at any hour, worked on in any way, then left alone.</summary>
    [Fact]
    public async Task What_was_foretold_is_what_happens_to_the_minute_and_to_the_person()
    {
        await using var house = await OrderDesk.OpenAsync();
        var random = new Random(20261116);
        foreach (var (deed, round) in Deeds.Concat(Deeds).Select((deed, round) => (deed, round)))
        {
            await house.Bot.PassAsync(TimeSpan.FromMinutes(random.Next(1, 3000)));
            var level = (EscalationLevel)((round + round / Deeds.Length) % 3);
            var id = await house.EscalateAsync(house.Rita, random.Next(2) == 0 ? "48213" : "48214", level);
            await house.Bot.PassAsync(TimeSpan.FromMinutes(random.Next(0, 14)));
            await DoAsync(house, id, deed);

            await PlayAsync(house, id, $"round {round}, {level}, {deed}");

            await house.FillAsync(house.Lee, "escalation.resolve", id, ("proof", "Test"), ("words", "done"));
            await house.AskAsync(house.Rita, $"{id} is fixed");
        }
    }

    static async Task PlayAsync(OrderDesk house, string id, string what)
    {
        // What happens at one moment belongs together.
        var ahead = (await ForetoldAsync(house, id)).Take(2 * Steps).ToList();
        var foretold = ahead.TakeWhile((step, i) => i < Steps || step.At == ahead[Steps - 1].At).ToList();
        Assert.NotEmpty(foretold);
        var before = await MessagesAsync(house);
        foreach (var step in foretold)
        {
            Assert.True(step.At >= house.Bot.Now, what);
            if (step.At > house.Bot.Now)
            {
                before = await MessagesAsync(house);
                await house.Bot.PassAsync(step.At - house.Bot.Now - TimeSpan.FromTicks(1));
                Assert.Equal(Facts(step.Before), Facts(await house.LoadAsync(id)));
                await house.Bot.PassAsync(TimeSpan.FromTicks(1));
            }

            // Several steps of one moment are taken together.
            if (foretold.Last(other => other.At == step.At) == step)
            {
                Assert.Equal(Facts(step.After), Facts(await house.LoadAsync(id)));
                var told = (await MessagesAsync(house)).Except(before).Select(key => key[(key.LastIndexOf(':') + 1)..]).ToHashSet();
                Assert.All(step.Up, person => Assert.True(told.Contains(person.Id), $"{what}: {person.Id} was to hear of {step.Clock} at {step.At:O}"));
                Assert.True(step.After.Assignee == step.Before.Assignee || told.Contains(step.After.Assignee!), what);
            }
        }
    }

    static async Task DoAsync(OrderDesk house, string id, string deed)
    {
        if (deed == "away")
        {
            var holder = (await house.Bot.Store.LoadAsync(Roster.People, (await house.LoadAsync(id)).Assignee!, OrderDesk.Cancel))!;
            await house.Bot.DecideAsync(session => session.Save(Roster.People, holder with { AwayUntil = DateOnly.FromDateTime(house.Bot.Now.AddDays(2).Date) }));
            return;
        }

        var day = house.Hours.Calendar.OnOrAfter(DateOnly.FromDateTime(house.Bot.Now.AddDays(2).Date)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var reply = deed switch
        {
            "ack" => (await house.PressAsync((await HolderAsync(house, id))!, id, "Acknowledge")).Reply,
            "next" => await house.FillAsync(house.Lee, "escalation.next", id, ("what", "Lumen calls"), ("date", day), ("time", "10:00")),
            "contact" => await house.FillAsync(house.Lee, "escalation.contact", id, ("who", "Joe"), ("said", "a tech is dispatched"), ("step", "1"), ("answered", "true")),
            "commitment" => await house.FillAsync(house.Lee, "escalation.commitment", id, ("date", day), ("who", "Kim")),
            "waiting" => await house.FillAsync(house.Lee, "escalation.waiting", id, ("on", "Partner"), ("reason", "Who opens the door?")),
            "resolve" => await house.FillAsync(house.Lee, "escalation.resolve", id, ("proof", "Test"), ("words", "It works")),
            "message" => await house.FillAsync(house.Lee, "escalation.message", id, ("words", "We are on it")),
            _ => new Reply.Done(""),
        };
        Assert.True(reply is Reply.Done, $"{deed}: {OrderDesk.Describe(reply)}");
    }

    static async Task<Person?> HolderAsync(OrderDesk house, string id) => await house.Bot.Store.LoadAsync(Roster.People, (await house.LoadAsync(id)).Assignee!, OrderDesk.Cancel);

    static async Task<IEnumerable<Foretold>> ForetoldAsync(OrderDesk house, string id)
    {
        var escalation = await house.LoadAsync(id);
        var crew = await house.Bot.Services.GetRequiredService<Routing>().CrewAsync(house.Bot.Session(), escalation, OrderDesk.Cancel);
        return Forecast.Of(house.Bot.Services.GetRequiredService<LadderRules>(), escalation, crew, house.Bot.Now);
    }

    static async Task<IReadOnlyList<string>> MessagesAsync(OrderDesk house) =>
        [.. (await house.Bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.Kind == OutgoingKind.Post), OrderDesk.Cancel)).Select(row => row.Id)];

    // Versions and the order in which a dictionary was filled are no facts.
    static string Facts(Escalation escalation) => JsonSerializer.Serialize(
        escalation with { AssignedVersion = 0, Clocks = escalation.Clocks.OrderBy(clock => clock.Key).ToDictionary(), Held = escalation.Held.OrderBy(held => held.Key).ToDictionary() },
        StoreJson.Options);

    [Fact]
    public void It_goes_forward_in_time_and_ends_only_when_it_is_closed() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 20_000], Gen.Int[0, 6]).Sample((stage, later, away) =>
        {
            var samples = new Samples();
            Escalation[] stages = [samples.New, samples.Acknowledged, samples.WithSupplier, samples.Committed, samples.Waiting, samples.Resolved, samples.Closed, samples.High];
            var now = Samples.Now.AddMinutes(later);
            var crew = samples.Crew with { Workers = [.. samples.Crew.Workers.Select((person, i) => (away & (1 << i)) == 0 ? person : person with { AwayUntil = DateOnly.FromDateTime(now.AddDays(1).Date) })] };

            var ahead = Forecast.Of(new LadderRules(new EscalationMoves(Samples.Hours, EscalationPolicy.Shipped)), stages[stage], crew, now).Take(40).ToList();

            Assert.All(ahead.Zip(ahead.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
            Assert.All(ahead, step => Assert.True(step.At >= now));
            Assert.True(ahead.Count == 40 || stages[stage].Clocks.Count == 0 || ahead[^1].After.State == EscalationState.Closed);
            Assert.All(ahead, step => Assert.True(step.After.Level >= step.Before.Level, "Nothing goes down by itself."));
        }, iter: 200);

    [Fact]
    public async Task Both_cards_name_the_next_people_and_times_in_the_readers_zone()
    {
        await using var house = await OrderDesk.OpenAsync();

        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);

        var staff = OrderDesk.Read(house.CardOf(house.Dana, id).Card);
        Assert.Contains("What happens next", staff);
        Assert.Contains("10:15 AM EST: unless Dana Ortiz acknowledges it before, Priya Nair is asked: takes any carrier and partner; 0 open", staff);
        Assert.Contains("10:30 AM EST: unless Priya Nair acknowledges it before, Lee Grant is asked: no project manager is free for it", staff);
        await house.AskAsync(house.Rita, "show " + id);
        var partner = OrderDesk.Read(house.CardOf(house.Rita, id).Card);
        Assert.Contains("10:15 AM EST: unless Dana Ortiz acknowledges it before, Priya Nair is asked", partner);
        Assert.Contains("11:00 AM EST: you have an update by then; if not, you are told so", partner);
        Assert.DoesNotContain("takes any carrier", partner);
        Assert.DoesNotContain("reminded of the promised update", partner);
    }
}
