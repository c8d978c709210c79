using System.Collections.Frozen;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Requests;

/// <summary>
/// Cuts a message where one thing ends and another may begin: at the ends of sentences, and at "and", "also" or a comma when a question or command
/// follows. Never inside an entity.
/// </summary>
sealed class Splitter
{
    /// <summary>Of a very long message the first and the last of these are looked at on their own; what lies between stays in one piece.</summary>
    const int MostClauses = 16;
    const int Reach = 8;
    const int QuestionReach = 25;

    static readonly FrozenSet<string> Abbreviations =
    [
        "st", "no", "dec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "inc", "mr", "ms", "mrs", "dr", "ext", "approx", "vs", "etc", "acct", "num", "ave", "rd", "blvd", "ste", "co", "corp", "ord", "cust", "esc",
    ];

    static readonly FrozenSet<string> Asking =
    [
        "what", "whats", "when", "whens", "where", "wheres", "who", "whos", "why", "whys", "how", "hows", "which", "is", "are", "can", "could", "do", "does", "did", "has", "have", "will", "would", "should", "any", "was", "were", "whose",
    ];

    // After a comma alone these may go on with the sentence: "the tech, who never came".
    static readonly FrozenSet<string> GoingOn = ["when", "where", "which", "who", "whose", "have", "has", "any", "is", "are", "was", "were", "do", "did"];

    static readonly FrozenSet<string> Commanding =
    [
        "show", "list", "give", "send", "tell", "check", "escalate", "cancel", "expedite", "get", "find", "open", "add", "update", "set", "note", "status", "follow", "unfollow", "link", "please", "pls", "let", "look", "pull", "schedule", "start", "create",
        "submit", "book", "notify", "confirm", "explain", "define", "help", "post", "mark", "ack", "reopen", "close", "push", "move", "reschedule", "change", "validate", "mute", "stop", "invite", "remind",
    ];

    static readonly FrozenSet<string> Asked = ["status", "foc", "eta", "update", "history", "install", "installation", "due"];
    static readonly FrozenSet<string> Adding = ["also", "plus", "btw", "additionally", "secondly", "separately", "lastly", "finally"];
    static readonly FrozenSet<string> Joining = ["and", "then", "but", "oh", "&", "so", ",", "-", "another", "one", "more", "thing", "question"];

    readonly Utterance said;
    readonly bool[] inside;

    // How many ids begin before a token.
    readonly int[] ids;
    readonly List<(int From, int To)> clauses = [];

    Splitter(Utterance said, IReadOnlyList<Found> found)
    {
        this.said = said;
        inside = new bool[said.Count + 1];
        ids = new int[said.Count + 1];
        foreach (var each in found)
        {
            inside.AsSpan(each.From + 1, each.To - each.From - 1).Fill(true);
            ids[each.From + 1] += IsId(each.Kind) ? 1 : 0;
        }

        for (var i = 1; i < ids.Length; i++)
        {
            ids[i] += ids[i - 1];
        }
    }

    /// <summary>Does a question begin with this word, and hardly anything else? "Is losing money" is no question.</summary>
    public static bool IsAsking(string word) => Asking.Contains(word) && word[0] is ('w' or 'h') && word is not ("was" or "were" or "will" or "would" or "has" or "have");

    /// <summary>Does a question or command begin with this word?</summary>
    public static bool IsOpener(string word) => Asking.Contains(word) || Commanding.Contains(word) || word is "need" or "want" or "looking";

    /// <returns>First token and token after the last of each clause, without the marks and joining words around it.</returns>
    public static IReadOnlyList<(int From, int To)> Clauses(Utterance said, IReadOnlyList<Found> found)
    {
        var clauses = new Splitter(said, found).Cut();
        return clauses.Count <= MostClauses
            ? clauses
            : [.. clauses.Take(MostClauses - 4), (clauses[MostClauses - 4].From, clauses[^4].To), .. clauses.TakeLast(3)];
    }

