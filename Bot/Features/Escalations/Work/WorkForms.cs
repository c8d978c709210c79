using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>
/// The forms of an escalation in work. What the partner reads and what is ours alone are never the same form or field, and each says in its title or
/// label who reads it.
/// </summary>
static class WorkForms
{
    public static Form Note(Escalation escalation, string ticket, Names names) => Of(EscalationForms.Note, $"Internal note on {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Of($"[internal] Only our own staff reads this{(names.Agency.Length > 0 ? $"; {names.Agency} never does" : "")}."),
        SubmitLabel = "Keep internal note",
        Fields = [new TextField("words", "Internal note") { Multiline = true, MaxLength = FormValues.LongText, Required = true }],
    };

    public static Form Message(Escalation escalation, string ticket, Names names, Person sender) => Of(EscalationForms.Message, $"Message to {Partner(names)} about {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Of($"[partner sees] {Readers(escalation, names)} will read, word for word: “{escalation.Id} · {sender.Name}: …”. For what is ours alone use an internal note."),
        SubmitLabel = $"Send to {Partner(names)}",
        Fields =
        [
            new TextField("words", $"What {Partner(names)} reads") { Multiline = true, MaxLength = FormValues.LongText, Required = true },
            .. NextUpdate(),
        ],
    };

    public static Form Next(Escalation escalation, string ticket, Names names) => Of(EscalationForms.Next, $"Next step of {escalation.Id}", escalation, ticket) with
    {
        SubmitLabel = "Set next step",
        Fields =
        [
            new TextField("what", $"What happens next ({Partner(names)} reads this)") { MaxLength = FormValues.ShortText, Required = true, Value = escalation.Next?.What },
            new DateField("date", "Done by") { Required = true },
            new TimeField("time", "At") { Hint = "Your local time; empty: close of business" },
            Internal(),
        ],
    };

    public static Form Contact(Escalation escalation, string ticket) => Of(EscalationForms.Contact, $"What the supplier said on {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Plain("[internal] Only our own staff reads who said what. A ticket number is shown to the partner."),
        SubmitLabel = "Log it",
        Fields =
        [
            new TextField("who", "Whom you spoke with (internal)") { MaxLength = FormValues.ShortText, Required = true },
            new TextField("said", "What they said (internal)") { Multiline = true, MaxLength = FormValues.LongText, Required = true },
            new ChoiceField("step", "Level of the supplier's ladder", [.. Enumerable.Range(1, SupplierLadder.Highest).Select(level => new Choice($"{level}", SupplierLadder.Words(level)))])
            {
                Required = true,
                Value = $"{Math.Max(1, escalation.SupplierLevel)}",
            },
            new ToggleField("answered", "They answered to the matter (a voicemail is no answer)") { Value = "true" },
            new TextField("number", "Supplier's ticket number (the partner sees it)") { MaxLength = 60, Value = escalation.Ticket.Length > 0 ? escalation.Ticket : null },
        ],
    };

    public static Form Commit(Escalation escalation, string ticket, Names names) => Of(EscalationForms.Commit, $"The supplier's date for {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Of($"[partner sees] {Partner(names)} reads the date as the supplier's commitment, not ours."),
        SubmitLabel = "Set the commitment",
        Fields =
        [
            new DateField("date", "The supplier committed to") { Required = true },
            new TextField("who", "Who committed (internal)") { MaxLength = FormValues.ShortText, Required = true },
            .. NextUpdate(),
        ],
    };

    public static Form Wait(Escalation escalation, string ticket, Names names) => Of(EscalationForms.Wait, $"{escalation.Id} has to wait", escalation, ticket) with
    {
        Intro = Text.Plain("The clocks stand still until they answer or you press \"Go on\". They are reminded meanwhile."),
        SubmitLabel = "Wait for them",
        Fields =
        [
            new ChoiceField("on", "For whom", [new Choice(nameof(WaitsOn.Partner), Partner(names)), new Choice(nameof(WaitsOn.Customer), "The customer")]) { Required = true, Expanded = true, Value = nameof(WaitsOn.Partner) },
            new TextField("reason", $"What is needed ({Partner(names)} reads this)") { Multiline = true, MaxLength = FormValues.ShortText, Required = true },
        ],
    };

    /// <summary>What "level" may say besides the levels: the supplier's ladder.</summary>
    public const string SupplierStep = "supplier";

