using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>The forms by which staff change an order, and what a submission asks for.</summary>
static class OrderForms
{
    const string Source = "source";

    static readonly OrderDate[] Dates =
    [
        OrderDate.Foc, OrderDate.RequestedInstall, OrderDate.PortFoc, OrderDate.Installed, OrderDate.Activated, OrderDate.Ported, OrderDate.InvoiceReviewed,
        OrderDate.Accepted, OrderDate.Submitted, OrderDate.ContractSigned, OrderDate.Cancelled,
    ];

    static readonly Choice[] Courts = [.. Enum.GetValues<Court>().Select(court => new Choice(court.ToString(), court.Words()))];

    public static IReadOnlyList<(string Field, string? Value)> DateValues(Order order) =>
        [.. Dates.Select(date => (date.ToString(), order.Dates[date]?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    public static Form DatesOf(Order order, string ticket) => new(OrderVerbs.DatesForm, $"Dates of {order.Number}", FormStamp.Of(order.Id, DateValues(order)).Subject, ticket)
    {
        Intro = Text.Of($"{order.Customer}. A new FOC ends a jeopardy. An emptied date is taken away."),
        SubmitLabel = "Save dates",
        Fields = [.. DateValues(order).Select(pair => new DateField(pair.Field, Enum.Parse<OrderDate>(pair.Field).Words()) { Value = pair.Value }), SourceField()],
    };

    public static (IReadOnlyList<Edit> Edits, IReadOnlyList<FieldError> Errors) DateEdits(IReadOnlyDictionary<string, string> values, FormStamp stamp)
    {
        var (edits, errors) = (new List<Edit>(), new List<FieldError>());
        foreach (var date in Dates)
        {
            if (!values.TryGetValue(date.ToString(), out var value) || stamp.Showed(date.ToString(), value))
            {
                continue;
            }

            if (string.IsNullOrWhiteSpace(value))
            {
                edits.Add(new Edit.Date(date, null));
            }
            else if (DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                edits.Add(new Edit.Date(date, day));
            }
            else
            {
                errors.Add(new FieldError(date.ToString(), "Choose a day, or write it as 2026-12-02."));
            }
        }

        return (edits, errors);
    }

    public static IReadOnlyList<(string Field, string? Value)> StateValues(Order order) =>
    [
        ("status", order.SupplierStatus),
        ("jeopardy_code", order.Jeopardy?.Code),
        ("jeopardy", order.Jeopardy is { Words.Length: 0, Code: null } ? "in jeopardy" : order.Jeopardy?.Words),
        ("reject_code", order.Reject?.Code),
        ("reject", order.Reject?.Words),
        ("hold", order.Hold?.Reason),
        ("hold_for", order.Hold?.Court.ToString()),
        ("next", order.Next?.What),
        ("next_court", order.Next?.Court.ToString()),
        ("next_by", order.Next?.By?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("not_ready", string.Join(", ", order.OpenReadiness)),
        ("owner", order.Owner),
    ];

    /// <param name="staff">Those who may own an order.</param>
    public static Form StateOf(Order order, IReadOnlyList<Person> staff, string ticket)
    {
        var values = StateValues(order).ToDictionary(pair => pair.Field, pair => pair.Value);
        return new Form(OrderVerbs.StateForm, $"State of {order.Number}", FormStamp.Of(order.Id, StateValues(order)).Subject, ticket)
        {
            Intro = Text.Of($"{order.Customer}. What is emptied is over: a jeopardy, a reject, a hold, a next step."),
            SubmitLabel = "Save state",
            Fields =
            [
                Line("status", "Supplier status, in the supplier's words"),
                Line("jeopardy_code", "Jeopardy code", 20),
                Line("jeopardy", "Jeopardy, in the supplier's words", 300),
                Line("reject_code", "Reject code", 20),
                Line("reject", "Reject, in the supplier's words", 300),
                Line("hold", "On hold because", 300),
                new ChoiceField("hold_for", "Hold waits for", Courts) { Value = values["hold_for"] },
                Line("next", "Next step", 300),
                new ChoiceField("next_court", "Whose step", Courts) { Value = values["next_court"] },
                new DateField("next_by", "By") { Value = values["next_by"] },
                Line("not_ready", "Not ready, separated by commas", 300),
                new ChoiceField("owner", "Project manager", [.. staff.Select(person => new Choice(person.Id, person.Name))]) { Value = values["owner"] },
                SourceField(),
            ],
        };

        TextField Line(string id, string label, int most = 200) => new(id, label) { Value = values[id], MaxLength = most };
    }

    public static (IReadOnlyList<Edit> Edits, IReadOnlyList<FieldError> Errors) StateEdits(Order order, IReadOnlyDictionary<string, string> values, FormStamp stamp, IReadOnlyList<Person> staff, DateTimeOffset now)
    {
        var known = StateValues(order).ToDictionary(pair => pair.Field, pair => pair.Value);
        var (edits, errors) = (new List<Edit>(), new List<FieldError>());
        if (Edited("status"))
        {
            edits.Add(new Edit.SupplierStatus(Value("status")));
        }

        if (Edited("jeopardy", "jeopardy_code"))
        {
            var (code, words) = (Value("jeopardy_code"), Value("jeopardy"));
            edits.Add(new Edit.InJeopardy(code is null && words is null ? null : new Jeopardy(code?.ToUpperInvariant(), words ?? "", now)));
        }

        if (Edited("reject", "reject_code"))
        {
            var (code, words) = (Value("reject_code"), Value("reject"));
            edits.Add(new Edit.Rejected(code is null && words is null ? null : new Reject(code?.ToUpperInvariant(), words ?? "", now)));
        }

        if (Edited("hold", "hold_for"))
        {
            edits.Add(new Edit.OnHold(Value("hold") is { } reason ? new Hold(CourtIn("hold_for"), reason, now) : null));
        }

        if (Edited("next", "next_court", "next_by"))
        {
            edits.Add(new Edit.Next(Value("next") is { } what ? new NextStep(what, CourtIn("next_court"), Day("next_by", errors)) : null));
        }

        if (Edited("not_ready"))
        {
            edits.Add(new Edit.NotReady([.. (Value("not_ready") ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)]));
        }

        if (Edited("owner") && Value("owner") is { } id)
        {
            if (staff.FirstOrDefault(person => person.Id == id) is { } owner)
            {
                edits.Add(new Edit.Owner(owner.Id, owner.Name));
            }
            else
            {
                errors.Add(new FieldError("owner", "Choose one of our staff from the list."));
            }
        }

        return (edits, errors);

        // A field that did not come is one the person did not touch.
        bool Edited(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
            {
                if (values.TryGetValue(field, out var value) && !stamp.Showed(field, value))
                {
                    return true;
                }
            }

            return false;
        }

        string? Value(string field) => (values.TryGetValue(field, out var value) ? value : known[field])?.Trim() is { Length: > 0 } text ? text : null;

        Court CourtIn(string field) => Enum.TryParse<Court>(Value(field), out var court) && Enum.IsDefined(court) ? court : Court.Us;

        DateOnly? Day(string field, List<FieldError> wrong)
        {
            if (Value(field) is not { } text)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            wrong.Add(new FieldError(field, "Choose a day, or write it as 2026-12-02."));
            return null;
        }
    }

    /// <param name="agency">Whose people see what is written to the partner.</param>
    public static Form NoteOn(Order order, string agency, string ticket) => new(OrderVerbs.NoteForm, $"Note on {order.Number}", order.Id, ticket)
    {
        Intro = Text.Of($"Two separate notes: the first stays with our own staff, the second goes to the partner. Leave the one you do not need empty."),
        SubmitLabel = "Keep the note",
        Fields =
        [
            new TextField("internal", "Internal note, for our own staff only") { Multiline = true, MaxLength = 2000, Hint = "The partner never sees it" },
            new TextField("partner", agency.Length > 0 ? $"To the partner: {agency} will read this" : "To the partner: no agency is known, so nobody would read it") { Multiline = true, MaxLength = 2000, Hint = "They see it on the order's card and are told" },
        ],
    };

    public static string? SourceIn(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault(Source)?.Trim() is { Length: > 0 } source ? source : null;

    static TextField SourceField() => new(Source, "Who says so?") { MaxLength = 80, Hint = "Lumen portal, mail of Jane at AT&T; empty: you say so" };
}
