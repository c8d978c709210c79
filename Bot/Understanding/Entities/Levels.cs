using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>How serious an escalation is: low, mid or high. "High" alone is a level only where levels are spoken of.</summary>
static class Levels
{
    static readonly HashSet<string> About =
        ["esc", "escalation", "escalations", "escalate", "escalated", "level", "levels", "priority", "severity", "sev", "raise", "raised", "bump", "make", "mark", "lower", "downgrade", "set", "to", "as", "a", "its", "is", "open", "file", "start", "now", "go", "needs", "between", "or", "and"];

    static readonly HashSet<string> Strong = ["esc", "escalation", "escalations", "escalate", "escalated", "level", "levels", "priority", "severity", "sev"];

    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (Level(said, i) is { } level)
            {
                found.Add(new Found(EntityKind.Level, level, i, i + 1) { Rank = 1 });
            }
        }
    }

    static string? Level(Utterance said, int i) => said[i].Text switch
    {
        "urgent" or "urgently" or "critical" => "high",
        "low" or "lows" when IsSpokenOf(said, i) => "low",
        "mid" or "medium" or "mids" when IsSpokenOf(said, i) => "mid",
        "high" or "highs" when IsSpokenOf(said, i) => "high",
        _ => null,
    };

    // "high escalation", "escalate as high", "raise ESC-104 to high", "high" as a whole answer; not "bill is high", "mid december".
    static bool IsSpokenOf(Utterance said, int i)
    {
        if (said.Count <= 3 || said.Context.PendingSlot == "level" || said.IsIn(i + 1, Strong) || said.IsIn(i - 1, Strong) || said[i].Text is "lows" or "mids" or "highs")
        {
            return true;
        }

        if (said.Is(i - 1, "a") && said.Is(i - 2, "raise", "open", "file", "start", "create", "answer", "handle", "make", "it"))
        {
            return true;
        }

        return said.IsIn(i - 1, About) && (said.HasBefore(i, 8, Strong) || IsAfter(said, i)) && !(said[i + 1].Is('-') && said[i + 1].IsGlued);
    }

    static bool IsAfter(Utterance said, int i)
    {
        for (var j = i + 1; j <= i + 8 && said[j].Kind != TokenKind.LineEnd; j++)
        {
            if (said.IsIn(j, Strong))
            {
                return true;
            }
        }

        return false;
    }
}