    public static Form Raise(Escalation escalation, string ticket, EscalationPolicy policy) => Of(EscalationForms.Raise, $"Raise or lower {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Of($"It is {escalation.Level} now: {escalation.LevelReason}."),
        SubmitLabel = "Change the level",
        Fields =
        [
            new ChoiceField("level", "To", [.. Levels(escalation, policy)]) { Required = true, Expanded = true },
            new TextField("why", "Why (internal)") { Multiline = true, MaxLength = FormValues.LongText, Required = true },
        ],
    };

    public static Form Assign(Escalation escalation, string ticket, IEnumerable<Choice> people) => Of(EscalationForms.Assign, $"Give {escalation.Id} to someone", escalation, ticket) with
    {
        SubmitLabel = "Assign",
        Fields =
        [
            new ChoiceField("person", "To", [.. people]) { Required = true },
            new TextField("why", "What they should know (internal)") { Multiline = true, MaxLength = FormValues.LongText },
        ],
    };

    public static Form Resolve(Escalation escalation, string ticket, Names names, EscalationPolicy policy) => Of(EscalationForms.Resolve, $"Resolve {escalation.Id}", escalation, ticket) with
    {
        Intro = Text.Of($"It closes {policy.UntilClosed} later unless {Partner(names)} says that it is not fixed."),
        SubmitLabel = "Resolve",
        Fields =
        [
            new ChoiceField("proof", "What proves it", [.. Enum.GetValues<ProofKind>().Select(kind => new Choice(kind.ToString(), Capital(StateWords.ProofWords(kind))))]) { Required = true, Expanded = true },
            new TextField("words", $"What was done ({Partner(names)} reads this)") { Multiline = true, MaxLength = FormValues.LongText, Required = true },
            Internal(),
        ],
    };

    public static Form Reopen(Escalation escalation, string ticket) => Of(EscalationForms.Reopen, $"{escalation.Id} is not fixed", escalation, ticket) with
    {
        SubmitLabel = "Reopen",
        Fields = [new TextField("words", "What is still wrong?") { Multiline = true, MaxLength = FormValues.LongText, Required = true, Hint = "Everyone who may see the escalation reads this" }],
    };

    public static Form Add(Escalation escalation, string ticket) => Of(EscalationForms.Add, $"Add to {escalation.Id}", escalation, ticket) with
    {
        Intro = escalation.Waiting is { } waiting ? Text.Of($"Asked for: {waiting.Reason}") : Text.Plain("Whoever works on it is told."),
        SubmitLabel = "Add",
        Fields = [new TextField("words", "What should they know?") { Multiline = true, MaxLength = FormValues.LongText, Required = true }],
    };

    static IEnumerable<Choice> Levels(Escalation escalation, EscalationPolicy policy)
    {
        foreach (var level in Enum.GetValues<EscalationLevel>().Where(level => level != escalation.Level).OrderByDescending(level => level))
        {
            var target = policy.Of(level);
            yield return new Choice(level.ToString(), $"{level}: acknowledge within {target.Acknowledge}, next step within {target.NextStep}{(level == EscalationLevel.High ? "; leadership is told at once, at any hour" : "")}");
        }

        if (escalation.SupplierLevel < SupplierLadder.Highest)
        {
            yield return new Choice(SupplierStep, $"Same level, but at the supplier to {SupplierLadder.Words(escalation.SupplierLevel + 1)}");
        }
    }

    static IEnumerable<Field> NextUpdate() =>
    [
        new DateField("nextDate", "Next update by") { Hint = "Empty: as the level promises" },
        new TimeField("nextTime", "At") { Hint = "Your local time" },
    ];

    static TextField Internal() => new("note", "Internal note (only our own staff reads this)") { Multiline = true, MaxLength = FormValues.LongText };

    static string Partner(Names names) => names.Agency.Length > 0 ? names.Agency : "the requester";

    static Text Readers(Escalation escalation, Names names) => escalation.Rep is { } rep && names.Person(rep) is { } person
        ? Text.Of($"{person.Name} and everyone at {Partner(names)} who may see {escalation.Id}")
        : Text.Of($"Everyone at {Partner(names)} who may see {escalation.Id}");

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    static Form Of(string name, string title, Escalation escalation, string ticket) => new(name, title, escalation.Id, ticket);
}
