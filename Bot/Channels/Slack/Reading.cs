using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>What a payload asks for.</summary>
abstract record Reading
{
    /// <summary>Work that needs no answer in the response: kept durably, then acknowledged.</summary>
    public sealed record Queued(Inbound Inbound) : Reading;

    /// <summary>Said in a thread without naming the bot: only for it when it has just asked this person something there.</summary>
    public sealed record Overheard(Inbound Inbound) : Reading;

    /// <summary>A reaction: what it says, if anything, depends on what it stands under.</summary>
    public sealed record Reacted(Inbound Inbound, string Emoji) : Reading;

    /// <summary>Somebody waits for it, in the way that kind of interaction is answered.</summary>
    public sealed record Inline(Inbound Inbound, Waiting Waiting) : Reading;

    /// <summary>News of the workspace, of a channel or of a person's screen; nothing anyone said.</summary>
    public sealed record News(string Kind, Envelope Envelope, JsonElement Event) : Reading;

    /// <summary>Nothing to do but to answer.</summary>
    public sealed record Answered(string Body = "") : Reading;

    /// <summary>Not for the bot, or news to nobody: 200.</summary>
    public sealed record Ignored(string Why) : Reading;

    /// <summary>No payload of Slack's at all: 400.</summary>
    public sealed record Malformed(string Why) : Reading;
}

/// <summary>How the person waits.</summary>
/// <param name="Trigger">Opens a modal within three seconds.</param>
/// <param name="ResponseUrl">Answers the one who pressed, for half an hour.</param>
/// <param name="View">The modal it happened in; absent outside of one.</param>
sealed record Waiting(WaitsFor For, string? Trigger = null, string? ResponseUrl = null, JsonElement View = default)
{
    /// <summary>The message pressed is one that only they see.</summary>
    public bool IsEphemeral { get; init; }

    public bool IsInModal => View.ValueKind == JsonValueKind.Object && View.Text("type") == "modal";
}

enum WaitsFor
{
    /// <summary>The effect of a button: the message changes, or a line only they see.</summary>
    Effect,

    /// <summary>A modal.</summary>
    Modal,

    /// <summary>What becomes of the modal they submitted; in the response.</summary>
    Submission,

    /// <summary>Choices while they type; in the response.</summary>
    Options,
}
