using System.Collections.Frozen;

namespace Demarc.Understanding;

/// <summary>
/// The first word that counts tells what kind of thing a message is: a question, something to be looked up, something to be done. One list for all who
/// must tell a new request from an answer.
/// </summary>
public static class Openers
{
    static readonly FrozenSet<string> Courtesies = ["please", "pls", "plz", "also", "and", "but", "hey", "hi", "oh", "ok", "okay", "so"];

    static readonly FrozenSet<string> Asking = ["what", "whats", "who", "whos", "whose", "when", "whens", "where", "wheres", "why", "how", "which"];

    static readonly FrozenSet<string> Auxiliaries = ["can", "could", "is", "are", "do", "does", "did", "will", "should", "may"];

    static readonly FrozenSet<string> LookingUp = ["show", "open", "track", "check", "pull", "look", "find", "list", "follow", "unfollow", "update", "status"];

    /// <summary>What stands first when a field of an order is asked for: "foc 48213".</summary>
    static readonly FrozenSet<string> Fields = ["eta", "foc", "history", "circuit"];

    static readonly FrozenSet<string> Doing =
    [
        "set", "tell", "let", "note", "add", "mark", "change", "close", "resolve", "reopen", "raise", "assign", "take", "ack", "acknowledge", "withdraw", "retract", "cancel", "remind",
        "notify", "message", "log", "put", "move", "undo",
    ];

    /// <summary>"Where is it", "can they come": a question by its first word.</summary>
    public static bool IsQuestion(string text) => First(text) is var word && (Asking.Contains(word) || Auxiliaries.Contains(word));

    /// <summary>Something is wanted from the records: a question, or "show", "status", "foc".</summary>
    public static bool IsLookup(string text) => text.TrimEnd().EndsWith('?') || (First(text) is var word && (Asking.Contains(word) || Auxiliaries.Contains(word) || LookingUp.Contains(word) || Fields.Contains(word)));

    /// <summary>It tells to do or to show something: "set 48213 foc 12/4", "tell Dana …", "where is 48214".</summary>
    public static bool IsCommand(string text) => First(text) is var word && (Asking.Contains(word) || LookingUp.Contains(word) || Doing.Contains(word));

    /// <summary>The first word that is no courtesy, without marks; empty when there is none.</summary>
    static string First(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = string.Concat(words[i].ToLowerInvariant().Where(char.IsLetterOrDigit));
            var isRequest = word is "can" or "could" or "would" or "will" && i + 1 < words.Length && words[i + 1].Equals("you", StringComparison.OrdinalIgnoreCase);
            if (isRequest)
            {
                i++;
            }
            else if (word.Length > 0 && !Courtesies.Contains(word))
            {
                return word;
            }
        }

        return "";
    }
}
