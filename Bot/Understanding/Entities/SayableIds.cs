using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Ids made to be said: escalations (<c>ESC-104</c>) and articles (<c>KA-03</c>).</summary>
static class SayableIds
{
    static readonly HashSet<string> Escalation = ["esc", "escalation", "escalations", "escl", "esclation"];
    static readonly HashSet<string> Article = ["ka", "article", "kb"];
    static readonly HashSet<string> Number = ["number", "no", "num", "nr", "id", "ticket"];
    static readonly HashSet<string> Durations = ["day", "days", "hour", "hours", "hrs", "bd", "week", "weeks", "times", "min", "minutes", "business", "months", "am", "pm"];
    static readonly HashSet<string> Acts = ["ack", "acknowledge", "acknowledged", "reopen", "resolve", "resolved", "acking", "acked"];

    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            Add(said, i, Escalation, EntityKind.EscalationId, 6, found);
            Add(said, i, Article, EntityKind.Article, 4, found);

            // "ack 104": nothing else is acknowledged by number.
            if (said.IsIn(i, Acts) && said.IsNumber(i + 1, 1, 4) && IsFree(said, i + 2))
            {
                found.Add(new Found(EntityKind.EscalationId, Escalated(said[i + 1].Text), i + 1, i + 2) { Rank = 1 });
            }
        }
    }

    static void Add(Utterance said, int i, HashSet<string> names, EntityKind kind, int most, List<Found> found)
    {
        if (said[i].Kind == TokenKind.Mixed && Split(said[i].Text) is var (letters, digits) && names.Contains(letters) && digits.Length <= most && (kind != EntityKind.Article || letters != "article"))
        {
            found.Add(new Found(kind, Value(kind, digits), i, i + 1) { Rank = 6 });
            return;
        }

        if (!said.IsIn(i, names))
        {
            return;
        }

        var at = i + 1;
        while (said[at].Is('-') || said[at].Is('#') || said[at].Is(':') || said.IsIn(at, Number))
        {
            at++;
        }

        if (at - i <= 4 && said.IsNumber(at, 1, most) && IsFree(said, at + 1))
        {
            found.Add(new Found(kind, Value(kind, said[at].Text), i, at + 1) { Rank = 6 });
        }
    }

    static bool IsFree(Utterance said, int i) =>
        !said.IsIn(i, Durations) && !(said[i].IsGlued && (said[i].Is('/') || said[i].Is(':')) && said[i + 1].Kind == TokenKind.Number);

    static string Value(EntityKind kind, string digits) => kind == EntityKind.EscalationId
        ? Escalated(digits)
        : "KA-" + digits.TrimStart('0').PadLeft(2, '0');

    static string Escalated(string digits) => "ESC-" + (digits.TrimStart('0') is { Length: > 0 } number ? number : "0");

    static (string Letters, string Digits)? Split(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('0', '9');
        return at > 0 && text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') < 0 ? (text[..at], text[at..]) : null;
    }
}
