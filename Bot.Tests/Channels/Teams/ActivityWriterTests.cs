using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams;

public sealed class ActivityWriterTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 16, 42, 0, TimeSpan.Zero);
    static readonly Address Chat = new("teams", Recorded.Tenant, "user:x", Place.Personal);

    public static TheoryData<string> Cards => [.. GalleryCases.Every.Where(one => one.Card is not null).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cards))]
    public void Every_card_of_the_gallery_makes_a_message_that_Teams_shows_as_meant(string name)
    {
        foreach (var importance in Enum.GetValues<Importance>())
        {
            var activity = Write(GalleryCases.Case(name).Card!, importance);

            Assert.Empty(Offence.In(activity));
            Assert.InRange(AdaptiveCardRenderer.SizeOf(activity), 1, 40 * 1024);
            Assert.Equal(importance != Importance.Reply, activity["channelData"]?["notification"] is not null);
        }
    }

    [Fact]
    public void Whatever_someone_is_called_a_sentence_with_their_name_cannot_act() => Gen.OneOf(Gen.String, Gen.Int[0, Hostile.Strings.Count - 1].Select(i => Hostile.Strings[i])).Sample(
        name =>
        {
            var activity = Write(Answering.Line("line", Text.Of($"Hello {name}, you are linked.")));

            Assert.Empty(Offence.In(activity));
            if (activity["text"] is { } text)
            {
                Assert.Equal("plain", activity["textFormat"]!.GetValue<string>());
                Assert.True(AdaptiveCardRenderer.IsCalm(text.GetValue<string>()));
            }
        },
        iter: 2000);

    [Fact]
    public void A_sentence_is_a_text_and_anything_more_is_a_card()
    {
        var line = Answering.Line("line", "All is well.");

        Assert.Equal("All is well.", Write(line)["text"]!.GetValue<string>());
        Assert.Equal("All is well.", Write(line with { Body = [new Paragraph("All is well.")] })["text"]!.GetValue<string>());
        Assert.All(
            [
                line with { Title = "Status" },
                line with { Body = [new Paragraph("More.")] },
                line with { Buttons = [new AskButton("Help", "help")] },
                line with { Citations = [new Citation("KA-03", "Verified")] },
                line with { AsksForFeedback = true },
                line with { IsGenerated = true },
                line with { Summary = new string('a', 600) },
                line with { Summary = Text.Link("Order", "https://demarc.example/48213") },
                line with { Summary = Text.Mention("priya", "Priya") },
                line with { Summary = Text.Empty },
            ],
            (Action<Card>)(card => Assert.NotNull(Write(card)["attachments"])));
    }

    [Fact]
    public void A_live_card_stays_a_card_since_a_text_cannot_become_one() =>
        Assert.NotNull(ActivityWriter.Message(Row() with { View = new ViewRef("v", "s") }, Answering.Line("line", "All is well."), Where())["attachments"]);

    [Fact]
    public void A_button_of_another_post_or_another_version_is_another_press()
    {
        var card = Answering.Line("line", "x") with { Buttons = [new ActionButton("Do", "do", "1", 7), new ActionButton("Do too", "do", "2", 7)] };

        var nonces = Nonces(Write(card)).Concat(Nonces(ActivityWriter.Message(Row() with { Id = "another" }, card, Where())))
            .Concat(Nonces(Write(card with { Buttons = [new ActionButton("Do", "do", "1", 8)] }))).ToList();

        Assert.Equal(5, nonces.Distinct().Count());
        Assert.Equal(Nonces(Write(card)), Nonces(Write(card)));
    }

    [Fact]
    public void No_more_citations_than_Teams_takes_and_one_entity_for_all()
    {
        var card = Answering.Line("line", "x") with { IsGenerated = true, Citations = [.. Enumerable.Range(0, 30).Select(i => new Citation($"<b>KA-{i}</b> {new string('x', 200)}", new string('y', 300), "javascript:alert(1)"))] };

        var entity = Assert.Single(Write(card)["entities"]!.AsArray())!;

        Assert.Equal(20, entity["citation"]!.AsArray().Count);
        Assert.All(entity["citation"]!.AsArray(), claim =>
        {
            Assert.InRange(claim!["appearance"]!["name"]!.GetValue<string>().Length, 1, 80);
            Assert.InRange(claim["appearance"]!["abstract"]!.GetValue<string>().Length, 1, 160);
            Assert.Null(claim["appearance"]!["url"]);
        });
    }

    static JsonObject Write(Card card, Importance importance = Importance.Reply) => ActivityWriter.Message(Row() with { Importance = importance }, card, Where());

    static Outgoing Row() => Sending.Row("row", Chat, Now) with { Importance = Importance.Reply };

    static Writing Where() => new(Recorded.Bot, "a:chat", Now) { User = "29:priya" };

    static IEnumerable<string> Nonces(JsonNode? node) => node switch
    {
        JsonObject one => one.Where(member => member.Key != "fallback").SelectMany(member => member.Key == "nonce" ? [member.Value!.GetValue<string>()] : Nonces(member.Value)),
        JsonArray many => many.SelectMany(Nonces),
        _ => [],
    };
}
