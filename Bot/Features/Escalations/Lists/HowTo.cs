using Demarc.Cards.Model;
using Demarc.Features.Escalations.Policies;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Lists;

/// <summary>How escalating works here, from the same table the clocks run by.</summary>
static class HowTo
{
    public static Card For(Person person, EscalationPolicy policy) => new("escalation.howto", "How to escalate", Text.Plain("Say \"escalate\", the order number and what is wrong. I fill in what the order knows, ask for the rest, and a project manager has it at once."))
    {
        Body =
        [
            new Table("The levels", ["Level", "For", "What you can count on"], [.. Enum.GetValues<EscalationLevel>().Select(level => Row(level, policy.Of(level)))]),
            new Bullets(
            [
                "It helps to have: what was promised and by whom, days late, what it does to the customer's business, what you want (a date, a technician, a credit), and whom the supplier may call.",
                "You see who has it, what comes next and when you hear again, and you are told when something changes.",
                "Without an answer from the supplier it goes up by itself: Low to Mid, Mid to High, and from there up the supplier's ladder.",
                "It is resolved with proof. If it is not fixed, say so and it opens again.",
            ]),
            new Note(Text.Plain("An escalation is free. An expedite, an earlier date than the standard one, is another request, billed by the supplier. A live service that is down goes to the supplier's repair desk first; danger to people goes to 911.")),
        ],
        Buttons = person.IsStaff
            ? [new FormButton("Escalate something…", EscalationForms.New, ""), new AskButton("Open escalations", "open escalations")]
            : [new FormButton("Escalate something…", EscalationForms.New, ""), new AskButton("My escalations", "my escalations")],
    };

    static IReadOnlyList<Text> Row(EscalationLevel level, LevelTarget target)
    {
        return
        [
            level.ToString(),
            level switch
            {
                EscalationLevel.Low => "Information or a minor slip, no harm to the customer yet",
                EscalationLevel.Mid => "A date missed or at risk, work blocked, money wrong",
                _ => "Harm to the business now, safety, executives or lawyers, several sites. Leadership is told at once",
            },
            $"Acknowledged within {target.Acknowledge}, next step within {target.NextStep}, up by itself after {target.SupplierSilence} without an answer",
        ];
    }
}
