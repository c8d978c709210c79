using System.Text.Json.Nodes;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Delivery;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>The message extension: finding orders and articles while writing, and "Escalate this message".</summary>
public sealed class ExtensionTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_lists_what_it_finds_with_a_preview_and_the_card_to_insert()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);

        var answer = await priya.InvokeAsync(Query(priya, "searchOrders", "order 2"));

        var result = answer!["composeExtension"]!;
        Assert.Equal(("result", "list"), (result["type"]!.GetValue<string>(), result["attachmentLayout"]!.GetValue<string>()));
        var hits = result["attachments"]!.AsArray();
        Assert.Equal(11, hits.Count);
        Assert.Equal("application/vnd.microsoft.card.adaptive", hits[0]!["contentType"]!.GetValue<string>());
        Assert.All(hits, hit => Assert.Empty(AdaptiveCardSchema.Check(hit!["content"]!.AsObject())));
        Assert.Equal("application/vnd.microsoft.card.thumbnail", hits[0]!["preview"]!["contentType"]!.GetValue<string>());
        Assert.Equal("Order 2 ‹b›R&D‹/b›", hits[0]!["preview"]!["content"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_to_type()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);

        var nothing = await priya.InvokeAsync(Query(priya, "searchArticles", "zzz"));
        var empty = await priya.InvokeAsync(Query(priya, "searchArticles", ""));

        Assert.Equal("message", nothing!["composeExtension"]!["type"]!.GetValue<string>());
        Assert.StartsWith("Nothing found", nothing["composeExtension"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("Type an order number", empty!["composeExtension"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_page_is_empty_since_the_first_had_everything()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var query = Query(priya, "searchOrders", "order");
        var first = await priya.InvokeAsync(query.DeepClone().AsObject());
        query["value"]!["queryOptions"]!["skip"] = 25;

        var second = await priya.InvokeAsync(query);

        Assert.Equal(25, first!["composeExtension"]!["attachments"]!.AsArray().Count);
        Assert.Empty(second!["composeExtension"]!["attachments"]!.AsArray());
    }

    [Fact]
    public async Task A_stranger_finds_nothing()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var stranger = wire.User("Nobody");

        var answer = await stranger.InvokeAsync(Query(stranger, "searchOrders", "order"));

        Assert.Equal("message", answer!["composeExtension"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Escalate_this_message_opens_the_form_with_the_message_and_opens_the_escalation()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var fetch = priya.Invoke("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "escalation.new",
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject
            {
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<div>AT&amp;T missed the FOC again</div>" },
                ["from"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = "Sam Ortiz" } },
            },
        });

        var dialog = TeamsUser.Dialog(await priya.InvokeAsync(fetch));
        var submit = priya.Fill(dialog);
        submit["name"] = "composeExtension/submitAction";
        var done = await priya.InvokeAsync(submit);

        Assert.Contains("AT&T missed the FOC again", dialog.ToJsonString(Demarc.Cards.Render.AdaptiveCards.AdaptiveCardRenderer.Json));
        Assert.Equal("message", done!["task"]!["type"]!.GetValue<string>());
        Assert.Equal("AT&T missed the FOC again", Assert.Single(await wire.Bot.Store.QueryAsync(Probe.Things, Probe.Things.All, Cancel)).Value);
    }

    [Fact]
    public async Task Choices_are_found_while_typing_in_a_field()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);

        var answer = await priya.InvokeAsync(priya.Invoke("application/search", new JsonObject { ["dataset"] = "searchOrders", ["queryText"] = "order 30" }));

        Assert.Equal("application/vnd.microsoft.search.searchResponse", answer!["type"]!.GetValue<string>());
        Assert.Equal("Order-30", Assert.Single(answer["value"]!["results"]!.AsArray())!["value"]!.GetValue<string>());
    }

    static JsonObject Query(TeamsUser user, string command, string typed) => user.Invoke("composeExtension/query", new JsonObject
    {
        ["commandId"] = command,
        ["parameters"] = typed.Length == 0
            ? new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" })
            : new JsonArray(new JsonObject { ["name"] = "q", ["value"] = typed }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    });
}
