using System.Text.Json;

namespace Demarc.Channels.Teams;

/// <summary>What became of one request to the connector.</summary>
abstract record ConnectorAnswer
{
    /// <param name="Body">Empty object when there was none.</param>
    public sealed record Done(JsonElement Body) : ConnectorAnswer;

    /// <param name="Code">The connector's word for it, e.g. <c>MessageWritesBlocked</c>; empty when it gave none.</param>
    public sealed record Refused(int Status, string Code, TimeSpan? RetryAfter) : ConnectorAnswer;

    /// <summary>It never left: no connection, no token, a host that is not allowed.</summary>
    /// <param name="IsFinal">Trying again changes nothing.</param>
    public sealed record Unsent(string Why, bool IsFinal = false) : ConnectorAnswer;

    /// <summary>It left, and no answer came.</summary>
    public sealed record Lost(string Why) : ConnectorAnswer;
}
