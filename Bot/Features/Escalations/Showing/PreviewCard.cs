using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Showing;

/// <summary>What would go to the partner, word for word, before it does.</summary>
static class PreviewCard
{
    public static Card Of(Escalation escalation, Person sender, string words, Names names)
    {
        var agency = names.Agency.Length > 0 ? names.Agency : "the requester";
        return new Card("escalation.preview", $"Send this to {agency}?", Text.Of($"{agency} would read on {escalation.Id}, from {sender.Name}: {words}"))
        {
            Tone = Tone.Warning,
            Buttons =
            [
                new ActionButton($"Send to {agency}", EscalationVerbs.Send, escalation.Id) { Style = ButtonStyle.Primary },
                new ActionButton("Keep as an internal note", EscalationVerbs.Keep, escalation.Id),
                new FormButton("Change it…", EscalationForms.Message, escalation.Id),
            ],
        };
    }
}
