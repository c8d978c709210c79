using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using Demarc.Tests.House;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams;

/// <summary>What is sent to Teams, kept as files: activities, and answers to invokes. Written anew like the cards' golden files.</summary>
public sealed class WriterGoldenTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "Bot.Tests/Channels/Teams/Golden");
    static readonly JsonSerializerOptions Indented = new(AdaptiveCardRenderer.Json) { WriteIndented = true };
    static readonly DateTimeOffset Now = new(2026, 11, 23, 16, 42, 0, TimeSpan.Zero);
    static readonly Address Chat = new("teams", Recorded.Tenant, "user:" + Recorded.ObjectId, Place.Personal);

    static readonly Card Order = new("order", "Order 48213", "Order 48213 waits for the carrier's date.")
    {
        Tone = Tone.Warning,
        Body = [new Facts([new Fact("Carrier", "AT&T"), new Fact("FOC", Text.Date(new DateOnly(2026, 12, 2)))])],
        Buttons = [new ActionButton("Acknowledge 48213", "order.ack", "48213", 7), new FormButton("Escalate 48213", "escalation.new", "48213"), new AskButton("Its history", "history 48213")],
    };

    static readonly Card Article = new("answer", "What is a FOC?", "The FOC is the date the carrier commits to deliver.")
    {
        Body = [new Paragraph("It comes after the order is accepted [1].")],
        Citations = [new Citation("KA-03 What is a FOC?", "Verified Mon Nov 2 · certainty 93%"), new Citation("Carrier guide " + new string('x', 100), "", "https://carrier.example/guide")],
        AsksForFeedback = true,
    };

    static readonly Form Ticket = new("escalation.new", "Escalate order 48213", "48213", "t-1")
    {
        Fields = [new TextField("what", "What is wrong?") { Required = true, Multiline = true }, new DateField("since", "Since when?")],
    };

    static Dictionary<string, Func<JsonObject>> Activities => new()
    {
        ["activity.line"] = () => Message(Row(Importance.Reply) with { ReplyTo = "1763912527411" }, Line("You are linked already, as Priya. Nothing changed.")),
        ["activity.line.done"] = () => Message(Row(Importance.Reply), Line("Saved. I may write at any hour.", Tone.Good)),
        ["activity.line.hostile"] = () => Message(Row(Importance.Reply), Line("Hello **[Click](https://evil.example)** <at>Everyone</at>")),
        ["activity.card"] = () => Message(Row(Importance.Reply), Order),
        ["activity.notice"] = () => Message(Row(Importance.Notice) with { Reader = new Reader("Europe/Madrid", "es-ES") }, Line("Order 48213 has a new date.")),
        ["activity.alarm"] = () => Message(Row(Importance.MustArrive), Order),
        ["activity.update"] = () => Message(Row(Importance.Notice) with { Kind = OutgoingKind.Update, View = new ViewRef("order", "order:48213"), MessageId = "1763912600001" }, Order),
        ["activity.answer"] = () => Message(Row(Importance.Reply), Article),
        ["activity.generated"] = () => Message(Row(Importance.Reply), Line("Here is a summary in other words.") with { IsGenerated = true }),
        ["activity.mention"] = () => ActivityWriter.Message(
            Row(Importance.Notice) with { Address = new Address("teams", Recorded.Tenant, "19:orders@thread.tacv2", Place.Room) },
            Line(Text.Of($"{Text.Mention("priya", "Priya")} and {Text.Mention("sam", "Sam")}, please look at 48213.")),
            new Writing(Recorded.Bot, null, Now) { Members = new Dictionary<string, MentionTarget> { ["priya"] = new("29:priya", "Priya Nair (Acme)") } }),
        ["activity.typing"] = () => ActivityWriter.Typing(new Writing(Recorded.Bot, "a:chat", Now) { User = "29:priya" }),
    };

    static Dictionary<string, Func<string>> Answers => new()
    {
        ["invoke.card.redrawn"] = () => Answer(InvokeForm.CardAction, new Reply.Done("Acknowledged."), Order),
        ["invoke.card.stale"] = () => Answer(InvokeForm.CardAction, new Reply.Refused(Text.Of($"Dana acknowledged it at {Now}.")), Order),
        ["invoke.card.words"] = () => Answer(InvokeForm.CardAction, new Reply.Refused("Only project managers do that.")),
        ["invoke.card.nothing"] = () => Answer(InvokeForm.CardAction, new Reply.Silence()),
        ["invoke.card.form"] = () => Answer(InvokeForm.CardAction, new Reply.Ask(Ticket)),
        ["invoke.card.error"] = () => InvokeWriter.Fail(InvokeForm.CardAction, 500, "Something went wrong here. Reference 1A2B3C4D."),
        ["invoke.card.flood"] = () => InvokeWriter.Fail(InvokeForm.CardAction, 429, "That was a lot at once."),
        ["invoke.dialog.open"] = () => Answer(InvokeForm.Dialog, new Reply.Ask(Ticket)),
        ["invoke.dialog.again"] = () => Answer(InvokeForm.Dialog, new Reply.Ask(Ticket.Refused(new Dictionary<string, string> { ["what"] = "**?**" }, [new FieldError("what", "Say what is wrong in a few words.")]))),
        ["invoke.dialog.words"] = () => Answer(InvokeForm.Dialog, new Reply.Done("ESC-104 is open.")),
        ["invoke.dialog.closed"] = () => Answer(InvokeForm.Dialog, new Reply.Silence()),
        ["invoke.dialog.error"] = () => InvokeWriter.Fail(InvokeForm.Dialog, 503, "I cannot save anything at the moment."),
        ["invoke.search.hits"] = () => Answer(InvokeForm.Search, new Reply.Hits([new Hit("48213", "48213 <b>R&D; Marlin</b> &lt;at>", "AT&T · waits", Order), new Hit("", "", "", Line("Empty."))])),
        ["invoke.search.nothing"] = () => Answer(InvokeForm.Search, new Reply.Hits([])),
        ["invoke.search.error"] = () => InvokeWriter.Fail(InvokeForm.Search, 500, "Something went wrong <here>."),
        ["invoke.choices"] = () => Answer(InvokeForm.Choices, new Reply.Hits([new Hit("acme", "Acme <b>Ltd</b>", "", Order)])),
    };

    public static TheoryData<string> ActivityNames => [.. Activities.Keys];

    public static TheoryData<string> AnswerNames => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(ActivityNames))]
    public void An_activity_is_written_as_it_was(string name)
    {
        var activity = Activities[name]();

        Golden.Compare(Folder, name + ".json", activity.ToJsonString(Indented) + "\n");
        Assert.Empty(Offence.In(activity));
        Assert.Equal(activity.ToJsonString(), Activities[name]().ToJsonString());
    }

    [Theory]
    [MemberData(nameof(AnswerNames))]
    public void An_answer_to_an_invoke_is_written_as_it_was(string name)
    {
        var answer = Answers[name]();

        Golden.Compare(Folder, name + ".json", answer.Length == 0 ? "" : JsonNode.Parse(answer)!.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void There_is_no_file_of_something_that_is_no_longer_written()
    {
        var known = Activities.Keys.Concat(Answers.Keys).Select(name => name + ".json").ToHashSet();

        Assert.DoesNotContain(Directory.GetFiles(Folder).Select(Path.GetFileName), file => !known.Contains(file!));
    }

    static Outgoing Row(Importance importance) => Sending.Row("row", Chat, Now) with { Importance = importance, Reader = new Reader("America/Chicago") };

    static Card Line(Text words, Tone tone = Tone.Neutral) => Answering.Line("line", words, tone);

    static JsonObject Message(Outgoing row, Card card) => ActivityWriter.Message(row, card, new Writing(Recorded.Bot, "a:1pL6i0oY3C0K8oAj8", Now) { User = "29:priya" });

    static string Answer(InvokeForm form, Reply reply, Card? redraw = null)
    {
        var inbound = new Inbound { Key = "key", Kind = InboundKind.Action, Address = Chat, Private = Chat, Sender = new Identity("teams", "t", "u"), Text = "48213", Zone = "America/Chicago" };
        return InvokeWriter.Write(form, inbound, new TurnOutcome(reply, redraw) { Person = null }, Now);
    }
}
