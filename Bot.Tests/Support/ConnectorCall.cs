using System.Text.Json.Nodes;

namespace Demarc.Tests.Support;

/// <summary>What the bot asked of the connector.</summary>
/// <param name="Conversation">Empty when one is created.</param>
/// <param name="Message">Id of the message, or of the member asked for.</param>
public sealed record ConnectorCall(string Method, string Conversation, string Message, JsonObject? Body, int Utf16Bytes)
{
    public string Authorization { get; init; } = "";
}
