using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>What the one who acted sees of it: a modal, or a line for their eyes alone.</summary>
sealed partial class SlackShowing(SlackDesk desk, SlackApi api, IStore store, TimeProvider clock, ILogger<SlackShowing> log)
{
    /// <summary>Opens, stacks or changes a modal.</summary>
    /// <param name="shown">The one to change; null opens another.</param>
    /// <returns>The modal, for a later change.</returns>
    public async Task<(string Id, string? Hash)?> ShowAsync(Inbound inbound, Waiting waiting, (string Id, string? Hash)? shown, JsonObject view, CancellationToken cancel)
    {
        var arguments = new JsonObject { ["view"] = view };
        var method = "views.update";
        if (shown is { } open)
        {
            arguments["view_id"] = open.Id;
            if (open.Hash is { } hash)
            {
                arguments["hash"] = hash;
            }
        }
        else
        {
            method = waiting.IsInModal ? "views.push" : "views.open";
            arguments["trigger_id"] = waiting.Trigger;
        }

        switch (await desk.CallAsync(inbound.Address.Tenant, method, arguments, cancel))
        {
            case SlackAnswer.Done done:
                return done.Body.At("view") is { } made && made.Text("id") is { } id ? (id, made.Text("hash")) : null;
            case SlackAnswer.Refused { Error: "hash_conflict" or "not_found" }:
                // They closed it, or it is another by now.
                return null;
            case var answer:
                LogUnopened(inbound.Key, answer.ToString());
                await TellAsync(inbound, waiting, Answering.Line("unopened", "That took so long that Slack no longer opens a window for it. Please press it once more.", Tone.Warning), cancel);
                return null;
        }
    }

    /// <summary>A line for the one who acted: where they look, or in their chat when that cannot be.</summary>
    public async Task TellAsync(Inbound inbound, Waiting waiting, Card line, CancellationToken cancel)
    {
        if (waiting.ResponseUrl is { Length: > 0 } url)
        {
            var context = SlackResponses.ContextOf(null, inbound, clock.GetUtcNow());
            var body = new JsonObject
            {
                ["response_type"] = "ephemeral",
                ["replace_original"] = false,
                ["text"] = ToneWords.Labelled(BlockKitRenderer.Summary(line, context), line.Tone),
            };
            if (inbound.Address.Thread is { } thread)
            {
                body["thread_ts"] = thread;
            }

            if (await api.RespondAsync(url, body, cancel) is SlackAnswer.Done)
            {
                return;
            }
        }

        var session = new Session(store);
        session.Add(Sending.Row($"told:{inbound.Key}", inbound.Private, clock.GetUtcNow()) with { Card = line, Importance = Importance.Reply });
        await session.CommitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "No modal could be opened for {Key}: {Answer}")]
    partial void LogUnopened(string key, string? answer);
}
