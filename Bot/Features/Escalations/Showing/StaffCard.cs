using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Features.People;
using Demarc.Turns;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Showing;

/// <summary>All facts and all acts, for whoever works on it, for leadership, and for a room of our own staff (§4.3).</summary>
static class StaffCard
{
    const int LatestEntries = 8;
    const int LatestContacts = 3;

    public static Card Of(Escalation escalation, Order? order, Viewer viewer, Names names, IReadOnlyList<Foretold> ahead, EscalationHours hours, DateTimeOffset now, long version) =>
        new("escalation", StateWords.Heading(escalation), Summary(escalation, order, names))
        {
            Tone = StateWords.ToneOf(escalation, now),
            Body =
            [
                .. Badges(escalation, now),
                new Facts([.. Facts(escalation, order, viewer, names, hours, now)]),
                .. Quoted(escalation),
                .. Contacts(escalation, names),
                .. AheadWords.ForStaff(ahead, names),
                .. Timeline(escalation, names, viewer.SeesInternal),
                .. Evidence(order),
            ],
            Buttons = [.. StaffButtons.Of(escalation, viewer, version)],
        };

    static Text Summary(Escalation escalation, Order? order, Names names)
    {
        var about = StateWords.About(escalation, order?.Number);
        return escalation switch
        {
            { State: EscalationState.Resolved } => Text.Of($"{about}: resolved by {names.Of(escalation.Proof?.By)}, {Proof(escalation)}. It closes {Due(escalation, EscalationClock.Close)} unless somebody says that it is not fixed."),
            { State: EscalationState.Closed } => Text.Of($"{about}: closed, {Proof(escalation)}."),
            { Waiting: { } waiting } => Text.Of($"{about}: waits for the {(waiting.On == WaitsOn.Customer ? "customer" : "partner")}: {waiting.Reason}"),
            { AcknowledgedAt: null, Assignee: null } => Text.Of($"{about}: {Sentence(escalation.Problem)} Nobody has it: {escalation.RoutedBecause}."),
            { AcknowledgedAt: null } => Text.Of($"{about}: {Sentence(escalation.Problem)} {names.Of(escalation.Assignee)} acknowledges by {Due(escalation, EscalationClock.Acknowledge)}."),
            _ => Text.Of($"{about}: {names.Of(escalation.Assignee)} has it. The partner hears next by {Due(escalation, EscalationClock.Promise)}."),
        };
    }

    static IEnumerable<Block> Badges(Escalation escalation, DateTimeOffset now)
    {
        yield return new Badge(escalation.Level.ToString(), escalation.Level switch { EscalationLevel.High => Tone.Bad, EscalationLevel.Mid => Tone.Warning, _ => Tone.Neutral });
        yield return new Badge(StateWords.Short(escalation), escalation switch { { IsOpen: false } => Tone.Good, { AcknowledgedAt: null } => Tone.Warning, _ => Tone.Neutral });
        if (OpenEscalations.LineOf(escalation).IsOverdue(now))
        {
            yield return new Badge("Overdue", Tone.Bad);
        }

        if (escalation.Reopened > 0)
        {
            yield return new Badge(escalation.Reopened == 1 ? "Reopened once" : $"Reopened {escalation.Reopened} times", Tone.Warning);
        }
    }

    static IEnumerable<Fact> Facts(Escalation escalation, Order? order, Viewer viewer, Names names, EscalationHours hours, DateTimeOffset now)
    {
        IEnumerable<Fact> all =
        [
            new("Problem", escalation.Problem),
            new("Level", Text.Of($"{escalation.Level}: {escalation.LevelReason}")),
            new("Carrier's scale", escalation.Scale is { } scale ? Text.Plain(scale.ToString()) : Text.Empty),
            new("Business impact", escalation.Impact),
            new("Wanted", escalation.Wanted),
            new("Promised so far", escalation.Promised),
            new("Customer", escalation.Customer),
            new("Partner", Partner(escalation, names)),
            new("Partner's callback", Callback(escalation, names)),
            new("Customer contact", escalation.Contact),
            .. order is null ? [Service(escalation)] : OrderFacts.Of(order, hours.Today(now), hours, viewer.SeesMoney),
            new("Reference", Text.Code(escalation.Reference)),
            new("Supplier ticket", Text.Code(escalation.Ticket)),
            new("Supplier's ladder", escalation.SupplierLevel > 0 ? SupplierLadder.Words(escalation.SupplierLevel) : ""),
            new("Supplier committed to", escalation.Commitment is { } date ? Text.Date(date) : Text.Empty),
            new("Has it", escalation.Assignee is null ? Text.Plain($"nobody: {escalation.RoutedBecause}") : Text.Of($"{names.Of(escalation.Assignee)}{(escalation.RoutedBecause.Length > 0 ? $" ({escalation.RoutedBecause})" : "")}")),
            new("Next step", escalation is { IsOpen: true, Next: { } next } ? Text.Of($"{next.What} ({names.Of(next.Person ?? escalation.Assignee)}, by {next.By})") : Text.Empty),
        ];
        return all.Where(fact => !fact.Value.IsEmpty);
    }

