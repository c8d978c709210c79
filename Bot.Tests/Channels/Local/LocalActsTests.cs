using System.Net;
using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>Presses, forms, opinions, files and rooms of the local chat.</summary>
public sealed class LocalActsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_answers_in_a_line_and_redraws_the_card_where_it_stands_for_everyone_who_has_it()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Dana", Role.ProjectManager);
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case 7");
        var before = Assert.Single(await client.HistoryAsync("dana", "dm:dana"));

        var (status, outcome) = await client.PostAsync("press", LocalChatTests.Press("dana", before, "Acknowledge"));
        await bot.SettleAsync();

        Assert.Equal((HttpStatusCode.OK, "done"), (status, outcome["kind"]!.ToString()));
        Assert.Equal("Case 7 is yours.", string.Concat(outcome["words"]!.AsArray().Select(run => run!["text"]!.ToString())));
        Assert.Contains(outcome["words"]!.AsArray(), run => run!["bold"]!.GetValue<bool>() && run["text"]!.ToString() == "yours");
        foreach (var (person, count) in new[] { ("ana", 2), ("dana", 1) })
        {
            var history = await client.HistoryAsync(person, "dm:" + person);
            Assert.Equal(count, history.Length);
            Assert.Equal(("Dana takes care of case 7.", 1), (history[^1]["card"]!["summary"]!.ToString(), history[^1]["updates"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task A_stale_button_is_told_who_was_first_and_a_lost_answer_is_given_again()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Dana", Role.ProjectManager);
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case 7");
        var anas = (await client.HistoryAsync("ana", "dm:ana"))[1];
        var danas = (await client.HistoryAsync("dana", "dm:dana"))[0];
        var press = LocalChatTests.Press("dana", danas, "Acknowledge");
        press["key"] = "one-press";

        var (_, first) = await client.PostAsync("press", press.DeepClone().AsObject());
        var (_, again) = await client.PostAsync("press", press.DeepClone().AsObject());
        var (_, late) = await client.PostAsync("press", LocalChatTests.Press("ana", anas, "Acknowledge"));

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(("refused", "Dana was first."), (late["kind"]!.ToString(), late["words"]![0]!["text"]!.ToString()));
        Assert.Equal(2, probe.Heard.Count(inbound => inbound.Kind == InboundKind.Action));
    }

    [Fact]
    public async Task A_fixed_card_that_went_stale_is_brought_up_to_date_by_the_press()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case 7");
        var live = (await client.HistoryAsync("ana", "dm:ana"))[1];
        await bot.DecideAsync(session => session.Delete(Outbox.Posted, (bot.Store.QueryAsync(Outbox.Posted, Outbox.Posted.All, Cancel).AsTask().Result)[0].Id));

        await client.PostAsync("press", LocalChatTests.Press("ana", live, "Acknowledge"));
        await bot.SettleAsync();

        Assert.Equal("Ana takes care of case 7.", (await client.HistoryAsync("ana", "dm:ana"))[1]["card"]!["summary"]!.ToString());
    }

    [Fact]
    public async Task A_bug_behind_a_button_is_admitted_with_a_reference_and_no_words_reach_the_log()
    {
        var logs = new RecordingLogs();
        var (bot, _) = await ChatProbe.StartAsync(new TestBotOptions { Logs = logs });
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case pin-4711");
        var press = LocalChatTests.Press("ana", (await client.HistoryAsync("ana", "dm:ana"))[1], "Close it");
        press["key"] = "broken-press";

        var (status, answer) = await client.PostAsync("press", press);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains(References.Of("local|ana|broken-press"), answer["problem"]!.ToString());
        Assert.Contains(logs.Lines, line => line.Contains("local|ana|broken-press", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("pin-4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_opened_refused_at_its_field_and_accepted_once()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case 7");

        var (_, opened) = await client.PostAsync("form/open", new JsonObject { ["as"] = "ana", ["in"] = "dm:ana", ["name"] = "case.escalate", ["subject"] = "7" });
        var form = opened["form"]!.AsObject();
        var (_, refused) = await client.PostAsync("form/submit", Filled(form, "it broke"));
        var (_, done) = await client.PostAsync("form/submit", Filled(form, "the date was missed"));
        var (_, twice) = await client.PostAsync("form/submit", Filled(form, "the date was missed"));
        await bot.SettleAsync();

        Assert.Equal(["text", "choice", "toggle"], form["fields"]!.AsArray().Select(field => field!["kind"]!.ToString()));
        Assert.Equal(("form", "Say which date was missed.", "it broke"), (refused["kind"]!.ToString(), refused["form"]!["fields"]![0]!["error"]!.ToString(), refused["form"]!["fields"]![0]!["value"]!.ToString()));
        Assert.Equal(("done", done.ToJsonString()), (done["kind"]!.ToString(), twice.ToJsonString()));
        Assert.Equal(2, probe.Heard.Count(inbound => inbound.Kind == InboundKind.FormSubmitted));
        Assert.Contains("the date was missed", (await client.HistoryAsync("ana", "dm:ana"))[1]["card"]!["plain"]!.ToString());
    }

    [Theory]
    [InlineData("press", """{"name":""}""")]
    [InlineData("press", """{"subject":"7"}""")]
    [InlineData("form/open", """{"name":null}""")]
    [InlineData("form/submit", """{"name":"case.escalate","values":{"why":null}}""")]
    [InlineData("vote", """{"opinion":"maybe"}""")]
    [InlineData("react", """{"reaction":"<img>"}""")]
    public async Task Senseless_acts_are_refused_in_a_sentence(string path, string body)
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var act = JsonNode.Parse(body)!.AsObject();
        act["as"] = "ana";
        act["in"] = "dm:ana";

        var (status, answer) = await new LocalClient(bot).PostAsync(path, act);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith(".", answer["problem"]!.ToString());
    }

    [Fact]
    public async Task Buttons_and_forms_of_older_versions_are_answered_too()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);

        foreach (var path in new[] { "press", "form/open", "form/submit" })
        {
            var (status, outcome) = await client.PostAsync(path, new JsonObject { ["as"] = "ana", ["in"] = "dm:ana", ["name"] = "gone.long.ago", ["message"] = "nowhere" });
            Assert.Equal((HttpStatusCode.OK, "refused"), (status, outcome["kind"]!.ToString()));
        }
    }

    [Fact]
    public async Task Opinions_and_reactions_reach_the_feature_and_stay_on_the_message()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "sample card.answer");
        var id = (await client.HistoryAsync("ana", "dm:ana"))[1]["id"]!.ToString();
        Task<(HttpStatusCode Status, JsonObject Body)> DoAsync(string path, JsonObject act)
        {
            act["as"] = "ana";
            act["in"] = "dm:ana";
            act["message"] = id;
            return client.PostAsync(path, act);
        }

        await DoAsync("vote", new JsonObject { ["opinion"] = "dislike", ["text"] = "the date is old" });
        await DoAsync("react", new JsonObject { ["reaction"] = "eyes", ["on"] = true });
        await DoAsync("react", new JsonObject { ["reaction"] = "like", ["on"] = true });
        await DoAsync("react", new JsonObject { ["reaction"] = "like", ["on"] = false });
        await bot.SettleAsync();

        var message = (await client.HistoryAsync("ana", "dm:ana"))[1];
        Assert.Equal("dislike", message["votes"]!["ana"]!.ToString());
        Assert.Equal("""{"eyes":["ana"],"like":[]}""", message["reactions"]!.ToJsonString());
        var heard = probe.Heard.Skip(1).Select(inbound => (inbound.Kind, inbound.Verb, inbound.Text, inbound.MessageId)).ToList();
        Assert.Equal(
            [(InboundKind.Feedback, "dislike", "the date is old", id), (InboundKind.Reaction, "eyes", "", id), (InboundKind.Reaction, "like", "", id), (InboundKind.Reaction, "-like", "", id)],
            heard);
    }

    [Fact]
    public async Task Nobody_votes_on_what_did_not_ask_or_is_not_theirs()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Ben");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "echo plain");
        await client.SayAsync("ana", "dm:ana", "sample card.answer");
        var history = await client.HistoryAsync("ana", "dm:ana");

        var plain = await client.PostAsync("vote", new JsonObject { ["as"] = "ana", ["in"] = "dm:ana", ["message"] = history[1]["id"]!.ToString(), ["opinion"] = "like" });
        var foreign = await client.PostAsync("vote", new JsonObject { ["as"] = "ben", ["in"] = "dm:ben", ["message"] = history[3]["id"]!.ToString(), ["opinion"] = "like" });
        var reaction = await client.PostAsync("react", new JsonObject { ["as"] = "ben", ["in"] = "dm:ben", ["message"] = history[3]["id"]!.ToString(), ["reaction"] = "like", ["on"] = true });
        await bot.SettleAsync();

        Assert.All([plain, foreign, reaction], answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.DoesNotContain(probe.Heard, inbound => inbound.Kind != InboundKind.Message);
    }

    static JsonObject Filled(JsonObject form, string why) => new()
    {
        ["as"] = "ana",
        ["in"] = "dm:ana",
        ["name"] = form["name"]!.ToString(),
        ["subject"] = form["subject"]!.ToString(),
        ["ticket"] = form["ticket"]!.ToString(),
        ["values"] = new JsonObject { ["why"] = why, ["level"] = "high", ["tell"] = "false" },
    };
}
