using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>Whole cards of the kinds people see every day.</summary>
public sealed class CardSamples : IGalleryProvider
{
    public static Card Order { get; } = new("order", "Order 48213 · Marlin Dental", Text.Of($"Comcast has not confirmed a date for order 48213; it was due {new DateOnly(2026, 11, 20)}."))
    {
        Tone = Tone.Bad,
        Body =
        [
            new Badge("Late", Tone.Bad),
            new Badge("Waiting for the carrier", Tone.Neutral),
            new Facts(
            [
                new("Stage", Text.Of($"{Text.Bold("Order accepted")}, FOC awaited")),
                new("Service", "Fibre 500/500, Marlin Dental, 14 Oak St, Denver"),
                new("PON", Text.Code("PON_A-1")),
                new("Circuit", Text.Code("32/HCFS/004512//NW")),
                new("Requested date", Text.Date(new DateOnly(2026, 11, 30))),
                new("Next step", Text.Of($"Carrier confirms the date (Comcast), by {Text.At(BlockSamples.Now)}")),
            ]),
            new Progress("Milestones", 3, 7),
            new Section("What you must do", [new Bullets(["Confirm the contact on site (LCON)", "Keep Friday 8 to 12 free for the site survey"])], Tone.Warning),
            new Note(Text.Of($"From the carrier's portal export, {BlockSamples.Now.AddHours(-3)}. Dates are the carrier's.")),
        ],
        Buttons =
        [
            new FormButton("Escalate order 48213", "escalation.new", "48213") { Style = ButtonStyle.Primary },
            new ActionButton("Follow order 48213", "order.follow", "48213", 4),
            new AskButton("What is a FOC?", "what is a FOC?"),
        ],
    };

    public static Card Escalation { get; } = new("escalation", "ESC-104 · High · Marlin Dental", Text.Of($"Rita Sol asks for help: the FOC date of order 48213 was missed twice."))
    {
        Tone = Tone.Warning,
        Body =
        [
            new Facts(
            [
                new("Order", "48213, Comcast fibre, 14 Oak St, Denver"),
                new("Asked by", "Rita Sol, Acme Telecom"),
                new("Harm", "Practice closed on Monday without phones; $4,000 a day"),
                new("Wanted", "A dated commitment from the carrier"),
                new("Acknowledge by", Text.At(BlockSamples.Now)),
            ]),
            new Section("History", [new Bullets([Text.Of($"{BlockSamples.Now.AddDays(-2)}: opened by Rita Sol"), Text.Of($"{BlockSamples.Now.AddDays(-1)}: note, carrier called, ticket {Text.Code("T-99-8812")}")])]),
        ],
        Buttons =
        [
            new ActionButton("Acknowledge ESC-104", "escalation.acknowledge", "ESC-104", 5) { Style = ButtonStyle.Primary },
            new FormButton("Add a note to ESC-104", "escalation.note", "ESC-104"),
            new FormButton("Set next step of ESC-104", "escalation.next", "ESC-104"),
            new ActionButton("Raise ESC-104", "escalation.raise", "ESC-104", 5, Confirm: "Raise it to the carrier's manager?") { Style = ButtonStyle.Danger },
        ],
    };

    public static Card Answer { get; } = new("answer", "What is a FOC?", "The FOC is the date the carrier commits to deliver.")
    {
        Body =
        [
            new Paragraph(Text.Of($"A {Text.Bold("firm order commitment")} is the date the carrier commits to. It comes after the order is accepted [1].")),
            new Bullets(["It can move until three business days before", "A moved FOC is told to you the same day"]),
            new Note("General; AT&T calls it a due date. Certain: checked by Dana Cole."),
        ],
        Citations = [new("KA-03 What is a FOC?", "Carrier guides, verified, as of Oct 2026", "https://kb.demarc.example/ka-03"), new("KA-07 Moved dates", "Partner handbook, as of Sep 2026")],
        AsksForFeedback = true,
        Buttons = [new AskButton("What if it is missed?", "what if a FOC is missed?"), new FormButton("Ask a person", "question.new", "KA-03")],
    };

    public static Card Status { get; } = new("status", "Status of Team West · Mon Nov 23", "31 open orders: 22 on track, 6 at risk, 3 late; 2 need a decision today.")
    {
        Body =
        [
            new Badge("22 on track", Tone.Good),
            new Badge("6 at risk", Tone.Warning),
            new Badge("3 late", Tone.Bad),
            new Table("Needs a decision", ["Order", "Customer", "Why"],
            [
                ["48213", "Marlin Dental", "FOC missed twice"],
                ["48311", "Oak & Pine Furniture", "Construction $8,400 over budget"],
            ]),
            new Table("FOCs in the next 3 business days", ["Order", "Customer", "Carrier", "Date", "Whose move"],
            [
                ["48110", "City Library", "Lumen", Text.Date(new DateOnly(2026, 11, 24)), "Carrier"],
                ["48122", "Bay Clinic", "Comcast", Text.Date(new DateOnly(2026, 11, 25)), "Customer: LCON"],
            ]),
            new Section("Changed since Friday", [new Bullets(["48090 installed and billed", "ESC-101 resolved by Ana Ruiz"])]),
            new Divider(),
            new Note(Text.Of($"Posted {BlockSamples.Now}; changes until 6 PM show here.")),
        ],
        Buttons = [new AskButton("Late orders", "late orders"), new AskButton("Status of Marlin", "status of Marlin")],
    };

    public IEnumerable<GalleryCase> Cases()
    {
        yield return GalleryCase.Of("card.order", Order);
        yield return GalleryCase.Of("card.escalation", Escalation);
        yield return GalleryCase.Of("card.answer", Answer);
        yield return GalleryCase.Of("card.status", Status);
        yield return GalleryCase.Of("card.bare", new Card("bare", "Noted", "Your note on ESC-104 is kept."));
        yield return GalleryCase.Of("card.good", new Card("good", "ESC-104 is resolved", "Comcast delivered; order 48213 is installed.") { Tone = Tone.Good });
        yield return GalleryCase.Of("card.unknown", new Card("unknown", "I do not know that order", "No order 99999 that you may see.") { Tone = Tone.Unknown });
        yield return GalleryCase.Of("card.generated", Answer with { IsGenerated = true, Citations = [] });
    }
}
