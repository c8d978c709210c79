using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.People;
using Demarc.Tests.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.People;

public sealed class LinkingTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_is_refused_politely_and_shown_the_way_in()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;

        var words = await bot.AskAsync(Stranger, "echo where is 48213");

        Assert.Contains("I do not know you yet", words);
        Assert.Contains("say \"link\" and the code", words);
        Assert.Empty(probe.Handled);
    }

    [Theory]
    [InlineData("link {0}")]
    [InlineData("  LINK   {0}  ")]
    [InlineData("Link code {0}.")]
    public async Task A_code_links_whoever_says_it_to_the_person_it_was_made_for(string said)
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana Ruiz", more: person => person with { Reach = new Dictionary<string, Address>() });
        var code = await InviteAsync(bot, ana);

        var welcome = await bot.AskAsync(Stranger, string.Format(said, code.ToLowerInvariant()));
        await bot.SayAsync(Stranger, "echo hello");

        Assert.Contains("Welcome, Ana Ruiz", welcome);
        Assert.Equal(["echo hello"], probe.Handled);
        var linked = (await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!;
        Assert.Equal(Stranger.Chat().Key, Telling.AddressOf(linked)!.Key);
    }

    [Fact]
    public async Task A_code_works_once_and_not_for_the_next_one_who_says_it()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var code = await InviteAsync(bot, await bot.AddAsync("Ana"));
        await bot.AskAsync(Stranger, "link " + code);

        var second = await bot.AskAsync(Other, "link " + code);

        Assert.Contains("not valid", second);
    }

    [Fact]
    public async Task Of_two_who_say_it_at_once_one_is_linked()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var code = await InviteAsync(bot, await bot.AddAsync("Ana"));
        var receiver = bot.Services.GetRequiredService<Receiver>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => receiver.AcceptAsync(bot.Message(new Person { Id = $"s{i}", Name = "S", Company = "x", Role = Role.PartnerRep }, "link " + code), Cancel)));
        await bot.SettleAsync();

        Assert.Single(bot.Chat.All, one => TestBot.Read(one.Card).Contains("Welcome"));
        Assert.Equal(7, bot.Chat.All.Count(one => TestBot.Read(one.Card).Contains("not valid")));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_after_a_week()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var code = await InviteAsync(bot, await bot.AddAsync("Ana"));

        await bot.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromDays(1));

        Assert.Contains("not valid", await bot.AskAsync(Stranger, "link " + code));
    }

    [Fact]
    public async Task Guessing_ends_after_five_wrong_codes_and_is_forgiven_after_an_hour()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var code = await InviteAsync(bot, await bot.AddAsync("Ana"));
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("not valid", Last(bot, await bot.SayAsync(Stranger, $"link ABCDE-1234{i}")));
        }

        Assert.Contains("Too many wrong codes", Last(bot, await bot.SayAsync(Stranger, "link " + code)));
        await bot.PassAsync(TimeSpan.FromMinutes(61));

        Assert.Contains("Welcome", Last(bot, await bot.SayAsync(Stranger, "link " + code)));
    }

    [Fact]
    public async Task The_code_itself_is_nowhere_in_the_store_or_the_log()
    {
        var logs = new RecordingLogs();
        var (bot, _) = await Probe.StartAsync(logs);
        await using var _1 = bot;
        var code = await InviteAsync(bot, await bot.AddAsync("Ana"));
        await bot.SayAsync(Stranger, "link " + code);

        await bot.Store.BackupAsync(Path.Combine(bot.Folder, "copy.db"), cancel: Cancel);

        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(bot.Folder, "copy.db"), Cancel));
        Assert.DoesNotContain(code, bytes);
        Assert.DoesNotContain(logs.Lines, line => line.Contains(code));
    }

    [Fact]
    public async Task People_of_an_agency_s_own_tenant_need_no_code_and_are_reps()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.DecideAsync(session => session.Save(Roster.Companies, new Company { Id = "acme", Name = "Acme", Tenants = ["test|t"] }));

        await bot.SayAsync(Stranger, "echo one");
        await bot.SayAsync(Stranger, "echo two");

        Assert.Equal(["echo one", "echo two"], probe.Handled);
        var person = Assert.Single(await bot.Store.QueryAsync(Roster.People, Roster.People.All, Cancel));
        Assert.Equal(("acme", Role.PartnerRep, "Sam Stranger"), (person.Company, person.Role, person.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tenant_that_is_the_distributor_s_or_two_agencies_lets_nobody_in_by_itself(bool isDistributor)
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.DecideAsync(session =>
        {
            session.Save(Roster.Companies, new Company { Id = "a", Name = "A", Tenants = ["test|t"], IsDistributor = isDistributor });
            if (!isDistributor)
            {
                session.Save(Roster.Companies, new Company { Id = "b", Name = "B", Tenants = ["test|t"] });
            }
        });

        Assert.Contains("do not know you", await bot.AskAsync(Stranger, "echo hello"));
        Assert.Empty(probe.Handled);
    }

    [Fact]
    public async Task Someone_who_left_is_a_stranger_again()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.DecideAsync(session => session.Save(Roster.People, ana with { Gone = true }));

        Assert.Contains("do not know you", await bot.AskAsync(ana, "echo hello"));
        Assert.Empty(probe.Handled);
    }

    [Fact]
    public async Task A_stranger_s_name_cannot_act_in_the_answer()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;

        var answer = Assert.Single(await bot.SayAsync(Stranger with { Name = "<at>Everyone</at> [x](https://evil.example)" }, "hello"));

        Assert.All(answer.Card.Summary.Spans, span => Assert.IsType<Plain>(span));
    }

    [Fact]
    public async Task What_a_stranger_presses_is_answered_and_does_nothing()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        var card = Assert.Single(await bot.SayAsync(ana, "show x"));

        await bot.PressAsync(Stranger, card, "Bump");

        Assert.Equal("one", (await bot.Store.LoadAsync(Probe.Things, "x", Cancel))!.Value);
        Assert.Contains("do not know you", TestBot.Read(Assert.Single(bot.Chat.In(Stranger.Chat())).Card));
    }

    static Person Stranger { get; } = new() { Id = "stranger", Name = "Sam Stranger", Company = "?", Role = Role.PartnerRep };

    static Person Other { get; } = new() { Id = "other", Name = "Otto Other", Company = "?", Role = Role.PartnerRep };

    static string Last(TestBot bot, IReadOnlyList<Shown> said) => TestBot.Read(said[^1].Card);

    static async Task<string> InviteAsync(TestBot bot, Person person)
    {
        var code = "";
        await bot.DecideAsync(session => code = bot.Services.GetRequiredService<PeopleDirectory>().Invite(session, person, "test"));
        return code;
    }
}
