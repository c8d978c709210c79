using System.Text.Json;
using Demarc.Cards.Model;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>
/// Clicks, modals and searches. Slack waits three seconds and sends nothing again, so the work is done first and then answered; what takes longer is
/// answered at once and told afterwards.
/// </summary>
sealed partial class SlackInline(SlackShowing showing, SlackRedraw redraw, SlackErrands errands, TurnRunner turns, TimeProvider clock, ILogger<SlackInline> log)
{
    /// <summary>Of Slack's three seconds, what is left for the way.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2300);

    /// <summary>A modal must be opened within the three seconds: after so long one that says "loading" is.</summary>
    static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(1200);

    public Task<SlackReply> RunAsync(Inbound inbound, Waiting waiting, CancellationToken cancel) => waiting.For switch
    {
        WaitsFor.Submission => SubmitAsync(inbound, waiting, cancel),
        WaitsFor.Options => SearchAsync(inbound, cancel),
        WaitsFor.Modal => InTimeAsync(token => OpenAsync(inbound, waiting, token), cancel),
        _ => InTimeAsync(token => PressAsync(inbound, waiting, token), cancel),
    };

    /// <summary>Nothing was done, for a reason that has nothing to do with what was asked.</summary>
    public async Task<SlackReply> FailAsync(Inbound inbound, Waiting waiting, string words, CancellationToken cancel)
    {
        switch (waiting.For)
        {
            case WaitsFor.Submission:
                return new SlackReply(StatusCodes.Status200OK, SlackResponses.Failed(words, FieldsOf(waiting.View), SlackResponses.ContextOf(null, inbound, clock.GetUtcNow())));
            case WaitsFor.Options:
                return new SlackReply(StatusCodes.Status200OK, SlackResponses.Options([]));
            case WaitsFor.Modal:
                await showing.ShowAsync(inbound, waiting, null, SlackResponses.Notice(Answering.Line("failed", Text.Plain(words), Tone.Warning), SlackResponses.ContextOf(null, inbound, clock.GetUtcNow())), cancel);
                return SlackReply.Ok;
            default:
                await showing.TellAsync(inbound, waiting, Answering.Line("failed", Text.Plain(words), Tone.Warning), cancel);
                return SlackReply.Ok;
        }
    }

    async Task<SlackReply> InTimeAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        var working = work(cancel);
        if (await Task.WhenAny(working, Task.Delay(Patience, clock, cancel)) == working)
        {
            await working;
        }
        else
        {
            errands.Run("A slow click", _ => working);
        }

