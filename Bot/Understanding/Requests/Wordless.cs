using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;

namespace Demarc.Understanding.Requests;

/// <summary>Messages without a word: nothing at all, marks, emoji.</summary>
static class Wordless
{
    static readonly string[] Up = ["👍", "✅", "👌", "✔", "☑", "🆗"];
    static readonly string[] Down = ["👎", "❌", "🚫"];
    static readonly string[] Pleased = ["🙏", "❤", "🙌", "🎉", "😊", "😀", "😃", "👏", "🥳", "💯", "😍", "🤝"];

    /// <returns>Null when there is a word.</returns>
    public static Meaning? Read(Utterance said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].IsAlphanumeric)
            {
                return null;
            }
        }

        var text = said.Text.Lower;
        bool Shows(string[] signs) => signs.Any(sign => text.Contains(sign, StringComparison.Ordinal));
        return text.Trim() is { Length: > 0 and <= 5 } marks && marks.All(mark => mark is '?' or '!') && marks.Contains('?', StringComparison.Ordinal) ? new Meaning("meta.help", 0.9)
            : Shows(Down) ? new Meaning("meta.no", 0.9)
            : Shows(Up) ? new Meaning(said.Context.PendingIntent is null ? "meta.thanks" : "meta.yes", 0.9)
            : Shows(Pleased) ? new Meaning("meta.thanks", 0.9)
            : new Meaning(Examples.None, 1) { Outcome = Outcome.Decline };
    }
}
