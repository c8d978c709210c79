using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>What Slack answered → what the outbox is to do, by the classes of Slack's errors: wait, try again, look first, never and why.</summary>
static class SlackResults
{
    static readonly HashSet<string> TooLong = ["msg_too_long", "msg_blocks_too_long"];
    static readonly HashSet<string> BadBlocks = ["invalid_blocks", "invalid_blocks_format", "invalid_attachments", "only_one_table_allowed", "invalid_arguments"];

    public static bool IsTooLong(SlackAnswer answer) => answer.ErrorOf is { } error && TooLong.Contains(error);

    public static bool IsBadBlocks(SlackAnswer answer) => answer.ErrorOf is { } error && BadBlocks.Contains(error);

    /// <summary>The workspace's token is no good any more.</summary>
    public static bool IsLockedOut(string? error) => error is "invalid_auth" or "token_revoked" or "token_expired" or "account_inactive" or "not_authed" or "org_login_required" or "team_access_not_granted" or "no_permission";

    /// <param name="post">Posting twice shows two messages; changing and deleting twice is the same as once.</param>
    public static SendResult Of(SlackAnswer answer, OutgoingKind post) => answer switch
    {
        SlackAnswer.Done done => new SendResult.Sent(done.Body.Text("ts") ?? done.Body.Text("message_ts")),
        SlackAnswer.Unsent unsent => new SendResult.NotYet(unsent.Why, unsent.RetryAfter),
        SlackAnswer.Lost lost => new SendResult.Doubt(lost.Why),
        SlackAnswer.Refused refused => OfRefusal(refused, post),
        _ => throw new InvalidOperationException($"An answer of another kind: {answer.GetType().Name}."),
    };

    /// <summary>Opening a chat twice is the same as once, so whatever went wrong with it, the message itself was not sent.</summary>
    public static SendResult OfOpening(SlackAnswer answer) => Of(answer, OutgoingKind.Post) switch
    {
        SendResult.Doubt doubt => new SendResult.NotYet($"The chat could not be opened: {doubt.Why}"),
        SendResult.Sent => new SendResult.NotYet("The chat was opened, and its id was not in the answer."),
        var other => other,
    };

    static SendResult OfRefusal(SlackAnswer.Refused refused, OutgoingKind kind) => refused.Error switch
    {
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => new SendResult.NotYet("Slack asks for a rest.", refused.RetryAfter ?? TimeSpan.FromSeconds(30)),
        var error when IsLockedOut(error) => new SendResult.NotYet(
            $"Slack does not take the bot's token ({error}). Install the app again under /slack/install, or set Slack:BotToken anew; what waits is sent then.", TimeSpan.FromMinutes(5), RateScope.Tenant),
        "missing_scope" => new SendResult.Never("The Slack app lacks a permission it needs. Compare its scopes with manifest/slack/manifest.json and install it again."),
        "not_in_channel" or "channel_not_found" => new SendResult.Never($"The bot is not in that Slack channel ({refused.Error}). Write /invite @Demarc there.", Gone: true),
        "is_archived" => new SendResult.Never("The Slack channel is archived. Unarchive it, or choose another for these messages.", Gone: true),
        "user_not_found" or "user_disabled" or "users_not_found" or "cannot_dm_bot" or "user_not_visible" or "messages_tab_disabled" or "im_closed" => new SendResult.Never(
            $"Slack lets the bot write no direct message to them ({refused.Error}). They can open a chat with it once, or be asked in a channel both are in.", Gone: true),
        "message_not_found" or "cant_update_message" or "edit_window_closed" or "cant_delete_message" => new SendResult.Never("The message is not there any more, or is not the bot's."),
        "thread_not_found" or "cannot_reply_to_message" => new SendResult.Never("The message it answers is not there any more."),
        "restricted_action" or "restricted_action_read_only_channel" or "restricted_action_thread_only_channel" or "restricted_action_non_threadable_channel" or "ekm_access_denied" or "posting_to_general_channel_denied" => new SendResult.Never(
            $"The workspace does not let the bot write there ({refused.Error}). Ask its administrators."),
        var error when IsTooLong(refused) || IsBadBlocks(refused) => new SendResult.Never($"Slack does not take the message even at its smallest ({error}). This is a bug in how it is written."),
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org" or "no_json" or "not_ok" => Failed(refused, kind),
        var error when error.StartsWith("http_5", StringComparison.Ordinal) || error == "http_408" => Failed(refused, kind),
        var error when error.StartsWith("http_", StringComparison.Ordinal) => new SendResult.NotYet($"Something between the bot and Slack answers in its place ({error}). Check proxies and firewalls."),
        // Words Slack adds later: certainly not done, perhaps later.
        var error => kind == OutgoingKind.Post ? new SendResult.Never($"Slack does not take the message ({error}).") : new SendResult.Never($"Slack does not take the change ({error})."),
    };

    // It may have been done before it failed.
    static SendResult Failed(SlackAnswer.Refused refused, OutgoingKind kind) => kind == OutgoingKind.Post
        ? new SendResult.Doubt($"Slack failed ({refused.Error}).")
        : new SendResult.NotYet($"Slack failed ({refused.Error}).");
}
