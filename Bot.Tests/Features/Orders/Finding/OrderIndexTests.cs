using System.Diagnostics;
using CsCheck;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Finding;
using Demarc.Understanding.Entities;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Finding;

public sealed class OrderIndexTests(ITestOutputHelper output)
{
    static readonly Order Marlin = Order("ORD-48213") with
    {
        Pon = "KLM00219", CircuitId = "70/KGGS/123456//PT", Btn = "2125550143", Tns = ["2125550144", "2125550145"], Account = "0004512", SupplierOrder = "N-998-1", Customer = "Marlin Dental Group",
    };

    static readonly Order Oak = Order("48214") with { Customer = "Oak & Pine Furniture", Site = "88 Mill Rd, Bangor ME", Agency = "beta", Rep = null };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ORD-48213")]
    [InlineData("ord 48213")]
    [InlineData("#48213")]
    [InlineData("48213")]
    [InlineData("SO-48213")]
    [InlineData("KLM00219")]
    [InlineData("klm-00219")]
    [InlineData("70/KGGS/123456//PT")]
    [InlineData("70.kggs.123456..pt")]
    [InlineData("70KGGS123456PT")]
    [InlineData("70 KGGS 123456 PT")]
    [InlineData("2125550143")]
    [InlineData("212-555-0145")]
    [InlineData("(212) 555-0144")]
    [InlineData("0004512")]
    [InlineData("n9981")]
    public async Task An_order_is_found_by_any_of_its_numbers_in_any_spelling(string said)
    {
        var index = await IndexAsync(Marlin, Oak);

        Assert.Equal("ORD-48213", Assert.Single(index.ByNumber(said, null, _ => true)).Id);
    }

    [Fact]
    public async Task Of_two_meanings_of_a_number_the_one_that_was_meant_is_found()
    {
        var index = await IndexAsync(Order("55120"), Order("7") with { Pon = "55120" }, Order("8") with { SupplierOrder = "55120" });

        Assert.Equal("55120", Assert.Single(index.ByNumber("55120", ReferenceKind.Number, _ => true)).Id);
        Assert.Equal("7", Assert.Single(index.ByNumber("55120", ReferenceKind.Pon, _ => true)).Id);
        Assert.Equal(3, index.ByNumber("55120", null, _ => true).Count);
        Assert.Equal("8", Assert.Single(index.ByNumber("55120", ReferenceKind.Number, order => order.Id == "8")).Id);
    }

    [Theory]
    [InlineData("Marlin Dental")]
    [InlineData("marlin")]
    [InlineData("marlen dentl grp")]
    [InlineData("Mralin Dental")]
    [InlineData("the marlin dental group inc")]
    [InlineData("MARLIN DENTAL GROUP, LLC")]
    public async Task A_customer_is_found_by_its_words_and_with_typos(string said) =>
        Assert.Equal("ORD-48213", Assert.Single((await IndexAsync(Marlin, Oak)).ByCustomer(said, _ => true)).Id);

    [Theory]
    [InlineData("410 Larkspur")]
    [InlineData("410 larkspur ste 12")]
    public async Task A_site_is_found_by_its_words(string said) =>
        Assert.Equal("ORD-48213", Assert.Single((await IndexAsync(Marlin, Oak)).BySite(said, _ => true)).Id);

