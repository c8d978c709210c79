using System.Collections.Frozen;
using Demarc.Understanding;

namespace Demarc.Turns;

/// <summary>Short orders to the bot that mean the same whatever was asked before: "all orders", "ack ESC-104", "where is 48213".</summary>
static class Commands
{
    const double Sure = 0.85;
    const int MostWords = 6;

    static readonly FrozenSet<string> Always =
    [
        "order.list", "esc.list", "esc.show", "esc.status", "esc.ack", "esc.take", "esc.assign", "esc.resolve", "esc.reopen", "esc.note", "esc.raise", "esc.next", "esc.howto",
        "meta.help", "meta.whoami", "meta.prefs", "meta.human",
    ];

    public static bool IsPlain(Meaning meaning, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (meaning.Outcome != Outcome.Answer || meaning.Confidence < Sure || words.Length is 0 or > MostWords)
        {
            return false;
        }

        // A bare date is read as the status of that day, and may be all that was asked for.
        if (meaning.Intent == "status.show")
        {
            return text.Contains("status", StringComparison.OrdinalIgnoreCase);
        }

        return Always.Contains(meaning.Intent)
            ? !meaning.Intent.StartsWith("esc.", StringComparison.Ordinal) || meaning.Intent is "esc.list" or "esc.howto" || meaning.First(EntityKind.EscalationId) is not null
            : (meaning.Intent.StartsWith("order.", StringComparison.Ordinal) || meaning.Intent.StartsWith("port.", StringComparison.Ordinal))
                && meaning.First(EntityKind.OrderId) is not null && Openers.IsLookup(text);
    }
}
