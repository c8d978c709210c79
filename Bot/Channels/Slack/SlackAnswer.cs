using System.Text.Json;

namespace Demarc.Channels.Slack;

/// <summary>What became of one call of the Web API.</summary>
abstract record SlackAnswer
{
    public sealed record Done(JsonElement Body) : SlackAnswer;

    /// <param name="Error">Slack's word for it, e.g. <c>channel_not_found</c>; <c>http_502</c> where no word came.</param>
    /// <param name="RetryAfter">When Slack asks for a rest.</param>
    public sealed record Refused(string Error, TimeSpan? RetryAfter = null) : SlackAnswer;

    /// <summary>It never left: no connection, no token, or its turn has not come.</summary>
    public sealed record Unsent(string Why, TimeSpan? RetryAfter = null) : SlackAnswer;

    /// <summary>It left, and no answer came.</summary>
    public sealed record Lost(string Why) : SlackAnswer;

    public string? ErrorOf => (this as Refused)?.Error;
}