    [Theory]
    [InlineData("zebra")]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("!!!")]
    public async Task What_nobody_is_called_finds_nobody(string said)
    {
        var index = await IndexAsync(Marlin, Oak);

        Assert.Empty(index.ByCustomer(said, _ => true));
        Assert.Empty(index.ByNumber(said, null, _ => true));
    }

    [Fact]
    public async Task It_follows_what_the_store_commits()
    {
        await using var store = TempStore.Open(OrderBook.All);
        var index = new OrderIndex(store.Store, new OrderNames(new Gazetteer()));
        await index.FillAsync(Cancel);
        await SaveAsync(store, Marlin);
        var stored = (await store.Store.LoadAsync(OrderBook.All, "ORD-48213", Cancel))!;
        Assert.Single(index.ByCustomer("marlin", _ => true));

        await SaveAsync(store, stored with { Customer = "Bay Clinic", Pon = "NEW1", Tns = [] });
        Assert.Empty(index.ByCustomer("marlin", _ => true));
        Assert.Empty(index.ByNumber("KLM00219", null, _ => true));
        Assert.Empty(index.ByNumber("2125550145", null, _ => true));
        Assert.Single(index.ByNumber("new1", null, _ => true));

        var session = store.Session();
        session.Delete(OrderBook.All, "ORD-48213");
        await session.CommitAsync(Cancel);
        Assert.Equal(0, index.Count);
        Assert.Empty(index.ByCustomer("bay", _ => true));
    }

    [Fact]
    public async Task What_may_not_be_seen_is_as_good_as_not_there()
    {
        var index = await IndexAsync(Marlin, Oak, Order("3") with { Customer = "Marlin Bakery", Agency = "beta" });

        Assert.Equal("3", Assert.Single(index.ByCustomer("marlin", order => order.Agency == "beta")).Id);
        Assert.Empty(index.ByCustomer("marlin dental", order => order.Agency == "beta"));
        Assert.Empty(index.ByNumber("48213", null, order => order.Agency == "beta"));
    }

    /// <summary>Looking is a matter of microseconds, and a name with a typo of a millisecond or two.</summary>
    [Fact]
    public async Task Ten_thousand_orders_are_found_in_microseconds()
    {
        await using var store = TempStore.Open(OrderBook.All);
        foreach (var chunk in Enumerable.Range(0, 10_000).Select(Many).Chunk(500))
        {
            await SaveAsync(store, chunk);
        }

        var index = new OrderIndex(store.Store, new OrderNames(new Gazetteer()));
        var watch = Stopwatch.StartNew();
        await index.FillAsync(Cancel);
        var filled = watch.Elapsed;
        index.ByNumber("1", null, _ => true);
        index.ByCustomer("warm up", _ => true);

        watch.Restart();
        for (var i = 0; i < 10_000; i++)
        {
            Assert.NotEmpty(index.ByNumber($"10{i % 9000:00000}", null, order => order.Agency.Length > 0));
        }

        var number = watch.Elapsed / 10_000;
        watch.Restart();
        for (var i = 0; i < 100; i++)
        {
            Assert.NotEmpty(index.ByCustomer("Harbro Dental", order => order.Agency.Length > 0));
        }

        var name = watch.Elapsed / 100;
        output.WriteLine($"10,000 orders: filled in {filled.TotalMilliseconds:F0} ms; by number {number.TotalMicroseconds:F1} us, by a name with a typo {name.TotalMicroseconds:F0} us");
        Assert.True(number < TimeSpan.FromMilliseconds(1) && name < TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Any_words_find_something_or_nothing() =>
        Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
        {
            var index = new WordIndex();
            index.Add(1, Spelling.Words(one).Distinct());
            _ = index.Find(Spelling.Words(other), _ => true, 1);
            Assert.All(Spelling.Words(one), word => Assert.True(word.Length > 0 && Spelling.Key(word) == word));
            index.Remove(1, Spelling.Words(one).Distinct());
            Assert.Equal(0, index.Words);
        });

    [Theory]
    [InlineData("marlin", "marlin", 0)]
    [InlineData("marlin", "mralin", 1)]
    [InlineData("marlin", "marlen", 1)]
    [InlineData("marlin", "marln", 1)]
    [InlineData("marlin", "marlines", 2)]
    [InlineData("marlin", "berlin", 2)]
    [InlineData("", "ab", 2)]
    public void Words_are_as_far_apart_as_letters_differ(string one, string other, int distance) => Assert.Equal(distance, NearSpelling.Distance(one, other, 2));

    static Order Many(int i) => Order($"ORD-10{i:00000}") with
    {
        Customer = $"{Names[i % Names.Length]} {Trades[i / 7 % Trades.Length]} {i % 300}", Pon = $"PON{i:000000}", Account = $"00{i * 37:0000000}", CircuitId = $"70/KGGS/{i:000000}//PT", Btn = $"212555{i:0000}",
        Tns = [$"312555{i:0000}"], Site = $"{i} Larkspur Ave, Denver CO", RepName = $"Rep {i % 90}", History = [new OrderChange("Foc", "2026-11-01", "2026-12-02", TestBot.Start, Portal), new OrderChange("Risk", "a", "b", TestBot.Start, Portal)],
    };

    static readonly string[] Names = ["Harbor", "Summit", "Cobalt", "Pinewood", "Blue Heron", "Cedarcrest", "Larkspur", "Ridge", "Cirrus", "Oak"];
    static readonly string[] Trades = ["Dental", "Freight", "Legal", "Bakery", "Clinic", "Furniture", "Realty", "Logistics"];

    static async Task<OrderIndex> IndexAsync(params Order[] orders)
    {
        await using var store = TempStore.Open(OrderBook.All);
        await SaveAsync(store, orders);
        var index = new OrderIndex(store.Store, new OrderNames(new Gazetteer()));
        await index.FillAsync(Cancel);
        return index;
    }

    static async Task SaveAsync(TempStore store, params Order[] orders)
    {
        var session = store.Session();
        foreach (var order in orders)
        {
            session.Save(OrderBook.All, order);
        }

        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
    }
}
