using Demarc.Understanding;

namespace Demarc.Tests.Understanding;

public sealed class DialogueTests
{
    static readonly Context OnOrder = new(Desk.Today, "order", ["48213"]);
    static readonly Context OnTwo = new(Desk.Today, "order", ["48213", "55120"]);
    static readonly Context OnEscalation = new(Desk.Today, "escalation", ["ESC-104"]);
    static readonly Context WhichOrder = new(Desk.Today, PendingIntent: "order.status", PendingSlot: "order_id");
    static readonly Context WhichOfThree = new(Desk.Today, "order", ["48213", "55120", "61077"], "order.foc", "order_id");

    [Theory]
    [InlineData("what about its foc?", "order.foc")]
    [InlineData("escalate it", "esc.open")]
    [InlineData("any news", "order.status")]
    [InlineData("status?", "order.status")]
    [InlineData("why is it stuck", "order.stalled")]
    [InlineData("when will it be installed", "order.eta")]
    [InlineData("who has it", "proj.contacts")]
    [InlineData("no, the port", "port.status")]
    [InlineData("follow it", "order.follow")]
    [InlineData("history", "order.history")]
    [InlineData("add a note: gate code 12", "order.note")]
    [InlineData("what is a foc", "term.define")]
    [InlineData("list open escalations", "esc.list")]
    public void With_an_order_talked_of(string text, string intent) => Assert.Equal(intent, Desk.Meaning(text, OnOrder).Intent);

    [Theory]
    [InlineData("who has it", "esc.status")]
    [InlineData("ack it", "esc.ack")]
    [InlineData("i'll take it", "esc.take")]
    [InlineData("resolved, thanks", "esc.resolve")]
    [InlineData("any update", "esc.status")]
    [InlineData("raise it to high", "esc.raise")]
    [InlineData("note: spoke with the director", "esc.note")]
    public void With_an_escalation_talked_of(string text, string intent) => Assert.Equal(intent, Desk.Meaning(text, OnEscalation).Intent);

    [Fact]
    public void The_other_one_is_the_second_of_two()
    {
        var meaning = Desk.Meaning("and the other one?", OnTwo);

        var entity = Assert.Single(meaning.Entities);
        Assert.Equal(("order.status", EntityKind.OrderId, "55120", "the other one"), (meaning.Intent, entity.Kind, entity.Value, entity.Text));
    }

    [Theory]
    [InlineData("and the other one?")]
    [InlineData("what about the others")]
    [InlineData("the other order?")]
    public void The_other_of_a_single_one_is_left_to_who_knows_what_else_there_is(string text)
    {
        var ofOrder = Desk.Meaning(text, OnOrder with { LastIntent = "order.foc" });
        var ofEscalation = Desk.Meaning(text, OnEscalation);

        Assert.Equal(("order.foc", "other"), (ofOrder.Intent, ofOrder.First(EntityKind.Ordinal)));
        Assert.Equal("esc.list", ofEscalation.Intent);
    }

    [Fact]
    public void Another_number_asks_the_same_of_another_order()
    {
        var meaning = Desk.Meaning("and 55120?", OnOrder with { LastIntent = "order.foc" });

        Assert.Equal(("order.foc", "55120"), (meaning.Intent, meaning.First(EntityKind.OrderId)));
    }

    [Theory]
    [InlineData("48213", EntityKind.OrderId, "48213")]
    [InlineData("it's 48213 sorry", EntityKind.OrderId, "48213")]
    [InlineData("4821", EntityKind.OrderId, "4821")]
    [InlineData("the marlin one", EntityKind.Customer, "marlin")]
    [InlineData("marlin", EntityKind.Customer, "marlin")]
    [InlineData("pon KLM00219", EntityKind.Pon, "KLM00219")]
    public void The_answer_to_a_question_goes_to_who_asked(string text, EntityKind kind, string value)
    {
        var meaning = Desk.Meaning(text, WhichOrder);

        Assert.Equal(("order.status", value), (meaning.Intent, meaning.First(kind)));
    }

