using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>What an activity asks for.</summary>
abstract record Reading
{
    /// <summary>Work that needs no answer in the response: kept durably, then acknowledged with <paramref name="Body"/>.</summary>
    public sealed record Queued(Inbound Inbound, string Body = "") : Reading;

    /// <summary>The client waits for the answer in the response, in the form that kind of invoke takes.</summary>
    public sealed record Inline(Inbound Inbound, InvokeForm Form) : Reading;

    /// <summary>Nothing to do but to answer.</summary>
    public sealed record Answered(int Status, string Body = "{}") : Reading;

    /// <summary>Not for the bot, or news to nobody: 200.</summary>
    public sealed record Ignored(string Why) : Reading;

    /// <summary>No activity at all: 400.</summary>
    public sealed record Malformed(string Why) : Reading;
}

/// <summary>How the response to an invoke is shaped.</summary>
enum InvokeForm
{
    /// <summary><c>adaptiveCard/action</c>: a card in the place of the clicked one, or a line.</summary>
    CardAction,

    /// <summary><c>task/fetch</c>, <c>task/submit</c> and the same of message extensions: a dialog, or a line in it.</summary>
    Dialog,

    /// <summary><c>composeExtension/query</c>: a list to pick from.</summary>
    Search,

    /// <summary><c>application/search</c>: choices for a field that is being typed in.</summary>
    Choices,
}
