using Demarc.Cards.Model;
using Demarc.Features.Escalations.Work;

namespace Demarc.Features.Escalations.Showing;

/// <summary>What may be done now, most likely first: the platforms show few and fold the rest.</summary>
static class StaffButtons
{
    public static IEnumerable<Button> Of(Escalation escalation, Viewer viewer, long version)
    {
        var id = escalation.Id;
        if (viewer.Works)
        {
            foreach (var button in Working(escalation, viewer, version))
            {
                yield return button;
            }
        }

        if (viewer.SeesInternal)
        {
            yield return new FormButton("Internal note…", EscalationForms.Note, id);
        }

        if (viewer.Works && escalation.IsOpen)
        {
            yield return new FormButton("Raise…", EscalationForms.Raise, id) { Style = ButtonStyle.Danger };
            if (viewer.Assigns)
            {
                yield return new FormButton("Assign…", EscalationForms.Assign, id);
            }

            yield return new FormButton("Waiting…", EscalationForms.Wait, id);
        }
    }

    static IEnumerable<Button> Working(Escalation escalation, Viewer viewer, long version)
    {
        var id = escalation.Id;
        if (!escalation.IsOpen)
        {
            yield return new FormButton($"Reopen {id}…", EscalationForms.Reopen, id);
            yield break;
        }

        if (escalation.AcknowledgedAt is null)
        {
            yield return new ActionButton($"Acknowledge {id}", EscalationVerbs.Acknowledge, id, version) { Style = ButtonStyle.Primary };
        }
        else if (viewer.Person is null || viewer.Person.Id != escalation.Assignee)
        {
            yield return new ActionButton($"Take {id}", EscalationVerbs.Take, id, version);
        }

        if (escalation.Waiting is not null)
        {
            yield return new ActionButton("Go on", EscalationVerbs.Resume, id, version, $"End the wait and let the clocks of {id} run again?");
        }

        yield return new FormButton("Next step…", EscalationForms.Next, id);
        yield return new FormButton("Message to the partner…", EscalationForms.Message, id);
        yield return new FormButton("Supplier said…", EscalationForms.Contact, id);
        yield return new FormButton("Commitment…", EscalationForms.Commit, id);
        yield return new FormButton("Resolve…", EscalationForms.Resolve, id) { Style = escalation.AcknowledgedAt is null ? ButtonStyle.Default : ButtonStyle.Primary };
    }
}
