using Demarc.Cards.Model;
using Demarc.Features.Escalations.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Escalations.Work;

public sealed partial class Spoken
{
    /// <summary>Forbidden, doubted or only asked about: nothing is done, and where it is a question it is answered. What others said is kept as a fact.</summary>
    async Task<Reply> UnchangedAsync(Turn turn, Session session, Escalation escalation, string text, Stance stance, CancellationToken cancel)
    {
        var id = escalation.Id;
        if (stance == Stance.Reported)
        {
            return await StillWrongAsync(turn, session, escalation, text.Trim(), cancel);
        }

        if (stance is Stance.Asked or Stance.Doubted)
        {
            var deed = ActsSaid.IsAboutDeed(text) ? Deeds.Answer(escalation, text, turn.Person, await Names.OfAsync(session, escalation, cancel)) : null;
            var line = deed ?? Text.Of($"Nothing was changed on {id}. This is how it stands.");
            return new Reply.Several([Answers.Say(turn, Answering.Line("escalation.answer", line), escalation), Answers.Live(turn, escalation)]);
        }

        var words = stance == Stance.Conditional
            ? Text.Of($"I do not wait for conditions, so nothing was changed on {id}. Say it again when it is so.")
            : Text.Of($"Nothing was changed on {id}.");
        return Answers.Say(
            turn,
            Answering.Line("escalation.unchanged", turn.Person.IsStaff ? words : Text.Of($"{words} If the project manager should know this, add it.")) with
            {
                Buttons = [NewsCard.Show(escalation), .. turn.Person.IsStaff ? Array.Empty<Button>() : [new FormButton("Add something…", EscalationForms.Add, id)]],
            },
            escalation);
    }

    /// <summary>"It is not fixed": what is open gets it as a fact, what is resolved or closed is opened again after a yes.</summary>
    async Task<Reply> StillWrongAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel)
    {
        if (words.Length > FormValues.LongText)
        {
            return Ask(turn, "esc.reopen", escalation, Text.Plain($"That is {words.Length} characters, and {FormValues.LongText} fit. Please say it shorter."));
        }

        if (!policy.Allows(turn.Person, Act.OpenEscalation, escalation.Owner))
        {
            return Answers.Refused(turn, Text.Of($"You may see {escalation.Id} but not add to it or open it again."), escalation);
        }

        if (!escalation.IsOpen)
        {
            return Answers.Say(turn, Answering.Line("escalation.question", Text.Of($"{escalation.Id} is {StateWords.Short(escalation).ToLowerInvariant()}. Shall I open it again with your words: \"{words}\"? Yes or no.")) with { Buttons = [new FormButton("Reopen…", EscalationForms.Reopen, escalation.Id)] }, escalation)
                with { Pending = new Pending("esc.reopen", YesSlot, $"{escalation.Id} {words}") };
        }

        return await FactAsync(turn, session, escalation, words, cancel);
    }

    /// <summary>Words for whoever has it: of staff an internal note, of the requester an addition.</summary>
    Task<Reply> FactAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel) => turn.Person.IsStaff
        ? acts.NoteAsync(turn, session, escalation, words, cancel)
        : acts.AddAsync(turn, session, escalation, words, cancel);
}
