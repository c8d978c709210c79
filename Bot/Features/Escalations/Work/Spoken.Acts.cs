using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Work;

public sealed partial class Spoken
{
    async Task<Reply> AssignAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var people = await Workers.AllAsync(session, cancel);
        var found = SaidWords.PeopleIn(OnePerson(turn.Meaning) ?? said.Text, people);
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

        if (SaidWords.IsForPartner(said.Text) || await IsToPartnerAsync(session, escalation, said, cancel))
        {
            return await PreviewAsync(turn, session, escalation, SaidWords.WithoutReader(words), cancel);
        }

        return policy.Allows(turn.Person, Act.SeeInternalNotes, escalation.Owner)
            ? await acts.NoteAsync(turn, session, escalation, words, cancel)
            : Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not write internal notes on it."), escalation);
    }

    /// <summary>"Let Maya know": the rep or somebody else of the agency who follows it.</summary>
    static async Task<bool> IsToPartnerAsync(Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        if (said.IsAnswer || SaidWords.IsInternal(said.Text) || SaidWords.ToldIn(said.Text) is not { Length: > 0 } told)
        {
            return false;
        }

        var partners = new List<Person>();
        foreach (var id in escalation.Followers.Append(escalation.Rep).OfType<string>().Distinct())
        {
            partners.AddRange(await session.LoadAsync(Roster.People, id, cancel) is { IsStaff: false } partner ? [partner] : []);
        }

        return SaidWords.PeopleIn(told, partners).Count > 0;
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

    /// <summary>What happens next and by when; without a day it asks for it, and keeps what was said.</summary>
    async Task<Reply> NextAsync(Turn turn, Session session, Escalation escalation, Said said, CancellationToken cancel)
    {
        var days = turn.Meaning?.Entities.Where(entity => entity.Kind is EntityKind.Date or EntityKind.Time).ToList() ?? [];
        var update = said.IsAnswer ? "" : SaidWords.UpdateIn(said.Text);
        var what = update.Length > 0 ? "update the partner" : SaidWords.NextStepIn(said.Text, days.Select(day => day.Text));
        var unread = days.Count > 0 ? "" : update.Length > 0 ? update : SaidWords.UnreadDayIn(what);
        what = unread.Length > 0 && update.Length == 0 ? SaidWords.WithoutDay(what) : what;
        var form = new FormButton("Next step…", EscalationForms.Next, escalation.Id);
        if (what.Length is 0 or > FormValues.ShortText)
        {
            return Ask(turn, NextIntent, escalation, what.Length == 0
                ? Text.Of($"What happens next on {escalation.Id}, and by when? For example: \"call the supplier by tomorrow 3 pm\".")
                : Text.Plain($"That is {what.Length} characters, and {FormValues.ShortText} fit. Please say it shorter."), form);
        }

        var (date, time) = (days.Find(day => day.Kind == EntityKind.Date)?.Value, days.Find(day => day.Kind == EntityKind.Time)?.Value);
        var values = new FormValues(new Dictionary<string, string>
        {
            ["date"] = date ?? (time is null ? "" : turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ["time"] = time ?? "",
        });
        return values.Moment("date", "time", turn.Person.Zone, hours, turn.Now) is { } by
            ? await acts.SetNextAsync(turn, session, escalation, what, by, "", cancel)
            : Answers.Say(turn, Answering.Line("escalation.question", values.Errors is [var error, ..] ? Text.Of($"By when? {error.Message}") : Text.Plain($"{(unread.Length > 0 ? $"I cannot read \"{Clip(unread)}\" as a day, so nothing was changed. " : "")}By when? A day is enough, or a day and a time.")) with { Buttons = [form] }, escalation)
                with { Pending = new Pending(NextIntent, DateSlot, $"{escalation.Id} {what}") };
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
        if (level is { } named || !escalation.IsOpen)
        {
            return await acts.RaiseAsync(turn, session, escalation, level ?? EscalationLevel.High, "", cancel);
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
            if (ActsSaid.IsStillWrong(words))
            {
                return await StillWrongAsync(turn, session, escalation, words, cancel);
            }

            return !policy.Allows(turn.Person, Act.OpenEscalation, escalation.Owner) ? Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not close it."), escalation)
                : ActsSaid.IsWithdrawing(said.Text) ? await acts.WithdrawAsync(turn, session, escalation, words, cancel)
                : await acts.ConfirmAsync(turn, session, escalation, words, cancel);
        }

        var hand = await atHand.FindAsync(turn, session, escalation.Id, Act.WorkEscalation, cancel);
        if (hand.Refusal is not null)
        {
            return hand.Refusal;
        }

        if (ActsSaid.IsStillWrong(words))
        {
            return Answers.Refused(turn, Text.Of($"That says that it is not right yet, so {escalation.Id} stays as it is. Resolve it when you have its proof; to keep these words, say \"note on {escalation.Id}:\" and write them."), escalation, new FormButton("Internal note…", EscalationForms.Note, escalation.Id));
        }

        if (!escalation.IsOpen)
        {
            return await acts.ResolveAsync(turn, session, escalation, ProofKind.Completion, words, "", cancel);
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
        if (!said.IsYes && !ActsSaid.IsReopening(said.Text))
        {
            return await StillWrongAsync(turn, session, escalation, said.Text.Trim(), cancel);
        }

        return words.Length > FormValues.LongText
            ? Ask(turn, "esc.reopen", escalation, Text.Plain($"That is {words.Length} characters, and {FormValues.LongText} fit. Please say it shorter."))
            : await acts.ReopenAsync(turn, session, escalation, words.Length > 0 ? words : "Not fixed.", cancel);
    }

    static string Clip(string words) => words.Length <= LongestShown ? words : words[..LongestShown] + "…";

    // A name that several bear is asked about.
    static string? OnePerson(Meaning? meaning) => meaning?.Entities.FirstOrDefault(entity => entity.Kind == EntityKind.Person) is { Others.Count: 0 } named ? named.Value : null;
}
