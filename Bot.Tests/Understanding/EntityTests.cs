using Demarc.Understanding;

namespace Demarc.Tests.Understanding;

public sealed class EntityTests
{
    [Theory]
    [InlineData("status on #48213", "OrderId=48213")]
    [InlineData("ORD-70001 please", "OrderId=ORD-70001")]
    [InlineData("order no. 70001", "OrderId=70001")]
    [InlineData("SO 88412?", "OrderId=SO-88412")]
    [InlineData("so88412", "OrderId=SO-88412")]
    [InlineData("order48213", "OrderId=48213")]
    [InlineData("48213, 55120 and 61077", "OrderId=48213", "OrderId=55120", "OrderId=61077")]
    [InlineData("４８２１３ status", "OrderId=48213")]
    [InlineData("is fiber available in chicago 60614")]
    [InlineData("suite 70001")]
    [InlineData("pin 70001")]
    public void Order_numbers(string text, params string[] expected) => Assert.Equal(expected, Desk.Entities(text).Where(entity => entity.StartsWith("OrderId", StringComparison.Ordinal)));

    [Theory]
    [InlineData("pon KLM00219", "Pon=KLM00219")]
    [InlineData("klm00219 status", "Pon=KLM00219")]
    [InlineData("KLM 00219 status", "Pon=KLM00219")]
    [InlineData("PON_A-1", "Pon=PON_A-1")]
    [InlineData("PON: x_1", "Pon=X_1")]
    [InlineData("pon number bhd-2291-a", "Pon=BHD-2291-A")]
    [InlineData("status of BHD-0042", "Pon=BHD-0042")]
    [InlineData("what is a pon")]
    [InlineData("link ABCDE-12345")]
    public void Pons(string text, params string[] expected) => Assert.Equal(expected, Desk.Entities(text).Where(entity => entity.StartsWith("Pon", StringComparison.Ordinal)));

    [Theory]
    [InlineData("70/kggs/123456//pt.", "CircuitId=70/KGGS/123456//PT")]
    [InlineData("12.QSZX.123456..NJ down?", "CircuitId=12/QSZX/123456//NJ")]
    [InlineData("32/HFGS/012345/NW", "CircuitId=32/HFGS/012345/NW")]
    [InlineData("ckt 70 KGGS 123456 PT", "CircuitId=70/KGGS/123456/PT")]
    [InlineData("54/LGGS/732/555/1234", "CircuitId=54/LGGS/732/555/1234")]
    [InlineData("HN101/T3U/MPLSMNDT000/GLVYMNORIII", "CircuitId=HN101/T3U/MPLSMNDT000/GLVYMNORIII")]
    [InlineData("101/T1/1-24/BSTNMAGTCG0/BSTNMAMTK31", "CircuitId=101/T1/1-24/BSTNMAGTCG0/BSTNMAMTK31")]
    [InlineData("(70/KGGS/123456//PT) and 70/KGGS/123457//PT", "CircuitId=70/KGGS/123456//PT", "CircuitId=70/KGGS/123457//PT")]
    public void Circuit_ids_in_any_spelling_once_each(string text, params string[] expected) => Assert.Equal(expected, Desk.Entities(text));

    [Theory]
    [InlineData("(312) 555-0142", "Tn=3125550142", "(312) 555-0142")]
    [InlineData("call (312)555-0142.", "Tn=3125550142", "(312)555-0142")]
    [InlineData("312.555.0142", "Tn=3125550142", "312.555.0142")]
    [InlineData("+1 312 555 0142", "Tn=3125550142", "+1 312 555 0142")]
    [InlineData("+13125550142", "Tn=3125550142", "+13125550142")]
    [InlineData("13125550142", "Tn=3125550142", "13125550142")]
    [InlineData("1-312-555-0142", "Tn=3125550142", "1-312-555-0142")]
    [InlineData("888-555-0123", "Tn=8885550123", "888-555-0123")]
    [InlineData("312-555-0100 thru 0119", "TnRange=3125550100-0119", "312-555-0100 thru 0119")]
    [InlineData("312-555-0100-0119", "TnRange=3125550100-0119", "312-555-0100-0119")]
    [InlineData("312-555-0100 to 312-555-0119", "TnRange=3125550100-0119", "312-555-0100 to 312-555-0119")]
    public void Telephone_numbers_with_nothing_lost(string text, string expected, string written)
    {
        var entity = Assert.Single(Desk.Read(text).SelectMany(meaning => meaning.Entities));

        Assert.Equal(expected, $"{entity.Kind}={entity.Value}");
        Assert.Equal(written, entity.Text);
    }

    [Theory]
    [InlineData("555-0142")]
    [InlineData("911-555-0142")]
    [InlineData("312-911-0142")]
    [InlineData("012-555-0142")]
    [InlineData("9-1-1")]
    public void What_is_no_telephone_number(string text) => Assert.DoesNotContain(Desk.Read(text).SelectMany(meaning => meaning.Entities), entity => entity.Kind is EntityKind.Tn or EntityKind.Date);

