using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>"snooze 48213": orders are not put to sleep, and it is said what is done instead.</summary>
static partial class SnoozeText
{
    public const string Intent = "order.snooze";

    public static string? In(string text, Pending? pending) => pending is null && Asks().IsMatch(text) ? Intent : null;

    public static Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var number = ChangeTurns.Names(turn) is [var named] ? named : null;
        return Task.FromResult<Reply>(new Reply.Say(
            Answering.Line("order-snooze", Text.Of($"I do not put orders to sleep. \"unfollow {number ?? "48213"}\" stops its news and \"follow {number ?? "48213"}\" brings them back; the quiet hours in your settings hold back what can wait.")) with
            {
                Buttons = [.. number is null ? Array.Empty<Button>() : [new AskButton($"Unfollow {number}", $"unfollow {number}")], new AskButton("My settings", "my settings")],
            },
            Audience.Asker));
    }

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you)\W+)*(?:snooze|un-?snooze|silence)\b(?!.*\b(?:esc|escalation)[\s#_-]*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
