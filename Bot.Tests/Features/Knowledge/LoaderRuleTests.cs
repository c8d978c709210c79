namespace Demarc.Tests.Features.Knowledge;

/// <summary>Every rule of an article file, each broken once.</summary>
public sealed class LoaderRuleTests
{
    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "id: KA-03\n", "", "has no 'id'", "add a line 'id: …'" },
        { "title: What is a FOC?", "title:", "has nothing for 'title'", "add a line 'title: …'" },
        { "kind: general", "kind: general\nmood: good", "has an unknown key 'mood'", "use only id, title" },
        { "kind: general", "kind: general\nkind: tool", "the key 'kind' is there twice", "keep one" },
        { "kind: general", "kind: rumor", "has an unknown kind 'rumor'", "general, regulated, carrier" },
        { "kind: general", "kind: 1", "has an unknown kind '1'", "general, regulated, carrier" },
        { "certainty: H", "certainty: X", "has an unknown certainty 'X'", "use H, M, L" },
        { "certainty: H", "certainty: h", "has an unknown certainty 'h'", "use H, M, L" },
        { "id: KA-03", "id: KB-3", "has the id 'KB-3'", "use KA-" },
        { "id: KA-03", "id: KA-04", "has the id KA-04", "name the file KA-04.md" },
        { "carrier: null", "carrier: ATT", "has an unknown carrier 'ATT'", "null or one of AT&T" },
        { "carrier: null", "carrier: AT&T", "is general and yet only about AT&T", "set kind to carrier" },
        { "asOf: 2014", "asOf: last year", "has 'last year' for asOf, which is no date", "2017" },
        { "asOf: 2014", "asOf: 2014-13", "has '2014-13' for asOf", "2017" },
        { "asOf: 2014", "asOf: 2014-02-30", "has '2014-02-30' for asOf", "2017" },
        { "asOf: 2014", "asOf: 0014", "has '0014' for asOf", "2017" },
        { "reviewBy: 2027-11-30", "reviewBy: 2027-11-31", "has '2027-11-31' for reviewBy", "2027-05-31" },
        { "reviewBy: 2027-11-30", "reviewBy: 11/30/2027", "for reviewBy, which is no date", "2027-05-31" },
        { "reviewBy: 2027-11-30", "reviewBy: 2027-11", "for reviewBy, which is no day", "2027-05-31" },
        { "reviewBy: 2027-11-30", "reviewBy: read 2027-11-30", "for reviewBy, which is no day", "2027-05-31" },
        { "reviewBy: 2027-11-30", "reviewBy: 2013-11-30", "is to be reviewed before it was read", "after asOf" },
        { "owner: ProjectManager", "owner: Bob", "has an owner 'Bob' that is no role of the staff", "ProjectManager" },
        { "owner: ProjectManager", "owner: PartnerRep", "no role of the staff", "ProjectManager" },
        { "owner: ProjectManager", "owner: 2", "no role of the staff", "ProjectManager" },
        { "- order.foc", "- order.fox", "has an unknown intent 'order.fox'", "codes/intents.tsv" },
        { "- order.foc", "- order.foc\n  - order.foc", "names an intent twice", "keep one" },
        { "intents:\n  - order.foc", "intents: order.foc", "has 'intents' in the wrong form", "list below" },
        { "title: What is a FOC?", "title:\n  - What is a FOC?", "has 'title' in the wrong form", "behind the colon" },
        { "\"BW: github.com/Bandwidth/api-docs\"", "somewhere on the web", "nobody can look up", "tag in capitals" },
        { "  - \"BW: github.com/Bandwidth/api-docs\"", "  - \"BW: github.com/Bandwidth/api-docs\"\n  - \"BW: elsewhere\"", "names the source BW twice", "keep one" },
        { "  - what is a foc, time 15\n", "", "has 14 examples", "give 15 to 25" },
        { "  - what is a foc, time 15\n", string.Concat(Enumerable.Range(15, 12).Select(i => $"  - what is a foc, time {i}\n")), "has 26 examples", "give 15 to 25" },
        { "- what is a foc, time 3\n", "- foc\n", "has an example of 3 characters", "use 5 to 200" },
        { "- what is a foc, time 3\n", $"- {new string('x', 201)}\n", "has an example of 201 characters", "use 5 to 200" },
        { "- what is a foc, time 3\n", "- What is a FOC... time 4?!\n", "which is in KA-03 already", "keep it where" },
        { "- what is a foc, time 3\n", "- \"?????\"\n", "has an example without words", "write a question" },
        { "- what is a foc, time 3\n", "- foc: what is it\n", "means something else in YAML", "double quotes" },
        { "- what is a foc, time 3\n", "- what is it # foc\n", "means something else in YAML", "double quotes" },
        { "- what is a foc, time 3\n", "- \"what is a \"foc\"\"\n", "has no good closing quote", "write \\\"" },
        { "examples:\n", "some words\nexamples:\n", "is neither 'key: value' nor an item", "write 'key: value'" },
        { "kind: general", "kind: general\n  - FOC", "belongs to no key", "below a line that ends" },
        { "title: What is a FOC?", $"title: {new string('x', 101)}", "has 101 characters in 'title'", "shorten it to 100" },
        { "keywords: FOC", $"keywords: {new string('x', 401)}", "characters in 'keywords'", "shorten it to 400" },
        { "A FOC is the date the provider expects to deliver.", $"A {new string('x', 340)}", "has an answer of 342 characters", "at most 340" },
        { "A FOC is the date the provider expects to deliver.\n\n", "", "does not start with the answer", "first paragraph" },
        { "A FOC is the date the provider expects to deliver.\n\n- **LSR:** the local response\n- **ASR:** the confirmation notice\n\n**Next:** Book the customer.\n", "\n", "has an empty body", "first paragraph" },
        { "**Next:** Book the customer.", "Book the customer.", "does not say what to do next", "**Next:**" },
        { "**Next:** Book the customer.", $"**Next:** {new string('x', 4000)}", "has a body of", "split it" },
        { "**Next:** Book the customer.", $"**Next:** {new string('x', 40_000)}", "characters long", "split it" },
        { "What is a FOC?", "What is a\u202EFOC?", "control or invisible characters", "retype" },
        { "What is a FOC?", "What is a\tFOC?", "has tabs", "retype" },
        { "---\nid:", "id:", "has no front matter", "start the file" },
        { "A FOC is", "# FOC\n\nA FOC is", "is Markdown that cards cannot show", "use paragraphs" },
        { "A FOC is", "> A FOC is", "is Markdown that cards cannot show", "use paragraphs" },
        { "A FOC is", "| A | FOC |\n|---|---|\n", "is Markdown that cards cannot show", "use paragraphs" },
        { "- **LSR:** the", "* **LSR:** the", "is Markdown that cards cannot show", "use paragraphs" },
        { "- **LSR:** the", "1) the", "is Markdown that cards cannot show", "use paragraphs" },
        { "- **LSR:** the", "```\ncode\n```\n\n- the", "is Markdown that cards cannot show", "use paragraphs" },
        { "- **LSR:** the", "    code\n\n- the", "is Markdown that cards cannot show", "use paragraphs" },
        { "\n- **LSR:** the", "A list without a gap\n- **LSR:** the", "is Markdown that cards cannot show", "empty line" },
        { "- **LSR:** the local response\n", "- **LSR:** the local response\nlazy words\n", "is Markdown that cards cannot show", "two spaces" },
        { "- **LSR:** the local response\n", "- **LSR:** the local response\n  - nested\n", "is Markdown that cards cannot show", "two spaces" },
        { "- **LSR:** the local response\n- **ASR:** the", "1. one\n3. the", "the item is numbered 3, not 2", "1, 2, 3" },
        { "Book the customer", "Book *the* customer", "'*' in", "**bold**" },
        { "Book the customer", "Book **the customer", "'*' in", "**bold**" },
        { "Book the customer", "Book _the_ customer", "'_' in", "`code`" },
        { "Book the customer", "Book ~~the~~ customer", "'~' in", "`code`" },
        { "Book the customer", "Book <b>the</b> customer", "'<' in", "`code`" },
        { "Book the customer", "Book `the customer", "'`' in", "`code`" },
        { "Book the customer", "Book &lt;at&gt; customer", "'&lt;' in", "`code`" },
        { "Book the customer", "Book \\*the customer", "'\\' in", "`code`" },
        { "Book the customer", "![x](https://evil.example/x.png)", "is a mark that cards cannot show", "`code`" },
        { "Book the customer", "See https://carrier.example/a", "'://' in", "[label]" },
        { "Book the customer", "See [it](http://carrier.example/a)", "is no address a link may open", "https://" },
        { "Book the customer", "See [it](javascript:alert)", "is no address a link may open", "https://" },
        { "Book the customer", "See [it](https://a:b@carrier.example/)", "is no address a link may open", "https://" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named_with_its_cure(string old, string with, string wrong, string cure)
    {
        var findings = Known.Spoilt(old, with);

        Assert.Contains(findings, finding => finding.File == "KA-03.md"
            && finding.Wrong.Contains(wrong, StringComparison.Ordinal) && finding.Cure.Contains(cure, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal($"KA-03.md: {finding.Wrong}; {finding.Cure}", finding.ToString()));
    }
}