    [Theory]
    [InlineData("acct 0123 456 789", "Account=0123456789")]
    [InlineData("account # 00412-77", "Account=00412-77")]
    [InlineData("account number is 312 555 0142 774", "Account=3125550142774")]
    [InlineData("btn 312-555-0142", "Tn=3125550142")]
    [InlineData("ack ESC-104", "EscalationId=ESC-104")]
    [InlineData("esc 104 status", "EscalationId=ESC-104")]
    [InlineData("escalation #0104", "EscalationId=ESC-104")]
    [InlineData("esc104?", "EscalationId=ESC-104")]
    [InlineData("escalation 2 days ago", "Date=2026-11-18")]
    [InlineData("KA-3", "Article=KA-03")]
    [InlineData("show ka 44", "Article=KA-44")]
    [InlineData("jep 1u", "Code=1U")]
    [InlineData("rejected with e17a", "Code=E17A")]
    [InlineData("6D reject", "Code=6D")]
    [InlineData("jeopardy customer not ready", "Code=1C")]
    [InlineData("suite 1a")]
    [InlineData("what goes in D/TSENT", "Field=D/TSENT")]
    [InlineData("$1,250.00", "Amount=1250.00")]
    [InlineData("1.2k mrc", "Amount=1200.00")]
    [InlineData("$15k", "Amount=15000.00")]
    [InlineData("-$450 on my statement", "Amount=-450.00")]
    [InlineData("12 seats", "Count=12")]
    [InlineData("four numbers", "Count=4")]
    [InlineData("800 number")]
    [InlineData("escalate as high", "Level=high")]
    [InlineData("urgent escalation", "Level=high")]
    [InlineData("the bill is high")]
    [InlineData("CLLI ATLNGAMA27W", "Field=CLLI", "Site=ATLNGAMA27W")]
    [InlineData("at 400 Oak Street, Chicago IL 60614?", "Site=400 Oak Street, Chicago IL 60614")]
    [InlineData("55 5th ave suite 200", "Site=55 5th ave suite 200")]
    [InlineData("60418 is on the way", "OrderId=60418")]
    public void Other_things_the_trade_speaks_of(string text, params string[] expected) => Assert.Equal(expected, Desk.Entities(text));

    [Theory]
    [InlineData("port from centurylink", "Lumen")]
    [InlineData("lvl3 order", "Lumen")]
    [InlineData("Level 3", "Lumen")]
    [InlineData("at&t", "AT&T")]
    [InlineData("is it with T or VZ", "AT&T", "Verizon")]
    [InlineData("comast coax", "Comcast")]
    [InlineData("time warner cable", "Spectrum")]
    [InlineData("zoom call at 3")]
    [InlineData("we need help")]
    [InlineData("WE NEED HELP WITH THIS ORDER NOW")]
    public void Carriers_by_every_name(string text, params string[] expected) =>
        Assert.Equal(expected, Desk.Read(text).SelectMany(meaning => meaning.Values(EntityKind.Carrier)));

    [Fact]
    public void An_old_name_says_since_when_it_means_the_new_one()
    {
        var carrier = Assert.Single(Desk.Meaning("did centurylink foc").Entities, entity => entity.Kind == EntityKind.Carrier);

        Assert.Equal(("Lumen", "centurylink", "2020-09-14"), (carrier.Value, carrier.Text, carrier.Detail));
    }

    [Theory]
    [InlineData("post it at 8:30 central", "08:30", "America/Chicago")]
    [InlineData("post it at 8.30 am eastern time", "08:30", "America/New_York")]
    [InlineData("post it at 7pm pt", "19:00", "America/Los_Angeles")]
    [InlineData("post it at 12am est", "00:00", "America/New_York")]
    [InlineData("post it at noon America/Denver", "12:00", "America/Denver")]
    public void Times_and_zones(string text, string time, string zone)
    {
        var meaning = Desk.Meaning(text);

        Assert.Equal((time, zone), (meaning.First(EntityKind.Time), meaning.First(EntityKind.Zone)));
    }

    [Fact]
    public void The_same_circuit_spelt_otherwise_is_the_one_the_store_knows()
    {
        var gazetteer = Desk.Gazetteer();
        gazetteer.Set(EntityKind.CircuitId, "70/KGGS/123456//PT", "70/KGGS/123456//PT");
        var interpreter = Desk.Interpreter(gazetteer);

        foreach (var spelling in (string[])["70/kggs/123456/pt", "70.KGGS.123456..PT", "70 KGGS 123456 PT", "70-kggs-123456-pt"])
        {
            Assert.Equal("70/KGGS/123456//PT", interpreter.Read("status " + spelling, new Context(Desk.Today))[0].First(EntityKind.CircuitId));
        }
    }
}
