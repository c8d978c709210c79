using Demarc.Cards.Model;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Orders;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Intake;

/// <summary>One short question at a time, each with the way out to the form that has everything known filled in.</summary>
static class QuestionCards
{
    const int MostOrders = 5;
    const int MostSaid = 60;

    public static Card WhichOrder(EscalationDraft draft, IReadOnlyList<Order> choices, string? notFound) => Ask(
        draft,
        notFound is null
            ? Text.Plain("Which order is it? An order number, PON, circuit id or telephone number will do, or the customer's name.")
            : Text.Of($"I find nothing under \"{(notFound.Length > MostSaid ? notFound[..MostSaid] + "…" : notFound)}\" that you may escalate. Check the number, or send a PON, circuit id or the customer's name."))
        with
        {
            Buttons =
            [
                .. choices.Take(MostOrders).Select(order => new AskButton($"{order.Number} · {order.Customer}", order.Number)),
                new ActionButton("It is about no order", EscalationVerbs.NoOrder, draft.Id),
                Form(draft),
                Cancel(draft),
            ],
        };

    public static Card Duplicate(EscalationDraft draft, Escalation open, string orderNumber) => Ask(
        draft,
        Text.Of($"{open.Id} is open on {orderNumber} already ({open.Level}, {StateWords.Short(open).ToLowerInvariant()}): {open.Problem} Add to it, or open one of its own?"))
        with
        {
            Buttons = [new ActionButton($"Add to {open.Id}", EscalationVerbs.AddToOpen, draft.Id), new ActionButton("Open a separate one", EscalationVerbs.Separate, draft.Id), NewsCard.Show(open), Cancel(draft)],
        };

    public static Card Switch(EscalationDraft draft, string now, string instead) => Ask(draft, Text.Of($"Switch this escalation from {now} to {instead}? Yes or no."));

    public static Card Problem(EscalationDraft draft) => Ask(draft, Text.Plain("What is wrong? A sentence is enough: what was promised, by whom, and what happened instead."));

    public static Card Ticket(EscalationDraft draft) =>
        Ask(draft, Text.Plain("What is the supplier's ticket number? If they gave none or do not answer, say \"no ticket\", and I escalate it all the same."));

    public static Card Reference(EscalationDraft draft) => Ask(draft, Text.Plain("Which customer and carrier is it, and which PON, circuit or telephone number? Say \"skip\" for what you do not have."));

    public static Card Ids(EscalationDraft draft, Order order) =>
        Ask(draft, Text.Of($"{(order.Supplier.Length > 0 ? order.Supplier : "The supplier")} asks for its own order number, the PON or the circuit id, and none is on record for {order.Number}. Which do you have? Or \"skip\"."));

    public static Card Impact(EscalationDraft draft) => Ask(draft, Text.Plain("What does it do to the customer's business? One sentence, or \"skip\"."));

    public static Card Wanted(EscalationDraft draft) => Ask(draft, Text.Plain("What should come of it: a date, a technician, a credit, something else? Or \"skip\"."));

    public static Card Contact(EscalationDraft draft) => Ask(draft, Text.Plain("Whom may the supplier call at the customer? Name and number, or \"skip\"."));

    /// <summary>High is confirmed by its name or a yes to what it means.</summary>
    public static Card SayHigh(EscalationDraft draft, EscalationPolicy policy) => Ask(draft, Text.Plain($"{LevelWords.SureOfHigh(policy)} Say \"high\" to confirm, or \"mid\" or \"low\" instead; nobody is told yet.")) with
    {
        Buttons = [.. Enum.GetValues<EscalationLevel>().Reverse().Select(level => new ActionButton(level == EscalationLevel.High ? "High" : $"{level} instead", EscalationVerbs.Open(level), draft.Id)), Cancel(draft)],
    };

    /// <summary>Neither words nor order tell how bad it is: what each level means, and what would tell (§4.1).</summary>
    public static Card Level(EscalationDraft draft, EscalationPolicy policy) => Ask(draft, Text.Plain("How bad is it? From what I know I cannot tell the level.")) with
    {
        Body =
        [
            new Bullets([.. Enum.GetValues<EscalationLevel>().Select(level => Text.Of($"{Text.Bold(level.ToString())}: {LevelWords.Meaning(level)}. Acknowledged within {policy.Of(level).Acknowledge}."))]),
            new Note(Text.Plain("A sentence tells it as well: was a committed date missed, is a service down, is work blocked, is money wrong, how many sites, are executives, lawyers or a cancellation involved?")),
        ],
        Buttons = [.. Enum.GetValues<EscalationLevel>().Select(level => new AskButton(level.ToString(), level.ToString().ToLowerInvariant())), Form(draft), Cancel(draft)],
    };

    public static Card IsDown(EscalationDraft draft) => Ask(draft, Text.Plain("Is a service down at this moment?")) with
    {
        Body = [new Paragraph(Text.Plain("If it is, I take it up as urgent with the words you wrote. If not, ask me again and name the order."))],
        Buttons = [new ActionButton("Yes, it is down now", EscalationVerbs.IsDown, draft.Id) { Style = ButtonStyle.Primary }, Cancel(draft)],
    };

    /// <summary>The same question once more, with why the answer was none.</summary>
    public static Card Again(Card question, Text why) => question with { Summary = Text.Of($"{why} {question.Summary}") };

    /// <summary>Left a while ago, with all that was said.</summary>
    public static Card Unfinished(EscalationDraft draft) => new(
        "escalation.unfinished",
        "Not escalated yet",
        Text.Of($"You began to escalate {(draft.Order is { } order ? $"order {order}" : "something")} and nobody has it yet. Shall I go on?"))
    {
        Tone = Tone.Warning,
        Body =
        [
            new Facts([.. new[] { new Fact("Problem", draft.Problem), new Fact("Business impact", draft.Impact), new Fact("You want", draft.Wanted), new Fact("Customer contact", draft.Contact), new Fact("Reference", draft.Reference) }
                .Where(fact => !fact.Value.IsEmpty)]),
        ],
        Buttons = [new ActionButton("Go on", EscalationVerbs.GoOn, draft.Id) { Style = ButtonStyle.Primary }, Cancel(draft)],
    };

    public static Card ToForm(EscalationDraft draft) => Ask(draft, Text.Plain("Everything known is filled in already."));

    static Card Ask(EscalationDraft draft, Text question) => new("escalation.question", draft.Order is null ? "Escalating" : $"Escalating {draft.Order}", question) { Buttons = [Form(draft), Cancel(draft)] };

    public static ActionButton Cancel(EscalationDraft draft) => new("Cancel", EscalationVerbs.Discard, draft.Id);

    static FormButton Form(EscalationDraft draft) => new("Fill in a form instead", EscalationForms.New, EscalationDraft.SubjectPrefix + draft.Id);
}
