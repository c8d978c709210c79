using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>More than any screen or limit holds.</summary>
public sealed class LargeSamples : IGalleryProvider
{
    static readonly string Long = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"word{i}"));

    public IEnumerable<GalleryCase> Cases() => new[]
    {
        Card("table", new Table("All orders", ["Order", "Customer", "Due"], Rows(2000, 3))),
        Card("table.wide", new Table("All orders", [.. Enumerable.Range(1, 30).Select(i => $"Column {i}")], Rows(200, 40))),
        Card("text", new Paragraph(Long), new Note(Long), new Section("Long", [new Paragraph(Long)])),
        Card("unbroken", new Paragraph(new string('x', 200_000)), new Paragraph(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 20_000)))),
        Card("cjk", new Paragraph(string.Concat(Enumerable.Repeat("東京データ", 8000))), new Facts([.. Enumerable.Range(1, 90).Select(i => new Fact($"項目{i}", "東京データセンター"))])),
        Card("facts", new Facts([.. Enumerable.Range(1, 2000).Select(i => new Fact($"Fact {i}", $"Value {i}"))])),
        Card("bullets", new Bullets([.. Enumerable.Range(1, 2000).Select(i => (Text)$"Item {i}")])),
        Card("blocks", [.. Enumerable.Range(1, 3000).Select(i => new Paragraph($"Paragraph {i}"))]),
        Card("deep", Deep(400)),
        Card("spans", new Paragraph(new Text([.. Enumerable.Range(1, 20_000).Select(i => new Plain($"s{i} ", i % 2 == 0 ? Style.Bold : Style.None))]))),
        GalleryCase.Of("large.title", new Card("large", Long, Long) { Body = [new Paragraph("Short")] }),
        GalleryCase.Of("large.buttons", new Card("large", "Many buttons", "Press one.") { Buttons = [.. Enumerable.Range(1, 120).Select(i => new ActionButton($"Button {i} {Long}", "sample.verb", $"subject-{i}", i, Confirm: i % 2 == 0 ? Long : null))] }),
        GalleryCase.Of("large.data", new Card("large", "Huge ids", "Press one.") { Buttons = [new ActionButton("Too much", "sample.verb", Long), new AskButton("Also", Long), new FormButton("And", "sample.form", Long)] }),
        GalleryCase.Of("large.sources", CardSamples.Answer with { Citations = [.. Enumerable.Range(1, 100).Select(i => new Citation($"KA-{i} {Long}", Long, $"https://kb.demarc.example/{i}"))] }),
        GalleryCase.Of("large.form", new Form("large.form", Long, "subject", "ticket")
        {
            Intro = Long,
            Errors = [.. Enumerable.Range(1, 200).Select(i => new FieldError($"f{i}", Long))],
            Fields = [.. Enumerable.Range(1, 150).Select(i => new TextField($"f{i}", $"Field {i} {Long}") { Value = Long, Hint = Long, Required = true })],
        }),
        GalleryCase.Of("large.choices", new Form("large.choices", "Many choices", "subject", "ticket")
        {
            Fields = [new ChoiceField("c", "Customer", [.. Enumerable.Range(1, 9000).Select(i => new Choice($"v{i}", $"Customer {i}"))]) { Value = "v8999" }],
        }),
    }.Select(one => one with { IsGolden = false });

    static GalleryCase Card(string name, params Block[] body) => GalleryCase.Of("large." + name, CardSamples.Order with { Body = body });

    static List<IReadOnlyList<Text>> Rows(int count, int columns) =>
        [.. Enumerable.Range(1, count).Select(r => (IReadOnlyList<Text>)[.. Enumerable.Range(1, columns).Select(c => (Text)$"r{r}c{c} Marlin Dental")])];

    static Section Deep(int depth)
    {
        var section = new Section("Innermost", [new Paragraph("Words")]);
        for (var i = 0; i < depth; i++)
        {
            section = new Section($"Level {i}", [section]);
        }

        return section;
    }
}
