using Demarc.Understanding;
using Demarc.Understanding.Entities;

namespace Demarc.Tests.Understanding;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("status of Blue Heron Dental")]
    [InlineData("status of blue heron")]
    [InlineData("status of bluheron dental")]
    [InlineData("status of blueheron")]
    [InlineData("Blue Herron")]
    [InlineData("hows BHD doing")]
    [InlineData("blue heron dental's order")]
    [InlineData("status of Blue-Heron")]
    public void A_customer_is_found_however_the_name_is_said(string text) => Assert.Contains("Customer=blue-heron", Desk.Entities(text));

    [Theory]
    [InlineData("I feel blue")]
    [InlineData("the order of operations")]
    [InlineData("is there a logistics problem")]
    [InlineData("dental plan")]
    [InlineData("what foods are good")]
    public void Everyday_words_are_nobodys_name(string text) => Assert.DoesNotContain(Desk.Entities(text), entity => entity.StartsWith("Customer", StringComparison.Ordinal));

    [Fact]
    public void A_name_of_one_everyday_word_needs_a_cue()
    {
        var gazetteer = new Gazetteer();
        gazetteer.Set(EntityKind.Customer, "summit", "Summit Inc.");
        var interpreter = Desk.Interpreter(gazetteer);
        string? Customer(string text) => interpreter.Read(text, new Context(Desk.Today))[0].First(EntityKind.Customer);

        Assert.Equal("summit", Customer("status of Summit"));
        Assert.Equal("summit", Customer("status of summit"));
        Assert.Equal("summit", Customer("Summit"));
        Assert.Null(Customer("when is the summit meeting about my order"));
    }

    [Fact]
    public void A_name_several_share_says_so()
    {
        var gazetteer = Desk.Gazetteer();
        gazetteer.Set(EntityKind.Customer, "blue-heron-vet", "Blue Heron Vet");
        var interpreter = Desk.Interpreter(gazetteer);

        var shared = Assert.Single(interpreter.Read("status of blue heron", new Context(Desk.Today))[0].Entities);
        var full = Assert.Single(interpreter.Read("status of blue heron vet", new Context(Desk.Today))[0].Entities);

        Assert.Equal(["blue-heron", "blue-heron-vet"], ((string[])[shared.Value, .. shared.Others]).Order());
        Assert.Equal(("blue-heron-vet", 0), (full.Value, full.Others.Count));
    }

    [Fact]
    public void People_are_found_by_first_name_after_a_word_that_asks_for_one()
    {
        Assert.Contains("Person=maria", Desk.Entities("assign ESC-104 to maria"));
        Assert.Contains("Person=maria", Desk.Entities("is Maria Lopez in"));
        Assert.Contains("Person=maria", Desk.Entities("ask lopez"));
    }

    [Fact]
    public void An_id_is_never_guessed()
    {
        var entities = Desk.Entities("status of 48214 and KLM00218 and KLM0219");

        Assert.Equal(["OrderId=48214", "Pon=KLM00218", "Pon=KLM0219"], entities);
    }

    [Fact]
    public void Numbers_the_store_knows_need_no_prefix()
    {
        var gazetteer = new Gazetteer();
        gazetteer.Set(EntityKind.OrderId, "ORD-70001", "ORD-70001");
        var interpreter = Desk.Interpreter(gazetteer);

        foreach (var spelling in (string[])["70001", "#70001", "ord 70001", "ORD-70001", "ord70001", "order 70001"])
        {
            Assert.Equal("ORD-70001", interpreter.Read("status " + spelling, new Context(Desk.Today))[0].First(EntityKind.OrderId));
        }
    }

    [Fact]
    public void Replacing_and_removing_takes_the_old_name_away()
    {
        var gazetteer = new Gazetteer();
        gazetteer.Set(EntityKind.Customer, "c1", "Wexford Labs", ["Wexlab"]);
        gazetteer.Set(EntityKind.OrderId, "70001", "70001");
        gazetteer.Set(EntityKind.Customer, "c1", "Quorine Labs");
        gazetteer.Remove(EntityKind.OrderId, "70001");
        gazetteer.Remove(EntityKind.OrderId, "never there");
        var interpreter = Desk.Interpreter(gazetteer);
        string? Customer(string text) => interpreter.Read(text, new Context(Desk.Today))[0].First(EntityKind.Customer);

        Assert.Null(Customer("status of wexford labs"));
        Assert.Null(Customer("status of wexlab"));
        Assert.Equal("c1", Customer("status of quorine"));
        Assert.Equal(1, gazetteer.Count);
    }

    [Fact]
    public async Task Reading_and_changing_at_once_is_safe()
    {
        var gazetteer = Desk.Gazetteer();
        var interpreter = Desk.Interpreter(gazetteer);
        var cancel = TestContext.Current.CancellationToken;

        var writer = Task.Run(() => Enumerable.Range(0, 2000).ToList().ForEach(i => gazetteer.Set(EntityKind.Customer, $"c{i % 50}", $"Customer{i} Holdings")), cancel);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Enumerable.Range(0, 60).All(i => interpreter.Read($"status of blue heron {i}", new Context(Desk.Today))[0].First(EntityKind.Customer) == "blue-heron"), cancel));

        Assert.All(await Task.WhenAll(readers), Assert.True);
        await writer;
        Assert.Equal(50 + Desk.Gazetteer().Count, gazetteer.Count);
    }
}
