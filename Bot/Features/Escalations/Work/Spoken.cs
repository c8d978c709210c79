using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Lists;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Escalations.Work;

/// <summary>Every act also in words: "ack ESC-104", "resolve ESC-104: turned up, test passed".</summary>
public sealed partial class Spoken(AtHand atHand, EscalationActs acts, EscalationLists lists, EscalationHours hours, Policy policy)
{
    const string IdSlot = "escalation_id";
    const string WordsSlot = "words";
    const string DateSlot = "date";

    /// <summary>A yes or a no.</summary>
    const string YesSlot = "yes_no";
    const string NextIntent = "esc.next";
    const int MostOffered = 6;
    const int LongestShown = 40;

    /// <param name="IsAnswer">The whole of it answers a question, and no command is in it.</param>
    /// <param name="IsYes">The answer is a yes; the text is what it says yes to.</param>
    readonly record struct Said(string Text, bool IsAnswer, bool IsYes = false)
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
        Register(catalog, NextIntent, Act.WorkEscalation, NextAsync);
        Register(catalog, "esc.raise", Act.SeeEscalation, RaiseAsync);
        Register(catalog, "esc.resolve", Act.SeeEscalation, ResolveAsync);
        Register(catalog, "esc.reopen", Act.OpenEscalation, ReopenAsync);
    }

    void Register(Catalog catalog, string intent, Act act, Do work) => catalog.Intent(intent, async (turn, session, cancel) =>
    {
        if (turn.Pending?.Intent == intent && turn.Meaning?.Intent is "meta.cancel" or "meta.no")
        {
            return Answers.Say(turn, Answering.Line("escalation.question", Text.Plain("All right, nothing was changed.")));
        }

        var (ids, said) = Heard(turn, intent);
        if (turn.Meaning?.First(EntityKind.EscalationId) is null && !said.IsAnswer && Several().IsMatch(said.Text))
        {
            // "Closed escalations" asks for them and closes none.
            return await lists.ListAsync(turn, session, cancel);
        }

        ids = ids.Count == 0 && intent == "esc.reopen" && !ActsSaid.IsReopening(said.Text) && await MineAsync(turn, session, intent, cancel) is [var resolved] ? [resolved.Id] : ids;
        if (ids.Count == 0)
        {
            return await WhichAsync(turn, session, intent, said.Text, cancel);
        }

        var stance = intent is "esc.note" or NextIntent || said.IsYes ? Stance.Told : said.IsAnswer ? ActsSaid.OfAnswer(said.Text) : ActsSaid.Of(said.Text);
        var replies = new List<Reply>();
        foreach (var id in ids)
        {
            var hand = await atHand.FindAsync(turn, session, id, stance == Stance.Told ? act : Act.SeeEscalation, cancel);
            replies.Add(hand.Refusal ?? (stance == Stance.Told
                ? await work(turn, session, hand.Escalation!, said, cancel)
                : await UnchangedAsync(turn, session, hand.Escalation!, said.Text, stance, cancel)));
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

            if (pending.Slot == YesSlot && named.Count == 0 && EscalationNumbers.IdOf(detail.Split(' ')[0]) is { } meant)
            {
                var words = detail[(detail.IndexOf(' ', StringComparison.Ordinal) + 1)..];
                return ([meant], IntakeWords.IsYes(text) ? new Said(words, true, true) : new Said(IntakeWords.Joined(words, text), true));
            }

            if (pending.Slot == DateSlot && named.Count == 0 && EscalationNumbers.IdOf(detail.Split(' ')[0]) is { } next)
            {
                return ([next], new Said(detail[(detail.IndexOf(' ', StringComparison.Ordinal) + 1)..], true));
            }

            if (pending.Slot == WordsSlot && named.Count == 0)
            {
                return ([detail], new Said(text, true));
            }
        }

        return (AtHand.Named(turn), new Said(text, false));
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
