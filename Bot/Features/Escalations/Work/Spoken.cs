using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Lists;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Work;

/// <summary>Every act also in words: "ack ESC-104", "resolve ESC-104: turned up, test passed".</summary>
public sealed partial class Spoken(AtHand atHand, EscalationActs acts, EscalationLists lists, Policy policy)
{
    const string IdSlot = "escalation_id";
    const string WordsSlot = "words";
    const int MostOffered = 6;

    /// <param name="IsAnswer">The whole of it answers a question, and no command is in it.</param>
    readonly record struct Said(string Text, bool IsAnswer)
    {
        public string Words => IsAnswer ? Text.Trim() : SaidWords.WordsOf(Text);
    }

    delegate Task<Reply> Do(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel);

    public void Register(Catalog catalog)
    {
        Register(catalog, "esc.ack", Act.WorkEscalation, (turn, session, escalation, _, cancel) => acts.AcknowledgeAsync(turn, session, escalation, cancel));
        Register(catalog, "esc.take", Act.WorkEscalation, (turn, session, escalation, _, cancel) => acts.TakeAsync(turn, session, escalation, cancel));
        Register(catalog, "esc.assign", Act.AssignEscalation, AssignAsync);
        Register(catalog, "esc.note", Act.SeeEscalation, NoteAsync);
        Register(catalog, "esc.raise", Act.SeeEscalation, RaiseAsync);
        Register(catalog, "esc.resolve", Act.SeeEscalation, ResolveAsync);
        Register(catalog, "esc.reopen", Act.OpenEscalation, ReopenAsync);
    }

    void Register(Catalog catalog, string intent, Act act, Do work) => catalog.Intent(intent, async (turn, session, cancel) =>
    {
        var (ids, said) = Heard(turn, intent);
        if (turn.Meaning?.First(EntityKind.EscalationId) is null && !said.IsAnswer && Several().IsMatch(said.Text))
        {
            // "Closed escalations" asks for them and closes none.
            return await lists.ListAsync(turn, session, cancel);
        }

        if (ids.Count == 0)
        {
            return await WhichAsync(turn, session, intent, said.Text, cancel);
        }

        var replies = new List<Reply>();
        foreach (var id in ids)
        {
            var hand = await atHand.FindAsync(turn, session, id, act, cancel);
            replies.Add(hand.Refusal ?? await work(turn, session, hand.Escalation!, said, cancel));
        }

        return replies is [var only] ? only : new Reply.Several(replies);
    });

    /// <summary>What it is about and what was said; an answer to "which one?" belongs to the words before it, an answer to "what?" to the id before it.</summary>
    static (IReadOnlyList<string> Ids, Said Said) Heard(Turn turn, string intent)
    {
        var text = turn.Meaning?.Text is { Length: > 0 } part ? part : turn.Inbound.Text;
        var named = turn.Meaning?.Values(EntityKind.EscalationId).Select(EscalationNumbers.IdOf).OfType<string>().Distinct().ToList() ?? [];
        if (turn.Pending is { } pending && pending.Intent == intent && pending.Detail is { } detail)
        {
            if (pending.Slot == IdSlot && (named.FirstOrDefault() ?? EscalationNumbers.IdOf(text)) is { } id)
            {
                return ([id], new Said(detail, false));
            }

            if (pending.Slot == WordsSlot && named.Count == 0)
            {
                return ([detail], new Said(text, true));
            }
        }

        return (AtHand.Named(turn), new Said(text, false));
    }

