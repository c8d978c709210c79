using System.Globalization;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>
/// What the connector answered → what the outbox is to do. Posting twice shows two messages, so only what certainly was not taken is tried again
/// at once (429, 412, a connection that never was); after a 5xx or silence nobody can tell. Changing and deleting twice is the same as once.
/// </summary>
static class SendResults
{
    public static SendResult Of(ConnectorAnswer answer, OutgoingKind kind) => answer switch
    {
        ConnectorAnswer.Done done => new SendResult.Sent(IdOf(done)),
        ConnectorAnswer.Unsent { IsFinal: true } unsent => new SendResult.Never(unsent.Why),
        ConnectorAnswer.Unsent unsent => new SendResult.NotYet(unsent.Why),
        ConnectorAnswer.Lost lost => new SendResult.Doubt(lost.Why),
        ConnectorAnswer.Refused refused => OfRefusal(refused, kind),
        _ => throw new InvalidOperationException($"An answer of another kind: {answer.GetType().Name}."),
    };

    /// <summary>Opening a chat twice is the same as once, so whatever went wrong with it, the message itself was not sent.</summary>
    public static SendResult OfOpening(ConnectorAnswer answer) => Of(answer, OutgoingKind.Post) switch
    {
        SendResult.Doubt doubt => new SendResult.NotYet($"The chat could not be opened: {doubt.Why}"),
        SendResult.Sent => new SendResult.NotYet("The chat was opened, and its id was not in the answer."),
        var other => other,
    };

    static SendResult OfRefusal(ConnectorAnswer.Refused refused, OutgoingKind kind) => refused.Status switch
    {
        429 or 412 => new SendResult.NotYet($"Teams asks for a rest ({Named(refused)}).", refused.RetryAfter),
        401 => new SendResult.NotYet("Teams does not take the bot's token (401). Check that Teams:AppId, Teams:TenantId and Teams:AppType are those of the Azure Bot."),
        407 or (>= 300 and < 400) => new SendResult.NotYet($"Something between the bot and Teams answers in its place ({Named(refused)}). Check proxies and firewalls."),
        408 or >= 500 => new SendResult.Doubt($"Teams failed ({Named(refused)})."),
        403 when IsOut(refused.Code) => new SendResult.Never(
            $"The bot is blocked or not installed there any more ({Named(refused)}). They can unblock it or install it again; then it writes again.", Gone: true),
        403 => new SendResult.Never($"Teams does not let the bot write there ({Named(refused)}). Check that the app is allowed in the Teams admin centre and installed there."),
        404 or 410 when kind != OutgoingKind.Post => new SendResult.Never("The message is not there any more."),
        404 or 410 => new SendResult.Never(
            $"The conversation is not there any more ({Named(refused)}). Ask them to write to the bot once, or add it to the team or chat again."),
        413 => new SendResult.Never("Teams finds the message too large even at its smallest. This is a bug in how the card is made."),
        _ => new SendResult.Never($"Teams does not take the message ({Named(refused)}). This is a bug in how the message is written."),
    };

    static bool IsOut(string code) => code is "MessageWritesBlocked" or "BotNotInConversationRoster" or "ConversationBlockedByUser" or "BotDisabledByAdmin" or "NotEnoughPermissions";

    static string Named(ConnectorAnswer.Refused refused) =>
        refused.Code.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{refused.Status} {refused.Code}") : refused.Status.ToString(CultureInfo.InvariantCulture);

    /// <summary>A new thread is named by its conversation, which ends in the id of its first message.</summary>
    static string? IdOf(ConnectorAnswer.Done done) =>
        done.Body.Text("activityId") is { Length: > 0 } activity ? activity
        : done.Body.Text("id") is { Length: > 0 } id ? id[(id.IndexOf(Parties.MessageIdMark, StringComparison.Ordinal) is var mark && mark < 0 ? 0 : mark + Parties.MessageIdMark.Length)..]
        : null;
}
