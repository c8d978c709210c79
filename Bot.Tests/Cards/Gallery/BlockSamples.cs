using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>Each kind of block and button alone and small, the way a feature would use it.</summary>
public sealed class BlockSamples : IGalleryProvider
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 16, 42, 0, TimeSpan.Zero);

    public IEnumerable<GalleryCase> Cases()
    {
        yield return Alone("paragraph", new Paragraph(Text.Of($"Order {"48213"} is {Text.Bold("installed")}, {Text.Italic("not yet billed")}; account {Text.Code("PON_A-1")}.")));
        yield return Alone("note", new Note(Text.Of($"From the carrier's portal, {Now}.")));
        yield return Alone("bullets", new Bullets(["Confirm the LCON", "Be on site from 8 to 12", "Keep the old circuit until the new one is tested and signed off by the customer's own technician"]));
        yield return Alone("numbered", new Bullets(["Open the portal", "Upload the LOA"], Numbered: true));
        yield return Alone("facts", new Facts([new("Stage", "FOC received"), new("FOC date", Text.Date(new DateOnly(2026, 11, 30))), new("Circuit", "32/HCFS/004512//NW"), new("Notes", Text.Empty)]));
        yield return Alone("table.two", new Table("Numbers to port", ["Number", "State"], [["212-555-0101", "accepted"], ["212-555-0102", "rejected: name mismatch"]]));
        yield return Alone("table.three", new Table("Due this week", ["Order", "Customer", "Due"], [["48213", "Marlin Dental", Text.Date(new DateOnly(2026, 11, 24))], ["48311", "Oak & Pine", "–"]]));
        yield return Alone("table.wide", new Table("Orders", ["Order", "Customer", "Carrier", "Stage", "Due"], [["48213", "Marlin Dental", "Comcast", "FOC received", Text.Date(new DateOnly(2026, 11, 24))], ["48311", "Oak & Pine Furniture Warehouse", "AT&T", "Construction", Text.Empty]]));
        yield return Alone("table.empty", new Table("Late orders", ["Order", "Customer"], []));
        yield return Alone("table.ragged", new Table("Ragged", ["A", "B"], [["only one"], ["one", "two"]]));
        yield return Alone("progress", new Progress("Milestones", 3, 7));
        yield return Alone("progress.odd", new Progress("Nothing yet", 5, 0));
        yield return Alone("badges", new Badge("On track", Tone.Good), new Badge("At risk", Tone.Warning), new Badge("Late", Tone.Bad), new Badge("No word", Tone.Unknown), new Badge("Draft", Tone.Neutral));
        yield return Alone("picture", new Picture("https://status.demarc.example/chart.png", "12 of 30 orders are late"));
        yield return Alone("divider", new Paragraph("Above"), new Divider(), new Paragraph("Below"));
        yield return Alone("section", new Section("Money", [new Facts([new("Expected", "$1,200")])]), new Section("Needs you", [new Paragraph("Call the customer.")], Tone.Warning));
        yield return Alone("sections.deep", Nested(6));
        yield return Alone("times", new Paragraph(Text.Of($"{Now} / {Text.At(Now, TimeStyle.Date)} / {Text.At(Now, TimeStyle.Time)} / {new DateOnly(2026, 2, 3)}")));
        yield return Alone("links", new Paragraph(Text.Of($"See {Text.Link("the carrier's page", "https://www.carrier.example/a_(b)?q=1")}, not {Text.Link("this one", "javascript:alert(1)")} nor {Text.Link("that", "http://carrier.example")}.")));
        yield return Alone("mention", new Paragraph(Text.Of($"{Text.Mention("ana", "Ana Ruiz")} please look at *this* with {Text.Mention("nobody", "Bo Li")}. {Text.Bold("Soon")}, see {Text.Link("the order", "https://demarc.example/o")}")));
        yield return GalleryCase.Of("buttons", new Card("sample", "Every kind of button", "Press one.")
        {
            Buttons =
            [
                new ActionButton("Acknowledge ESC-104", "sample.ack", "ESC-104", 3) { Style = ButtonStyle.Primary },
                new ActionButton("Cancel order 48213", "sample.cancel", "48213", 7, Confirm: "Cancel it at the carrier too? This cannot be undone.") { Style = ButtonStyle.Danger },
                new FormButton("Add a note to ESC-104", "sample.note", "ESC-104"),
                new AskButton("What is a FOC?", "what is a FOC?"),
                new LinkButton("Carrier portal", "https://portal.carrier.example/orders"),
                new LinkButton("Bad link", "javascript:alert(1)"),
                new AskButton("Seventh", "seventh"),
                new AskButton("Eighth", "eighth"),
            ],
        });
    }

    static GalleryCase Alone(string name, params Block[] blocks) =>
        GalleryCase.Of("block." + name, new Card("sample", $"Block: {name}", Text.Plain($"Shows {name}.")) { Body = blocks });

    static Section Nested(int depth) =>
        new($"Level {depth}", depth == 0 ? [new Paragraph("Innermost words")] : [new Paragraph($"Words at {depth}"), Nested(depth - 1)], depth % 2 == 0 ? Tone.Neutral : Tone.Good);
}
