using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>What the page is told at once after a press or a submission; everything else reaches it as a message.</summary>
/// <param name="Kind"><c>done</c>, <c>refused</c>, <c>form</c> or <c>nothing</c>.</param>
sealed record OutcomeView(string Kind, IReadOnlyList<RunView>? Words = null, FormView? Form = null)
{
    public static OutcomeView Of(TurnOutcome outcome, Reader reader, DateTimeOffset now) => outcome.Reply switch
    {
        Reply.Done done => new("done", RunView.Of(done.Words, reader, now)),
        Reply.Refused refused => new("refused", RunView.Of(refused.Words, reader, now)),
        Reply.Ask ask => new("form", Form: FormView.Of(ask.Form, reader, now)),
        _ => new("nothing"),
    };
}
