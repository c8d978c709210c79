using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

/// <summary>The form for a new escalation. What the order knows is shown and never asked.</summary>
static class IntakeForm
{
    public const string Separate = "separate";

    public static Form Of(DraftFacts facts, EscalationHours hours, string ticket, string subject, Person person, IReadOnlyList<Choice> agencies, DateTimeOffset now)
    {
        var draft = facts.Draft;
        return new Form(EscalationForms.New, facts.Order is { } order ? $"Escalate order {order.Number}" : "Escalate", subject, ticket)
        {
            Intro = Intro(facts, hours, now),
            SubmitLabel = "Escalate",
            Fields =
            [
                .. facts.Order is null ? Unordered(draft, person, agencies) : facts.HasNoIds ? Ids(draft) : [],
                .. Duplicates(facts),
                new TextField("problem", person.IsStaff ? "What is wrong (the partner reads this)" : "What is wrong") { Multiline = true, MaxLength = FormValues.LongText, Required = true, Value = Filled(draft.Problem) },
                new TextField("impact", "What it does to the customer's business, in one sentence") { MaxLength = FormValues.ShortText, Required = true, Value = Filled(draft.Impact) },
                new TextField("wanted", "What should come of it") { MaxLength = FormValues.ShortText, Required = true, Hint = "A date, a technician, a credit…", Value = Filled(draft.Wanted) },
                new TextField("promised", "What was promised so far, and by whom") { MaxLength = FormValues.ShortText, Value = Filled(draft.Promised) },
                new TextField("contact", "Whom the supplier may call at the customer") { MaxLength = FormValues.ShortText, Hint = "Name and number", Value = Filled(draft.Contact) },
                new TextField("number", "Supplier's ticket number") { MaxLength = 60, Hint = facts.IsOutage ? "Write none if they gave none" : "If there is one", Value = Filled(draft.Ticket) },
                Level(facts),
            ],
        };
    }

    /// <summary>Shown when High was chosen: it is confirmed apart from everything else.</summary>
    public static Form AskingForHigh(Form form) => form with
    {
        Fields = [.. form.Fields, new ToggleField("high", "Yes, this is High: tell leadership at once, at any hour") { Value = "false" }],
    };

    static Text Intro(DraftFacts facts, EscalationHours hours, DateTimeOffset now)
    {
        var known = facts.Order is not { } order
            ? Text.Empty
            : Text.Of($"{order.Customer}. ") + Text.Join(" · ", OrderFacts.Of(order, hours.Today(now), hours, showsMoney: false).Select(fact => Text.Of($"{fact.Label}: {fact.Value}")))
                + Text.Of($". From {order.LastWord.Source}, as of {order.LastWord.AsOf}.");
        var quoted = facts.Draft.Quoted is { } quote
            ? Text.Of($" From a message by {(quote.Author.Length > 0 ? quote.Author : "an unknown author")}{(quote.At is { } at ? Text.Of($", {at}") : Text.Empty)}.")
            : Text.Empty;
        var danger = facts.IsLifeSafety ? OutageWords.LifeSafety + " " : Text.Empty;
        return danger + known + quoted;
    }

    static IEnumerable<Field> Unordered(EscalationDraft draft, Person person, IReadOnlyList<Choice> agencies)
    {
        yield return new TextField("order", "Order number, PON, circuit id or telephone number") { MaxLength = 80, Hint = "Leave empty when it is about no order", Value = Filled(draft.Reference) };
        yield return new TextField("customer", "Customer") { MaxLength = 120, Hint = "Needed without an order", Value = Filled(draft.Customer) };
        yield return new TextField("supplier", "Carrier") { MaxLength = 60, Hint = "Needed without an order", Value = Filled(draft.Supplier) };
        if (person.IsStaff)
        {
            yield return new ChoiceField("partner", "For which agency", agencies) { Hint = "Without an order: whose people see it. Empty: nobody's but ours", Value = Filled(draft.Agency) };
        }
    }

    static IEnumerable<Field> Ids(EscalationDraft draft)
    {
        yield return new TextField("reference", "Supplier's order number, PON or circuit id") { MaxLength = 80, Hint = "None is on record, and the supplier asks for one", Value = Filled(draft.Reference) };
    }

    static IEnumerable<Field> Duplicates(DraftFacts facts)
    {
        if (facts.Duplicates.Count > 0 && !facts.Draft.IsSeparate)
        {
            yield return new ChoiceField(
                "duplicate",
                $"{string.Join(" and ", facts.Duplicates.Select(open => open.Id))} {(facts.Duplicates.Count == 1 ? "is" : "are")} open on this order",
                [
                    .. facts.Duplicates.Select(open => new Choice(open.Id, $"Add mine to {open.Id} ({open.Level}, {StateWords.Short(open).ToLowerInvariant()})")),
                    new Choice(Separate, "Open a separate one"),
                ])
            {
                Required = true,
                Expanded = true,
            };
        }
    }

    static ChoiceField Level(DraftFacts facts)
    {
        var level = DraftCard.LevelOf(facts);
        return new ChoiceField("level", "Level", [.. (facts.Proposal.IsFixed ? [EscalationLevel.High] : Enum.GetValues<EscalationLevel>()).Select(level => Choice(level, facts.Policy.Of(level)))])
        {
            Required = true,
            Expanded = true,
            Value = level.ToString(),
            Hint = $"I propose {facts.Proposal.Level}: {facts.Proposal}",
        };
    }

    static Choice Choice(EscalationLevel level, LevelTarget target) =>
        new(level.ToString(), $"{level}: {LevelWords.Meaning(level)} (acknowledged within {target.Acknowledge}, next step within {target.NextStep})");

    static string? Filled(string value) => value.Length > 0 ? value : null;
}
