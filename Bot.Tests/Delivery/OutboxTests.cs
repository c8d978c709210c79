using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Delivery;

public sealed class OutboxTests
{
    static readonly RateLimit SevenASecond = new(RateScope.Conversation, 7, TimeSpan.FromSeconds(1));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_turn_says_arrives_in_the_order_it_was_said()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");

        await bot.DecideAsync(session =>
        {
            for (var i = 0; i < 12; i++)
            {
                session.Add(Notice(bot, ana, $"n{i}"));
            }
        });

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"n{i}"), Words(bot, ana));
    }

    [Fact]
    public async Task The_same_key_decided_twice_is_said_once()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "once")));

        var again = new Session(bot.Store);
        again.Add(Notice(bot, ana, "once"));
        var result = await again.CommitAsync(Cancel);
        await bot.SettleAsync();

        Assert.Equal(CommitResult.Conflict("outbox", "once"), result);
        Assert.Equal(["once"], Words(bot, ana));
    }

    [Fact]
    public async Task A_throttled_platform_is_left_alone_for_as_long_as_it_asks_and_order_is_kept()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        bot.Chat.Answer = row => row.PersonId == ana.Id ? new SendResult.NotYet("429", TimeSpan.FromSeconds(90)) : null;

        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "a1")), session => session.Add(Notice(bot, ana, "a2")), session => session.Add(Notice(bot, ben, "b1")));

        Assert.Equal(["b1"], Words(bot, ben));
        Assert.Equal(1, bot.Chat.Tries.Count(row => row.PersonId == ana.Id));
        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromSeconds(89));
        Assert.Empty(Words(bot, ana));
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["a1", "a2"], Words(bot, ana));
    }

    [Fact]
    public async Task A_tenant_that_is_throttled_as_a_whole_rests_as_a_whole()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        bot.Chat.Answer = _ => new SendResult.NotYet("429", TimeSpan.FromMinutes(1), RateScope.Tenant);
        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "a1")));

        bot.Chat.Answer = _ => null;
        await bot.DecideAsync(session => session.Add(Notice(bot, ben, "b1")));
        Assert.Empty(Words(bot, ben));
        await bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["a1"], Words(bot, ana));
        Assert.Equal(["b1"], Words(bot, ben));
    }

    [Fact]
    public async Task An_outage_is_waited_out_without_a_last_try_and_at_a_growing_distance()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.NotYet("connection refused");
        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "stubborn") with { Importance = Importance.MustArrive }));

        await bot.PassAsync(TimeSpan.FromHours(10), TimeSpan.FromMinutes(1));
        var tries = bot.Chat.Tries.Count;
        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromMinutes(7));

        Assert.InRange(tries, 33, 200);
        Assert.Equal(["stubborn"], Words(bot, ana));
    }

    [Fact]
    public async Task After_hours_without_the_platform_a_conversation_gets_one_catch_up_with_the_latest_of_everything()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        await bot.DecideAsync(session => session.Save(Probe.Things, new Thing { Id = "x", Value = "first" }));
        bot.Chat.Answer = _ => new SendResult.NotYet("no route");
        for (var i = 0; i < 40; i++)
        {
            await bot.DecideAsync(session => session.Add(Notice(bot, ana, $"n{i}")));
            await bot.PassAsync(TimeSpan.FromMinutes(6));
        }

        await bot.DecideAsync(session => session.Post("live", ana.Chat(), bot.Now, new ViewRef("thing", "thing:x", ana.Id), Importance.MustArrive));
        await bot.DecideAsync(session => session.Add(Notice(bot, ben, "just now")));
        await bot.PassAsync(TimeSpan.FromMinutes(11));
        await bot.DecideAsync(session => session.Put(Probe.Things, new Thing { Id = "x", Value = "second" }));
        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        var caught = Assert.Single(bot.Chat.In(ana.Chat()));
        var words = TestBot.Read(caught.Card);
        Assert.Equal("catch-up", caught.Card.Name);
        Assert.Contains("second", words);
        Assert.DoesNotContain("first", words);
        Assert.Contains("41 messages", words);
        Assert.Contains("And 21 more", words);
        Assert.Equal("show thing x", Assert.IsType<AskButton>(Assert.Single(caught.Card.Buttons)).Says);
        Assert.Equal(["just now"], Words(bot, ben));
        Assert.Empty(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Waiting), Cancel));
    }

    [Fact]
    public async Task Of_several_unsent_on_one_topic_only_the_newest_goes_out()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.NotYet("429", TimeSpan.FromSeconds(5));
        await bot.DecideAsync([.. Enumerable.Range(0, 5).Select(i => (Action<Session>)(session => session.Add(Notice(bot, ana, $"v{i}") with { Topic = "order:1" }))), session => session.Add(Notice(bot, ana, "other"))]);

        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["v4", "other"], Words(bot, ana));
    }

    [Theory]
    [InlineData(Importance.Reply)]
    [InlineData(Importance.Notice)]
    public async Task A_doubt_nobody_can_settle_is_not_repeated(Importance importance)
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.Doubt("timeout");
        bot.Chat.DeliversDespiteAnswer = true;

        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "maybe") with { Importance = importance }));
        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(["maybe"], Words(bot, ana));
        Assert.Equal(OutgoingState.InDoubt, (await bot.Store.LoadAsync(Outbox.Rows, "maybe", Cancel))!.State);
    }

    [Fact]
    public async Task What_must_arrive_is_repeated_once_on_a_doubt_and_says_that_it_may_be_a_repeat()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.Doubt("502");
        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "act") with { Importance = Importance.MustArrive }));
        Assert.Empty(Words(bot, ana));
        await bot.PassAsync(TimeSpan.FromSeconds(29));
        Assert.Single(bot.Chat.Tries);

        bot.Chat.DeliversDespiteAnswer = true;
        await bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));

        Assert.Equal(2, bot.Chat.Tries.Count);
        Assert.Contains("may have this already", TestBot.Read(Assert.Single(bot.Chat.In(ana.Chat())).Card));
        Assert.Equal(OutgoingState.InDoubt, (await bot.Store.LoadAsync(Outbox.Rows, "act", Cancel))!.State);
    }

    [Fact]
    public async Task A_platform_that_can_tell_settles_the_doubt()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = row => row.Attempts == 1 ? new SendResult.Doubt("timeout") : null;
        bot.Chat.Find = row => row.Id == "there" ? new Found.There("m77") : new Found.NotThere();

        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "there")), session => session.Add(Notice(bot, ana, "lost")));
        await bot.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["lost"], Words(bot, ana));
        var there = (await bot.Store.LoadAsync(Outbox.Rows, "there", Cancel))!;
        Assert.Equal((OutgoingState.Sent, "m77"), (there.State, there.MessageId));
    }

    [Fact]
    public async Task What_was_being_sent_when_the_program_died_is_in_doubt_and_not_sent_again()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        Outgoing Left(string id, Importance importance) =>
            Notice(bot, ana, id) with { Importance = importance, State = OutgoingState.Sending, Attempts = 1, Lease = new Lease("another run", bot.Now + TimeSpan.FromSeconds(60)) };

        await bot.RestartWithAsync(
            new Change(Outbox.Rows, "reply", 0, Left("reply", Importance.Reply)),
            new Change(Outbox.Rows, "act", 0, Left("act", Importance.MustArrive)),
            new Change(Outbox.Rows, "unsent", 0, Notice(bot, ana, "unsent")));
        await bot.SettleAsync();
        Assert.Equal(["unsent"], Words(bot, ana));
        await bot.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));

        Assert.Equal(["unsent", "act"], Words(bot, ana));
        Assert.Equal(OutgoingState.InDoubt, (await bot.Store.LoadAsync(Outbox.Rows, "reply", Cancel))!.State);
    }

    [Fact]
    public async Task What_can_never_arrive_is_reported_and_the_next_message_goes_out()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = row => row.Id == "bad" ? new SendResult.Never("The conversation is gone. Ask the person to write to the bot again.", Gone: true) : null;

        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "bad")), session => session.Add(Notice(bot, ana, "good")));

        var trouble = Assert.Single(probe.Troubles);
        Assert.True(trouble.IsGone);
        Assert.Equal("bad", trouble.Undelivered!.Id);
        Assert.Equal(["good"], Words(bot, ana));
    }

    [Fact]
    public async Task A_channel_that_throws_is_in_doubt_and_hurts_nobody_else()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        bot.Chat.Answer = row => row.PersonId == ana.Id ? throw new InvalidOperationException("bug") : null;

        await bot.DecideAsync(session => session.Add(Notice(bot, ana, "a")), session => session.Add(Notice(bot, ben, "b")));

        Assert.Equal(["b"], Words(bot, ben));
        Assert.Equal(OutgoingState.InDoubt, (await bot.Store.LoadAsync(Outbox.Rows, "a", Cancel))!.State);
    }

    [Fact]
    public async Task An_address_of_a_channel_that_is_no_longer_here_is_reported()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var gone = new Address("pigeon", "t", "loft", Place.Personal);

        await bot.DecideAsync(session => session.Post("p", gone, bot.Now, new Card("note", "", "coo")));

        Assert.Contains("'pigeon'", Assert.Single(probe.Troubles).Words);
    }

    [Fact]
    public async Task Quiet_hours_hold_notices_back_and_let_answers_and_alarms_through()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana", more: person => person with { Quiet = new QuietHours(new TimeOnly(9, 0), new TimeOnly(12, 0)) });

        await bot.DecideAsync(session =>
        {
            Assert.True(session.Tell(ana, "notice", bot.Now, Note("notice")));
            Assert.True(session.Tell(ana, "alarm", bot.Now, Note("alarm"), Importance.MustArrive));
        });
        await bot.SayAsync(ana, "echo answer");

        Assert.Equal(["alarm", "echo answer"], Words(bot, ana));
        await bot.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(["alarm", "echo answer", "notice"], Words(bot, ana));
    }

    [Fact]
    public async Task A_burst_goes_out_at_the_platforms_pace()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Limits = [SevenASecond, new RateLimit(RateScope.Conversation, 8, TimeSpan.FromSeconds(2))];

        await bot.DecideAsync([.. Enumerable.Range(0, 20).Select(i => (Action<Session>)(session => session.Add(Notice(bot, ana, $"n{i}"))))]);
        Assert.Equal(7, Words(bot, ana).Count);
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(8, Words(bot, ana).Count);
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(15, Words(bot, ana).Count);
        await bot.PassAsync(TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(500));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"n{i}"), Words(bot, ana));
    }

    static Outgoing Notice(TestBot bot, Person person, string words) =>
        Sending.Row(words, person.Chat(), bot.Now) with { Card = Note(words), Importance = Importance.Notice, PersonId = person.Id };

    static Card Note(string words) => new("note", "", Text.Plain(words));

    static IReadOnlyList<string> Words(TestBot bot, Person person) => [.. bot.Chat.In(person.Chat()).Select(one => one.Card.Summary.ToString())];
}
