using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Presses in words what the last answer offers. What asks "are you sure?" when it is pressed asks it here too, and only a yes presses it.</summary>
sealed class Pressing(Catalog catalog)
{
    /// <returns>Null: the words choose nothing of what is offered.</returns>
    public async Task<Reply?> PressAsync(Turn turn, Offer offer, Session session, CancellationToken cancel)
    {
        var isOpen = turn.Pending is not null && !offer.IsSure;
        if (offer.ChosenBy(turn.Inbound.Text, isOpen) is { } chosen)
        {
            return chosen is ActionButton { Confirm.Length: > 0 } action
                ? Sure(action, offer) with { Pending = turn.Pending }
                : await PressedAsync(turn, chosen, session, cancel);
        }

        return !isOpen && offer.IsDeclinedBy(turn.Inbound.Text) ? await DeclinedAsync(turn, session, cancel) : null;
    }

    /// <summary>Nobody else answers it: not a feature, since what it asks is on the button, and not the button, since it is not pressed yet.</summary>
    static Reply.Say Sure(ActionButton action, Offer offer) => new(
        new Card(Offer.Sure, $"{action.Label}?", Text.Plain($"{action.Confirm} Say \"yes\" to do it or \"no\" to leave it; nothing is done yet."))
        {
            Buttons = [action with { Label = $"Yes: {action.Label}", Confirm = null, Style = ButtonStyle.Danger }],
        },
        offer.Audience ?? Audience.Asker);

    Task<Reply> PressedAsync(Turn turn, Button chosen, Session session, CancellationToken cancel) => chosen switch
    {
        ActionButton action => Known(catalog.ActionOf(action.Verb), "button")(
            turn with { Inbound = turn.Inbound with { Verb = action.Verb, Subject = action.Subject, DocumentVersion = action.Version } }, session, cancel),
        FormButton form => Known(catalog.FormOf(form.Form)?.Open, "form")(turn with { Inbound = turn.Inbound with { Verb = form.Form, Subject = form.Subject } }, session, cancel),
        _ => throw new InvalidOperationException($"A {chosen.GetType().Name} is not pressed in words."),
    };

    /// <summary>A question that was open before "are you sure?" is asked again.</summary>
    async Task<Reply> DeclinedAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var left = new Reply.Say(Answering.Line("done", Text.Plain("All right, nothing was done.")), Audience.Anyone) { Pending = turn.Pending };
        return turn.Pending is { } open && catalog.ResumptionOf(open.Intent) is { } resume ? new Reply.Several([left, await resume(turn, session, cancel)]) : left;
    }

    /// <summary>A button that no feature knows any more answers that it is old.</summary>
    public static Handle Known(Handle? handle, string what) => handle ?? ((_, _, _) => Task.FromResult<Reply>(
        new Reply.Refused(Text.Plain($"This {what} is from an older version and no longer works. Ask me again and I will show you a fresh one."))));
}