    [Theory]
    [InlineData("the second one", "55120")]
    [InlineData("2", "55120")]
    [InlineData("#3", "61077")]
    [InlineData("last one please", "61077")]
    [InlineData("first", "48213")]
    public void A_place_in_the_list_is_the_thing_itself(string text, string order)
    {
        var meaning = Desk.Meaning(text, WhichOfThree);

        Assert.Equal(("order.foc", order), (meaning.Intent, meaning.First(EntityKind.OrderId)));
    }

    [Fact]
    public void A_place_in_a_list_nobody_knows_stays_a_place() => Assert.Equal("2", Desk.Meaning("the second one", WhichOrder).First(EntityKind.Ordinal));

    [Theory]
    [InlineData("never mind", "meta.cancel")]
    [InlineData("what is a foc", "term.define")]
    [InlineData("actually escalate 55120", "esc.open")]
    [InlineData("help", "meta.help")]
    [InlineData("list open escalations", "esc.list")]
    [InlineData("thanks", "meta.thanks")]
    [InlineData("our phones are all down", "esc.outage")]
    public void A_new_request_is_no_answer(string text, string intent) => Assert.Equal(intent, Desk.Meaning(text, WhichOrder).Intent);

    [Theory]
    [InlineData("high")]
    [InlineData("make it high please")]
    public void A_level_answers_which_level(string text)
    {
        var meaning = Desk.Meaning(text, new Context(Desk.Today, PendingIntent: "esc.open", PendingSlot: "level"));

        Assert.Equal(("esc.open", "high"), (meaning.Intent, meaning.First(EntityKind.Level)));
    }

    [Fact]
    public void Free_words_are_taken_whole()
    {
        var meaning = Desk.Meaning("Customer has no phones. They open Monday. Nobody called back.", new Context(Desk.Today, PendingIntent: "esc.open", PendingSlot: "impact"));

        Assert.Equal(("esc.open", "Customer has no phones. They open Monday. Nobody called back."), (meaning.Intent, meaning.Text));
    }

    [Theory]
    [InlineData("yes", "meta.yes")]
    [InlineData("go ahead", "meta.yes")]
    [InlineData("ok do it", "meta.yes")]
    [InlineData("👍", "meta.yes")]
    [InlineData("no", "meta.no")]
    [InlineData("no thanks", "meta.no")]
    [InlineData("nope", "meta.no")]
    public void Yes_and_no(string text, string intent) => Assert.Equal(intent, Desk.Meaning(text, new Context(Desk.Today, PendingIntent: "order.cancel", PendingSlot: "confirm")).Intent);

    [Theory]
    [InlineData("status on 55810 and also what is a foc", "order.status", "term.define")]
    [InlineData("cancel 55120. also when do i get paid on 48213", "order.cancel", "comm.when")]
    [InlineData("when is the foc on 48213 and who is the pm", "order.foc", "proj.contacts")]
    [InlineData("follow 48213 and escalate 55120", "order.follow", "esc.open")]
    [InlineData("1. status of 48213\n2. how long does a port take?", "order.status", "port.interval")]
    [InlineData("Hi team! Thanks for yesterday. Where is 48213?", "order.status")]
    [InlineData("Customer is furious. Order 48213 was supposed to install yesterday. Escalate.", "esc.open")]
    [InlineData("The port was rejected with 8A. What do I do?", "port.reject")]
    [InlineData("how do I port a number and cancel the old service?", "port.rules|port.docs")]
    [InlineData("where's 48213? any update?", "order.status")]
    public void Messages_that_ask_for_one_thing_or_more(string text, params string[] intents)
    {
        var meanings = Desk.Read(text);

        Assert.Equal(intents.Length, meanings.Count);
        Assert.All(meanings.Zip(intents), pair => Assert.Contains(pair.First.Intent, pair.Second.Split('|')));
    }

    [Fact]
    public void An_order_named_once_is_meant_throughout()
    {
        var meanings = Desk.Read("when is the foc on 48213 and who is the pm");

        Assert.All(meanings, meaning => Assert.Equal("48213", meaning.First(EntityKind.OrderId)));
    }

    [Fact]
    public void Two_orders_in_one_request_are_both_there() => Assert.Equal(["48213", "55120"], Desk.Meaning("status on 48213 and 55120").Values(EntityKind.OrderId));
}