    async Task<Reply> AssignAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var people = await Workers.AllAsync(session, cancel);
        var found = SaidWords.PeopleIn(turn.Meaning?.First(EntityKind.Person) ?? said.Text, people);
        found = found.Count > 0 ? found : SaidWords.PeopleIn(said.Text, people);
        return found switch
        {
            [var to] => await acts.AssignAsync(turn, session, escalation, to, "", cancel),
            [] when SaidWords.IsMe(said.Text) => await acts.TakeAsync(turn, session, escalation, cancel),
            [] => Ask(turn, "esc.assign", escalation, Text.Of($"To whom? {string.Join(", ", people.Take(MostOffered).Select(person => person.Name))} may have {escalation.Id}."), new FormButton("Choose from a list…", EscalationForms.Assign, escalation.Id)),
            _ => Ask(turn, "esc.assign", escalation, Text.Of($"Which one: {string.Join(" or ", found.Take(MostOffered).Select(person => person.Name))}?"), new FormButton("Choose from a list…", EscalationForms.Assign, escalation.Id)),
        };
    }

    /// <summary>A note is ours alone unless it says that it is for the partner; then it is shown once more before it goes. What a partner notes is added for us.</summary>
    async Task<Reply> NoteAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var words = said.Words;
        if (words.Length is 0 or > FormValues.LongText)
        {
            return Ask(turn, "esc.note", escalation, words.Length == 0 ? Text.Of($"What should the note on {escalation.Id} say?") : Text.Plain($"That is {words.Length} characters, and {FormValues.LongText} fit. Please say it shorter."));
        }

        if (!turn.Person.IsStaff)
        {
            return policy.Allows(turn.Person, Act.OpenEscalation, escalation.Owner)
                ? await acts.AddAsync(turn, session, escalation, words, cancel)
                : Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not add to it."), escalation);
        }

        if (SaidWords.IsForPartner(said.Text))
        {
            return await PreviewAsync(turn, session, escalation, SaidWords.WithoutReader(words), cancel);
        }

        return policy.Allows(turn.Person, Act.SeeInternalNotes, escalation.Owner)
            ? await acts.NoteAsync(turn, session, escalation, words, cancel)
            : Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not write internal notes on it."), escalation);
    }

    async Task<Reply> PreviewAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel)
    {
        var hand = await atHand.FindAsync(turn, session, escalation.Id, Act.WorkEscalation, cancel);
        if (hand.Refusal is not null)
        {
            return hand.Refusal;
        }

        if (words.Length == 0)
        {
            return Answers.Say(turn, Answering.Line("escalation.preview", Text.Of($"What should the partner read on {escalation.Id}?")) with { Buttons = [new FormButton("Message to the partner…", EscalationForms.Message, escalation.Id)] }, escalation);
        }

        session.Put(MessageDraft.All, new MessageDraft { Id = MessageDraft.IdOf(turn.Person.Id, escalation.Id), Words = words, At = turn.Now });
        var names = await Showing.Names.OfAsync(session, escalation, cancel);
        return Answers.Say(turn, Showing.PreviewCard.Of(escalation, turn.Person, words, names), escalation);
    }

    async Task<Reply> RaiseAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        if (!policy.Allows(turn.Person, Act.WorkEscalation, escalation.Owner))
        {
            return policy.Allows(turn.Person, Act.OpenEscalation, escalation.Owner) && !turn.Person.IsStaff
                ? await acts.AskToRaiseAsync(turn, session, escalation, cancel)
                : (await atHand.FindAsync(turn, session, escalation.Id, Act.WorkEscalation, cancel)).Refusal!;
        }

        var level = IntakeWords.LevelIn(turn.Meaning?.First(EntityKind.Level) ?? "") ?? IntakeWords.LevelIn(said.Text);
        if (level is { } named)
        {
            return await acts.RaiseAsync(turn, session, escalation, named, "", cancel);
        }

        if (SaidWords.IsAtSupplier(said.Text) || (escalation.Level == EscalationLevel.High && !SaidWords.IsDown(said.Text)))
        {
            return await acts.RaiseAtSupplierAsync(turn, session, escalation, "", cancel);
        }

        return (escalation.Level, SaidWords.IsDown(said.Text)) switch
        {
            (EscalationLevel.Low, true) => Answers.Refused(turn, Text.Of($"{escalation.Id} is Low already; there is nothing below."), escalation),
            (_, true) => await acts.RaiseAsync(turn, session, escalation, escalation.Level - 1, "", cancel),
            (EscalationLevel.Mid, false) => Ask(turn, "esc.raise", escalation, Text.Of($"The next level of {escalation.Id} is High: leadership is told at once, at any hour. Say \"high\" to confirm."), new FormButton("Raise…", EscalationForms.Raise, escalation.Id)),
            _ => await acts.RaiseAsync(turn, session, escalation, EscalationLevel.Mid, "", cancel),
        };
    }

    /// <summary>Needs its proof; from the requester their word is the proof.</summary>
    async Task<Reply> ResolveAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var words = said.Words;
        if (!turn.Person.IsStaff)
        {
            return policy.Allows(turn.Person, Act.OpenEscalation, escalation.Owner)
                ? await acts.ConfirmAsync(turn, session, escalation, words, cancel)
                : Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not close it."), escalation);
        }

        var hand = await atHand.FindAsync(turn, session, escalation.Id, Act.WorkEscalation, cancel);
        if (hand.Refusal is not null)
        {
            return hand.Refusal;
        }

        return SaidWords.ProofIn(words) is { } proof && words.Length is > 0 and <= FormValues.LongText
            ? await acts.ResolveAsync(turn, session, escalation, proof, words, "", cancel)
            : Ask(
                turn,
                "esc.resolve",
                escalation,
                Text.Of($"What proves that {escalation.Id} is fixed: a completion notice, a passed test, a credit, or the customer's word? Say it in a sentence; the partner reads it."),
                new FormButton("Resolve…", EscalationForms.Resolve, escalation.Id));
    }

    async Task<Reply> ReopenAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var words = said.Words;
        return words.Length > FormValues.LongText
            ? Ask(turn, "esc.reopen", escalation, Text.Plain($"That is {words.Length} characters, and {FormValues.LongText} fit. Please say it shorter."))
            : await acts.ReopenAsync(turn, session, escalation, words.Length > 0 ? words : "Not fixed.", cancel);
    }

    static Reply Ask(Turn turn, string intent, Escalation escalation, Text question, params IReadOnlyList<Button> buttons) =>
        Answers.Say(turn, Answering.Line("escalation.question", question) with { Buttons = buttons }, escalation) with { Pending = new Pending(intent, WordsSlot, escalation.Id) };

    /// <summary>No id, and nothing talked about: the one there is, or a choice of theirs.</summary>
    async Task<Reply> WhichAsync(Turn turn, Session session, string intent, string text, CancellationToken cancel)
    {
        var open = (await MineAsync(turn, session, intent, cancel)).Take(MostOffered).ToList();
        var verb = intent["esc.".Length..];
        return Answers.Say(
            turn,
            Answering.Line("escalation.question", open.Count == 0 ? Text.Plain("Which escalation? Say its id, such as ESC-104.") : Text.Plain("Which one?"))
                with { Buttons = [.. open.Select(one => new AskButton($"{one.Id} · {one.Level} · {one.Customer}", $"{verb} {one.Id}"))] })
            with { Pending = new Pending(intent, IdSlot, text), Focus = open.Count > 0 ? Answers.FocusOn(open) : null };
    }

    async Task<IReadOnlyList<Escalation>> MineAsync(Turn turn, Session session, string intent, CancellationToken cancel)
    {
        var all = intent == "esc.reopen"
            ? await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.State == EscalationState.Resolved), cancel)
            : await OpenEscalations.DocumentsAsync(session, cancel);
        return [.. all
            .Where(escalation => policy.Allows(turn.Person, Act.SeeEscalation, escalation.Owner) && (turn.Focus is not { Kind: "escalation", Ids: { Count: > 0 } shown } || shown.Contains(escalation.Id)))
            .OrderByDescending(escalation => escalation.Assignee == turn.Person.Id || escalation.Rep == turn.Person.Id)
            .ThenByDescending(escalation => escalation.Level)
            .ThenBy(escalation => escalation.RaisedAt)
            .ThenBy(escalation => EscalationNumbers.NumberOf(escalation.Id))];
    }

    [GeneratedRegex(@"\bescalations\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();
}