        return SlackReply.Ok;
    }

    async Task PressAsync(Inbound inbound, Waiting waiting, CancellationToken cancel)
    {
        if (await TurnAsync(inbound, waiting, _ => "{}", cancel) is not { Stored: null } outcome)
        {
            return;
        }

        if (outcome.Reply is Reply.Ask ask)
        {
            await showing.ShowAsync(inbound, waiting, null, SlackResponses.View(ask.Form, SlackReader.FromOf(inbound.Address), SlackResponses.ContextOf(outcome, inbound, clock.GetUtcNow())), cancel);
            return;
        }

        if (outcome.Redraw is { } card)
        {
            await redraw.RedrawAsync(inbound, waiting, card, outcome, cancel);
        }

        if (SlackResponses.LineOf(outcome.Reply) is { } line)
        {
            await showing.TellAsync(inbound, waiting, line, cancel);
        }
    }

    async Task OpenAsync(Inbound inbound, Waiting waiting, CancellationToken cancel)
    {
        var working = TurnAsync(inbound, waiting, _ => "{}", cancel);
        (string Id, string? Hash)? loading = null;
        if (await Task.WhenAny(working, Task.Delay(Opening, clock, cancel)) != working)
        {
            var please = SlackResponses.Notice(Answering.Line("loading", "Loading…"), SlackResponses.ContextOf(null, inbound, clock.GetUtcNow()));
            loading = await showing.ShowAsync(inbound, waiting, null, please, cancel);
        }

        if (await working is not { Stored: null } outcome)
        {
            return;
        }

        var context = SlackResponses.ContextOf(outcome, inbound, clock.GetUtcNow());
        var view = outcome.Reply is Reply.Ask ask ? SlackResponses.View(ask.Form, SlackReader.FromOf(inbound.Address), context)
            : SlackResponses.LineOf(outcome.Reply) is { } line ? SlackResponses.Notice(line, context)
            : loading is null ? null
            : SlackResponses.Notice(Answering.Line("done", "I answered in our chat."), context);
        if (view is not null)
        {
            await showing.ShowAsync(inbound, waiting, loading, view, cancel);
        }
    }

    async Task<SlackReply> SubmitAsync(Inbound inbound, Waiting waiting, CancellationToken cancel)
    {
        var fields = FieldsOf(waiting.View);
        string Write(TurnOutcome outcome) => SlackResponses.Submission(outcome.Reply, fields, SlackReader.FromOf(inbound.Address), SlackResponses.ContextOf(outcome, inbound, clock.GetUtcNow()));

        var working = TryAsync(inbound, Write, cancel);
        if (await Task.WhenAny(working, Task.Delay(Patience, clock, cancel)) == working)
        {
            var (outcome, words) = await working;
            return new SlackReply(StatusCodes.Status200OK, outcome is null ? SlackResponses.Failed(words, fields, SlackResponses.ContextOf(null, inbound, clock.GetUtcNow())) : outcome.Stored ?? Write(outcome));
        }

        errands.Run("A slow form", token => AfterwardsAsync(inbound, waiting, working, token));
        return new SlackReply(StatusCodes.Status200OK, SlackResponses.Update(SlackResponses.Notice(Answering.Line("working", "Working on it…"), SlackResponses.ContextOf(null, inbound, clock.GetUtcNow()))));
    }

    async Task AfterwardsAsync(Inbound inbound, Waiting waiting, Task<(TurnOutcome? Outcome, string Words)> working, CancellationToken cancel)
    {
        var (outcome, words) = await working;
        var context = SlackResponses.ContextOf(outcome, inbound, clock.GetUtcNow());
        var view = outcome?.Reply is Reply.Ask ask
            ? SlackResponses.View(ask.Form, SlackReader.FromOf(inbound.Address), context)
            : SlackResponses.Notice((outcome is null ? null : SlackResponses.LineOf(outcome.Reply)) ?? Answering.Line("done", outcome is null ? words : "Done."), context);
        await showing.ShowAsync(inbound, waiting, waiting.View.Text("id") is { } id ? (id, null) : null, view, cancel);
    }

    async Task<SlackReply> SearchAsync(Inbound inbound, CancellationToken cancel)
    {
        var (outcome, _) = await TryAsync(inbound, _ => "{}", cancel);
        return new SlackReply(StatusCodes.Status200OK, SlackResponses.Options(outcome?.Reply is Reply.Hits hits ? hits.Items : []));
    }

    /// <returns>Null when it came to nothing; then they were told.</returns>
    async Task<TurnOutcome?> TurnAsync(Inbound inbound, Waiting waiting, Func<TurnOutcome, string> write, CancellationToken cancel)
    {
        var (outcome, words) = await TryAsync(inbound, write, cancel);
        if (outcome is null)
        {
            await FailAsync(inbound, waiting, words, cancel);
        }

        return outcome;
    }

    async Task<(TurnOutcome? Outcome, string Words)> TryAsync(Inbound inbound, Func<TurnOutcome, string> write, CancellationToken cancel)
    {
        try
        {
            return (await turns.RunInlineAsync(inbound, write, cancel), "");
        }
        catch (Exception broken) when (broken is not (StoreFaultException or OperationCanceledException))
        {
            var reference = References.Of(inbound.Key);
            LogFailed(broken, inbound.Key, reference);
            return (null, $"Something went wrong here. Nothing was changed. If it happens again, tell an administrator the reference {reference}.");
        }
    }

    static HashSet<string> FieldsOf(JsonElement view) =>
        [.. view.Items("blocks").Where(block => block.Text("type") == "input").Select(block => BlockKitRenderer.FieldOf(block.Text("block_id") ?? "")).OfType<string>()];

    [LoggerMessage(LogLevel.Error, "Turn {Key} failed, reference {Reference}")]
    partial void LogFailed(Exception broken, string key, string reference);
}
