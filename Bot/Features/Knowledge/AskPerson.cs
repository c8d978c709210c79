using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>Takes a question to a person, keeps after them, and brings the answer back.</summary>
sealed class AskPerson(Numbers numbers, Calendars calendars)
{
    public const string RemindJob = "knowledge.remind";
    const long BeforeFirst = 100;

    /// <summary>Working time until the person asked is reminded, and until somebody else is asked.</summary>
    static readonly TimeSpan UntilReminder = TimeSpan.FromHours(4);

    static readonly TimeSpan UntilNext = TimeSpan.FromHours(9);

    /// <summary>Keeps what was asked, so that one press can take it to a person.</summary>
    public async Task<Question> NoteAsync(Turn turn, Session session, string words, string? article, CancellationToken cancel)
    {
        var number = await numbers.NextAsync("questions", BeforeFirst, cancel);
        var question = new Question
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"Q-{number}"),
            Words = words,
            AskedBy = turn.Person.Id,
            Company = turn.Person.Company,
            AskedAt = turn.Now,
            Article = article,
            Intent = turn.Meaning?.Intent,
        };
        session.Save(Question.All, question);
        return question;
    }

    /// <returns>What the asker is told.</returns>
    public async Task<Text> SendAsync(Question question, Turn turn, Session session, CancellationToken cancel)
    {
        var answerer = await PickAsync(question, except: null, session, cancel);
        session.Save(Question.All, question with { State = QuestionState.Waiting, Assignee = answerer?.Id });
        session.Record(turn, "knowledge.asked", question.Id, answerer?.Id);
        if (answerer is null)
        {
            return Text.Of($"I kept your question as {question.Id}, and told those who run me that nobody here is set up to answer it.");
        }

        session.Tell(answerer, $"question:{question.Id}:{answerer.Id}", turn.Now, QuestionCards.View(question.Id, answerer), Importance.MustArrive);
        var reminder = HoursOf(answerer).Add(turn.Now, UntilReminder);
        session.At($"question:{question.Id}", RemindJob, reminder, question.Id);
        return Text.Of($"I asked {answerer.Name}. Your question is {question.Id}; the answer comes to you here. You will hear from me by {HoursOf(answerer).Add(turn.Now, UntilNext)} in any case.");
    }

    /// <summary>First the same person again, then the next one, and the asker is told; it never just lies there.</summary>
    public async Task RemindAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Question.All, due.Subject, cancel) is not { State: QuestionState.Waiting, Assignee: { } id } question
            || await session.LoadAsync(Roster.People, id, cancel) is not { } assignee)
        {
            return;
        }

        var now = due.At;
        if (due.Detail is null)
        {
            session.Tell(assignee, $"question:{question.Id}:reminder:{assignee.Id}", now, QuestionCards.View(question.Id, assignee), Importance.MustArrive);
            session.At(due.Id, RemindJob, HoursOf(assignee).Add(now, UntilNext - UntilReminder), question.Id, "next");
            return;
        }

        var next = await PickAsync(question, except: assignee.Id, session, cancel) ?? assignee;
        session.Save(Question.All, question with { Assignee = next.Id });
        session.Record(Audit.TheClock, "knowledge.passed-on", question.Id, now, $"{assignee.Id} → {next.Id}");
        session.Tell(next, $"question:{question.Id}:{next.Id}:{now.UtcTicks}", now, QuestionCards.View(question.Id, next), Importance.MustArrive);
        session.At(due.Id, RemindJob, HoursOf(next).Add(now, UntilNext), question.Id, "next");
        if (await session.LoadAsync(Roster.People, question.AskedBy, cancel) is { } asker)
        {
            var words = next.Id == assignee.Id
                ? Text.Of($"Your question {question.Id} is not answered yet. {assignee.Name} was reminded again.")
                : Text.Of($"Your question {question.Id} is not answered yet; I asked {next.Name} as well.");
            session.Tell(asker, $"question:{question.Id}:still:{now.UtcTicks}", now, new Card("question-waits", "", words), topic: "question:" + question.Id);
        }
    }

    public static void Settle(Session session, string id) => session.NoLonger($"question:{id}");

    WorkingHours HoursOf(Person person) => WorkingHours.Office(Zones.OrUtc(person.Zone), calendars.Default);

    /// <summary>Who looks after the asker's agency first, then partner support, then whoever has the fewest questions waiting.</summary>
    static async Task<Person?> PickAsync(Question question, string? except, Session session, CancellationToken cancel)
    {
        var people = await session.QueryAsync(
            Roster.People,
            Roster.People.Where(person => !person.Gone && (person.Role == Role.ProjectManager || person.Role == Role.PartnerSupport || person.Role == Role.Administrator)),
            cancel);
        var waiting = await session.QueryAsync(Question.All, Question.All.Where(other => other.State == QuestionState.Waiting).Take(1000), cancel);
        var load = waiting.CountBy(other => other.Assignee ?? "").ToDictionary();
        return people
            .Where(person => person.Id != except && person.Id != question.AskedBy && Telling.AddressOf(person) is not null)
            .OrderByDescending(person => person.Partners.Contains(question.Company))
            .ThenBy(person => person.Role switch { Role.PartnerSupport => 0, Role.ProjectManager => 1, _ => 2 })
            .ThenBy(person => load.GetValueOrDefault(person.Id))
            .ThenBy(person => person.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
