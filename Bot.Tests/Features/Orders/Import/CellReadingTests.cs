using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class CellReadingTests
{
    [Theory]
    [InlineData("$1,250.00", "1250.00")]
    [InlineData("1250", "1250")]
    [InlineData("1250.5", "1250.5")]
    [InlineData("(45.00)", "-45.00")]
    [InlineData("-45", "-45")]
    [InlineData("$ 99.99 /mo", "99.99")]
    [InlineData("USD 1,000,000", "1000000")]
    [InlineData("US$12", "12")]
    [InlineData("0", "0")]
    public void Money_in_every_spelling(string text, string amount) =>
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), MoneyText.Read(Cell.Of(text)));

    [Theory]
    [InlineData("1.250,00")]
    [InlineData("€45")]
    [InlineData("1,25,0")]
    [InlineData("lots")]
    [InlineData("(45.00")]
    [InlineData("12 34")]
    [InlineData("999999999999999")]
    public void What_is_no_amount_is_none(string text) => Assert.Null(MoneyText.Read(Cell.Of(text)));

    [Fact]
    public void A_number_of_excel_is_rounded_to_cents() => Assert.Equal(45.33m, MoneyText.Read(Cell.Of(45.333333333)));

    [Theory]
    [InlineData("(212) 555-0143")]
    [InlineData("+1 212.555.0143")]
    [InlineData("1-212-555-0143")]
    [InlineData("2125550143")]
    public void One_number_in_many_spellings(string text) => Assert.Equal("2125550143", Telephone.Read(text));

    [Theory]
    [InlineData("555-0143")]
    [InlineData("911-555-0143")]
    [InlineData("212-911-0143")]
    [InlineData("012-555-0143")]
    [InlineData("212-555-01434")]
    [InlineData("call 212-555-0143")]
    public void What_the_plan_cannot_give_out_is_no_number(string text) => Assert.Null(Telephone.Read(text));

    [Fact]
    public void A_range_is_every_number_in_it()
    {
        Assert.Equal(["3125550100", "3125550101", "3125550102"], Telephone.ReadRange("312-555-0100 - 0102"));
        Assert.Equal(3, Telephone.ReadRange("3125550100-0102")!.Count);
        Assert.Equal(2, Telephone.ReadRange("312-555-0100 thru 312-555-0101")!.Count);
        Assert.Null(Telephone.ReadRange("312-555-0102 - 0100"));
        Assert.Null(Telephone.ReadRange("312-555-0100"));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    public void A_formula_is_seen(string text) => Assert.True(CellText.IsFormula(text));

    [Theory]
    [InlineData("+1 (212) 555-0143")]
    [InlineData("-45.00")]
    [InlineData("@home Realty")]
    [InlineData("- waiting (landlord)")]
    public void A_sign_alone_is_no_formula(string text) => Assert.False(CellText.IsFormula(text));

    [Theory]
    [InlineData("=\"00123\"", "00123")]
    [InlineData("\u00A0 Marlin\u200B Dental ", "Marlin Dental")]
    [InlineData("a\0b", "a b")]
    public void Text_is_what_a_person_sees(string raw, string clean) => Assert.Equal(clean, CellText.Clean(raw));

    [Theory]
    [InlineData("ATT", "AT&T")]
    [InlineData("CenturyLink", "Lumen")]
    [InlineData("level 3", "Lumen")]
    [InlineData("Charter", "Spectrum")]
    [InlineData("Bob's Fiber", "Bob's Fiber")]
    public void A_carrier_is_what_it_is_called_today(string text, string name) => Assert.Equal(name, Suppliers.Named(text));
}
