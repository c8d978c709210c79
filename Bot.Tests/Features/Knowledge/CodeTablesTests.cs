using Demarc.Features.Knowledge;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>The codes are all there and are found however they are typed.</summary>
public sealed class CodeTablesTests
{
    static readonly string[] Jeopardies =
    [
        "1A", "1B", "1C", "1D", "1E", "1F", "1G", "1H", "1J", "1K", "1L", "1M", "1N", "1P", "1Q", "1R", "1S", "1T", "1U", "1W", "1X", "1Y", "1Z",
    ];

    static readonly string[] RejectCodes =
    [
        "E17A", "E17B", "8A", "E1", "8D", "E10", "8G", "E10a", "6C", "E42PWA", "E42PWB", "8C", "8B", "E14", "E6h", "E24", "E19", "6M", "6N", "E27", "E30", "6A", "6D",
        "6K", "7B", "E42O", "E6d", "6P", "E25", "E6c", "E6b", "E6f", "E6a", "E6e", "E6g", "E8", "1M", "1L", "1N", "E35", "6E", "6F", "1E", "1C", "1B", "6J", "6H", "6L",
        "7C", "6R", "E23", "E33", "E34",
    ];

    static CodeTables Codes => Known.Base.Codes;

    [Fact]
    public void Every_jeopardy_and_reject_code_is_there()
    {
        Assert.All(Jeopardies, code => Assert.NotEmpty(Codes.Jeopardy(code)));
        Assert.Equal(Jeopardies, Codes.AllJeopardies.Select(code => code.Code).Distinct());
        Assert.All(RejectCodes, code => Assert.Contains(Codes.Rejects(code), reject => reject.Codes.Contains(code)));
        Assert.Equal(RejectCodes.Order(StringComparer.Ordinal), Codes.AllRejects.SelectMany(reject => reject.Codes).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1u")]
    [InlineData("1U")]
    [InlineData(" 1-u ")]
    [InlineData("jep 1u")]
    [InlineData("Jeopardy code: 1U.")]
    [InlineData("JEOP 1 U")]
    public void A_jeopardy_code_is_found_as_it_is_typed(string typed) => Assert.Equal("Permit or easement", Assert.Single(Codes.Jeopardy(typed)).Meaning);

    [Fact]
    public void A_code_with_two_meanings_has_both_each_with_its_interface()
    {
        var readings = Codes.Jeopardy("1c");

        Assert.Equal(["Customer not ready", "Network service provider not ready"], readings.Select(reading => reading.Meaning));
        Assert.All(readings, reading => Assert.NotNull(reading.Interface));
        Assert.Equal([true, false], readings.Select(reading => reading.IsCustomers));
        Assert.Contains("access", Assert.Single(Codes.Rejects("1C")).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_court_it_is_is_said() => Assert.Equal(
        ["1C", "1E", "1G", "1R", "1S", "1W"],
        Codes.AllJeopardies.Where(code => code.IsCustomers).Select(code => code.Code));

    [Theory]
    [InlineData("e17a", "E17A")]
    [InlineData("E17", "E17A")]
    [InlineData("E42 PWA", "E42PWA")]
    [InlineData("e42-pw", "E42PWA")]
    [InlineData("reject 8a", "E17A")]
    [InlineData("E10A", "E10a")]
    [InlineData("E10", "E10")]
    [InlineData("e6D", "E6d")]
    public void A_reject_code_is_found_as_it_is_typed(string typed, string first) => Assert.Equal(first, Assert.Single(Codes.Rejects(typed)).Codes[0]);

    [Fact]
    public void A_family_of_codes_is_found_by_what_they_share()
    {
        Assert.Equal(["E6a", "E6b", "E6c", "E6d", "E6e", "E6f", "E6g", "E6h"], Codes.Rejects("E6").Select(reject => reject.Codes[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, Codes.Rejects("E42").Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("reject")]
    [InlineData("E")]
    [InlineData("6")]
    [InlineData("99Z")]
    [InlineData("E1 or E10")]
    public void What_is_no_code_has_no_reading(string? typed)
    {
        Assert.Empty(Codes.Rejects(typed));
        Assert.Empty(Codes.Jeopardy(typed));
    }

    [Theory]
    [InlineData("ddd", RequestForm.Lsr, "CCYYMMDD")]
    [InlineData("DDD", RequestForm.Asr, "MM-DD-CCYY")]
    [InlineData("D/TSENT", RequestForm.Lsr, "200702060800AM")]
    [InlineData("dtsent", RequestForm.Asr, "17 characters")]
    [InlineData("nnsp", RequestForm.Lsr, "differs from CC")]
    [InlineData("sec nci", RequestForm.Asr, "5 to 12")]
    [InlineData("Desired due date", RequestForm.Lsr, "CCYYMMDD")]
    [InlineData("tel no", RequestForm.Lsr, "10 digits")]
    [InlineData("CFA", RequestForm.Asr, "up to 42")]
    public void A_field_has_its_format_on_each_form(string name, RequestForm form, string format) =>
        Assert.Contains(format, Codes.Field(name, form)!.On(form), StringComparison.Ordinal);

    [Fact]
    public void A_field_that_a_form_has_not_is_not_found_there()
    {
        Assert.Null(Codes.Field("NNSP", RequestForm.Asr));
        Assert.Null(Codes.Field("CKR", RequestForm.Lsr));
        Assert.Null(Codes.Field("XYZZY", RequestForm.Lsr));
        Assert.Null(Codes.Field("", RequestForm.Lsr));
    }

    [Theory]
    [InlineData("FOC", "FOC")]
    [InlineData("focs", "FOC")]
    [InlineData("firm order commitment", "FOC")]
    [InlineData("c/nr", "C/NR")]
    [InlineData("23b+d", "23B+D")]
    [InlineData("resp org", "RespOrg")]
    [InlineData("off net", "Off-net")]
    [InlineData("jep", "Jeopardy")]
    [InlineData("master agent", "TSD")]
    public void A_term_is_found_as_it_is_typed(string typed, string word) => Assert.Equal(word, Codes.Term(typed)[0].Word);

    [Fact]
    public void An_abbreviation_of_two_things_has_both_the_one_as_written_first()
    {
        Assert.Equal(["CNR", "C/NR"], Codes.Term("cnr").Select(term => term.Word));
        Assert.Equal(["C/NR", "CNR"], Codes.Term("C/NR").Select(term => term.Word));
    }

    [Fact]
    public void The_glossary_holds_what_the_trade_says()
    {
        string[] wanted = ["FOC", "DDD", "PON", "CLLI", "NPAC", "LOA", "CSR", "SV", "RespOrg", "Snapback", "TSD", "MRC", "NRC", "Spiff", "Evergreen", "ECD", "DLR", "CFA", "LRN", "BTN", "SPID", "CPNI", "NFAS", "MPOE", "RCODE", "PSON"];

        Assert.True(Codes.Glossary.Count >= 120);
        Assert.All(wanted, word => Assert.Equal(word, Codes.Term(word)[0].Word));
        Assert.All(Codes.Glossary, term => Assert.EndsWith(".", term.Meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void Milestones_are_the_twenty_in_order()
    {
        string[] codes = ["OPP", "QTE", "CTR", "SCR", "SUB", "ACC", "SRV", "SVR", "DSN", "CON", "FOC", "CPE", "DEL", "TTU", "PRT", "INS", "BIL", "DSC", "CMS", "CLS"];

        Assert.Equal(codes, Codes.Milestones.Select(milestone => milestone.Code));
        Assert.Equal("FOC date received", Codes.Milestone("foc")!.RpmStatus);
        Assert.Equal("INS", Codes.Milestone("16")!.Code);
        Assert.Null(Codes.Milestone("21"));
    }

    [Fact]
    public void Intervals_are_business_days_with_a_low_and_a_high()
    {
        Assert.All(Codes.Intervals, interval => Assert.InRange(interval.Low, 1, interval.High));
        Assert.Equal((45, 75), (Codes.Interval("DIA off-net")!.Low, Codes.Interval("dia-offnet")!.High));
        Assert.Equal((7, 12), (Codes.Interval("port-standard")!.Low, Codes.Interval("port-standard")!.High));
        Assert.Null(Codes.Interval("teleporter"));
    }

    [Theory]
    [InlineData("jeopardy.tsv", "1A\t\tInteroffice", "1A\tInteroffice", "has 4 cells")]
    [InlineData("jeopardy.tsv", "code\tinterface", "code\twhere", "starts with 'code where")]
    [InlineData("jeopardy.tsv", "1B\t\t", "1A\t\t", "has '1A' 2 times")]
    [InlineData("rejects.tsv", "E14\tBilling", "\tBilling", "the first ''")]
    [InlineData("fields.tsv", "\tH\n", "\tsure\n", "is 'sure'")]
    [InlineData("milestones.tsv", "2\tQTE", "two\tQTE", "is 'two'")]
    [InlineData("milestones.tsv", "2\tQTE", "3\tQTE", "out of order")]
    [InlineData("intervals.tsv", "30\t45", "45\t30", "at least 45 and at most 30")]
    [InlineData("intents.tsv", "\tyes\n", "\tperhaps\n", "is 'perhaps'")]
    public void A_broken_table_is_named_with_its_line(string file, string old, string with, string wrong)
    {
        var (_, findings) = CodeFiles.Read(name =>
        {
            var text = File.ReadAllText(Path.Combine(Known.Folder, "codes", name));
            return name == file ? text.Replace(old, with, StringComparison.Ordinal) : text;
        });

        Assert.All(findings, finding => Assert.Equal(file, finding.File));
        Assert.Contains(findings, finding => finding.Wrong.Contains(wrong, StringComparison.Ordinal));
    }
}