    List<(int From, int To)> Cut()
    {
        var start = 0;
        for (var i = 0; i < said.Count; i++)
        {
            if (EndsSentence(i))
            {
                Add(start, i + 1);
                start = i + 1;
            }
            else if (i > start && !inside[i] && Joint(start, i) is { } next)
            {
                Add(start, i);
                start = next;
                i = next - 1;
            }
        }

        Add(start, said.Count);
        return clauses;
    }

    bool EndsSentence(int i)
    {
        if (said[i].Kind == TokenKind.LineEnd)
        {
            return true;
        }

        if (said[i].Kind != TokenKind.Mark || inside[i] || inside[i + 1])
        {
            return false;
        }

        return said[i].Text[0] switch
        {
            '?' or '!' or ';' => !said[i + 1].Is('?') && !said[i + 1].Is('!'),
            '.' => (i + 1 == said.Count || !said[i + 1].IsGlued) && !said.IsIn(i - 1, Abbreviations),
            _ => false,
        };
    }

    // Where the next clause begins, when one begins here.
    int? Joint(int start, int i)
    {
        var next = i;
        var isAdded = false;
        while (next < said.Count && next - i < 6 && (said.IsIn(next, Adding) || said.IsIn(next, Joining)) && !inside[next + 1])
        {
            isAdded |= said.IsIn(next, Adding) || said.Is(next, "thing", "question") || said.Is(next + 1, "then");
            next++;
        }

        if (next == i || next >= said.Count || (said[i].Is('-') && said[i].IsGlued) || said.Is(i, "one", "more", "thing", "question", "another"))
        {
            return null;
        }

        if (isAdded)
        {
            return said.IsIn(next, Asking) || said.IsIn(next, Commanding) || said.Count - next >= 3 ? next : null;
        }

        var isComma = next == i + 1 && said[i].Is(',');
        if (said.IsIn(next, Asking))
        {
            return !isComma || !said.IsIn(next, GoingOn) || AsksSoon(next) ? next : null;
        }

        // "the status of 48213 and the ETA for 55120"
        var asked = said.Is(next, "the") ? next + 1 : next;
        if (!isComma && said.IsIn(asked, Asked) && ids[Math.Min(asked + Reach, said.Count)] > ids[asked] && ids[i] > ids[start])
        {
            return next;
        }

        // "how do I port a number and cancel the old one" is one question, "follow 48213 and escalate 55120" two commands.
        var hasOwn = ids[Math.Min(next + Reach, said.Count)] > ids[next];
        var isNew = isComma ? hasOwn && ids[i] > ids[start] : !IsQuestion(start) || hasOwn;
        return said.IsIn(next, Commanding) && isNew ? next : null;
    }

    bool AsksSoon(int from)
    {
        for (var i = from; i < said.Count && said[i].Kind != TokenKind.LineEnd && i < from + QuestionReach; i++)
        {
            if (said[i].Is('?'))
            {
                return true;
            }
        }

        return false;
    }

    bool IsQuestion(int start) => said.IsIn(start, Asking) || said.Is(start + 1, "do", "can", "should");

    void Add(int from, int to)
    {
        while (from < to && !said[from].IsAlphanumeric && !IsOpening(from))
        {
            from++;
        }

        // "Also when do I get paid" begins with "when".
        while (clauses.Count > 0 && from + 1 < to && !inside[from + 1] && (said.IsIn(from, Adding) || said.Is(from, "and", "but", "oh", "then")))
        {
            from++;
        }

        while (to > from && said[to - 1].Kind == TokenKind.LineEnd)
        {
            to--;
        }

        if (from < to)
        {
            clauses.Add((from, to));
        }
    }

    // Marks that may begin an entity.
    bool IsOpening(int i) => inside[i + 1] || said[i].Is('<');

    static bool IsId(EntityKind kind) => kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.EscalationId or EntityKind.Tn or EntityKind.Customer;
}
