using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>Questions to people in words: "Q-118", "questions", "reply to Q-118: yes".</summary>
sealed partial class QuestionTalk(QuestionForms forms)
{
    public const string Show = "question.show";
    public const string List = "question.list";
    public const string Reply = "question.reply";
    const string Person = "meta.human";
    const int MostListed = 10;
    const int LongestListed = 100;
    const int MostRead = 4000;

    public void Register(Catalog catalog)
    {
        catalog.Hears(HeardIn);
        catalog.Intent(Show, ShowAsync);
        catalog.Intent(List, ListAsync);
        catalog.Intent(Reply, ReplyAsync);
    }

    /// <summary>What is said of a question by its id, a list of them, or that a person should answer.</summary>
    public static string? HeardIn(string text, Pending? pending) => text.Length > MostRead ? null
        : Answering().IsMatch(text) ? Reply
        : Showing().IsMatch(text) ? Show
        : Listing().IsMatch(text) ? List
        : PersonWords.IsForPerson(text) || PersonWords.QuestionIn(text).Length > 0 ? Person
        : null;

    /// <summary>The words after "reply to Q-118:"; empty when there are none.</summary>
    public static string AnswerIn(string text) => Answering().Match(text) is { Success: true } match ? match.Groups["words"].Value.Trim() : "";

    static string IdIn(string text) => Id().Match(text) is { Success: true } match ? "Q-" + match.Groups[1].Value.TrimStart('0') : "";

    async Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await SeenAsync(turn, session, cancel) is not { } question)
        {
            return NotThere();
        }

        if (turn.Person.IsStaff && question.State != QuestionState.Noted)
        {
            return new Reply.Live(QuestionCards.View(question.Id, turn.Person), Audience.Asker);
        }

        var other = await session.LoadAsync(Roster.People, question.AnsweredBy ?? question.Assignee ?? "", cancel);
        return new Reply.Say(
            question is { State: QuestionState.Answered }
                ? QuestionCards.ForAsker(question, other?.Name ?? "Somebody who left", "who answered")
                : QuestionCards.Standing(question, other?.Name),
            Audience.Asker);
    }

    /// <summary>Staff has those that wait, their own first; everyone else what they asked.</summary>
    async Task<Reply> ListAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var me = turn.Person.Id;
        var found = turn.Person.IsStaff
            ? await session.QueryAsync(Question.All, Question.All.Where(question => question.State == QuestionState.Waiting).Take(1000), cancel)
            : await session.QueryAsync(Question.All, Question.All.Where(question => question.AskedBy == me).Take(1000), cancel);
        var shown = found.Where(question => question.State != QuestionState.Noted).OrderByDescending(question => question.Assignee == me).ThenBy(question => question.State).ThenByDescending(question => question.AskedAt).ToList();
        if (shown.Count == 0)
        {
            return new Reply.Say(new Card("questions", "", Text.Plain(turn.Person.IsStaff ? "No question waits for an answer." : "You asked no person anything yet. Say \"ask a person\" and your question.")), Audience.Asker);
        }

        return new Reply.Say(
            new Card("questions", "Questions", Text.Of($"{shown.Count} {(turn.Person.IsStaff ? "wait for an answer" : "of yours")}{(shown.Count > MostListed ? $"; here are {MostListed}" : "")}."))
            {
                Body = [new Bullets([.. shown.Take(MostListed).Select(question => Text.Of($"{Text.Bold(question.Id)} ({QuestionCards.StateOf(question)}): {Short(question.Words)}"))])],
                Buttons = [.. shown.Take(MostListed).Select(question => new AskButton($"Show {question.Id}", $"show {question.Id}"))],
            },
            Audience.Asker);
    }

    async Task<Reply> ReplyAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var id = IdIn(turn.Inbound.Text);
        var words = AnswerIn(turn.Inbound.Text);
        return !turn.Person.IsStaff && words.Length == 0 ? await ShowAsync(turn, session, cancel)
            : await SeenAsync(turn, session, cancel) is null or { State: QuestionState.Noted } ? NotThere()
            : await forms.AnswerInWordsAsync(id, words, turn, session, cancel);
    }

    /// <summary>The question named, for its asker; for staff too once a person was asked. What somebody only said to the bot is theirs.</summary>
    static async Task<Question?> SeenAsync(Turn turn, Session session, CancellationToken cancel) =>
        await session.LoadAsync(Question.All, IdIn(turn.Inbound.Text), cancel) is { } question
        && (question.AskedBy == turn.Person.Id || (turn.Person.IsStaff && question.State != QuestionState.Noted))
            ? question
            : null;

    static Reply.Refused NotThere() => new(Text.Plain("There is no such question of yours. Say \"questions\" for those there are."));

    static string Short(string words) => words.Length <= LongestListed ? words : words[..(LongestListed - 1)] + "…";

    [GeneratedRegex(@"\b(?:q\s?[-#]?\s?)(\d{3,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you)\s+)?(?:(?:reply|respond|answer)(?:\s+to)?\s+(?:question\s+)?q\s?[-#]?\s?\d{3,9}\b(?:\s*[:,;–-]\s*|\s+(?:with|saying|that|by saying)\s+|\s+|\z)|(?:question\s+)?q\s?[-#]?\s?\d{3,9}\s*(?::|\b(?:reply|answer)\b\s*[:,]?)\s*)[""“]?(?<words>.*?)[""”]?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Answering();

    [GeneratedRegex(
        @"\A\W*(?:(?:and|please|pls|hey|hi|so)\s+)*(?:(?:show|open|see|status(?: of| on)?|what(?:'s| is| about| happened (?:to|with))|how about|where(?:'s| is)|any (?:answer|news|update|word|reply)(?: (?:on|to|for|about))?|is there an? (?:answer|reply|update) (?:on|to|for)|who has|did (?:any(?:one|body)|some(?:one|body)|you) answer)\s+)?(?:(?:my|the|our)\s+)?(?:question\s+)?q\s?[-#]?\s?\d{3,9}\b(?:\s+(?:status|answered(?: yet)?|yet|please|update|any news))*\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Showing();

    [GeneratedRegex(@"\A\W*(?:(?:show|list|see|what are|any|how many)\s+)?(?:(?:me|all|my|the|our|open|waiting|unanswered|pending)\s+)*questions(?:\s+(?:please|open|waiting|for me|are (?:open|waiting)|do i have|to answer))*\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Listing();
}