    static Text Partner(Escalation escalation, Names names) => (names.Agency, escalation.Rep) switch
    {
        ("", _) => Text.Of($"none; asked by {names.Of(escalation.RaisedBy)}"),
        (var agency, null) => Text.Of($"{agency}; asked by {names.Of(escalation.RaisedBy)}"),
        (var agency, var rep) => Text.Of($"{Text.Mention(rep, names.Of(rep))}, {agency}{(rep == escalation.RaisedBy ? "" : $"; asked by {names.Of(escalation.RaisedBy)}")}"),
    };

    /// <summary>Whom our own staff calls at the agency: the rep, else who asked.</summary>
    static Text Callback(Escalation escalation, Names names) =>
        (names.Person(escalation.Rep) ?? names.Person(escalation.RaisedBy)) is not { IsStaff: false } partner ? Text.Empty
        : partner.Callback.Length > 0 ? Text.Of($"{partner.Callback}; prefers {PeopleForms.Words(partner.ContactBy)}")
        : partner.ContactBy == ContactWay.Chat ? Text.Empty
        : Text.Of($"no number on record; prefers {PeopleForms.Words(partner.ContactBy)}");

    static Fact Service(Escalation escalation) => new("Service", string.Join(", ", new[] { escalation.Supplier, escalation.Product }.Where(part => part.Length > 0)));

    static IEnumerable<Block> Quoted(Escalation escalation)
    {
        if (escalation.Quoted is { } quote)
        {
            yield return QuoteWords.Block(quote);
        }
    }

    static IEnumerable<Block> Contacts(Escalation escalation, Names names)
    {
        if (escalation.Contacts.Count > 0)
        {
            yield return new Section("Last talks with the supplier (internal)",
            [
                new Bullets([.. escalation.Contacts.TakeLast(LatestContacts).Reverse().Select(contact =>
                    Text.Of($"{contact.At}: {names.Of(contact.By)} with {contact.Who}, level {contact.Level}{(contact.Answered ? "" : ", no answer")}: {contact.Said}"))]),
            ]);
        }
    }

    static IEnumerable<Block> Timeline(Escalation escalation, Names names, bool seesInternal)
    {
        var entries = escalation.Timeline.Where(entry => seesInternal || !entry.IsInternal).ToList();
        yield return new Section("Timeline",
        [
            new Bullets([.. entries.TakeLast(LatestEntries).Reverse().Select(entry => EntryWords.Line(entry, escalation, names, isMarked: true))]),
            .. entries.Count > LatestEntries ? [new Note(Text.Plain($"And {entries.Count - LatestEntries} earlier."))] : Array.Empty<Block>(),
        ]);
    }

    static IEnumerable<Block> Evidence(Order? order)
    {
        if (order is not null)
        {
            yield return new Note(Text.Of($"Order facts: {order.LastWord.Source}, as of {order.LastWord.AsOf}."));
        }
    }

    static Text Due(Escalation escalation, EscalationClock clock) => escalation.Clocks.TryGetValue(clock, out var at) ? Text.At(at) : Text.Plain("soon");

    static string Sentence(string words) => words.Length == 0 || ".!?…".Contains(words[^1], StringComparison.Ordinal) ? words : words + ".";

    static string Proof(Escalation escalation) => escalation.Proof is { } proof ? StateWords.ProofWords(proof.Kind) : "without proof";
}
