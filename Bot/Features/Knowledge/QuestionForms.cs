using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.People;
using Demarc.Storage;
using Demarc.Turns;
using NodaTime;

namespace Demarc.Features.Knowledge;

/// <summary>Asking a person, and answering, as forms; an answer can become an article in the same move.</summary>
sealed class QuestionForms(AskPerson people, Library library, Numbers numbers, Policy policy)
{
    public const string Ask = "knowledge.ask";
    public const string Answer = "knowledge.answer";
    public const string AskAction = "knowledge.ask-person";

    /// <summary>The program's own articles stay below.</summary>
    const long LastShipped = 500;
    const int LongestWords = 2000;
    const int LongestAnswer = 4000;
    const int LongestFirstLine = 340;

    // --- Asking

    public Task<Reply> OpenAskAsync(Turn turn, Session session, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Ask(AskForm(turn)));

    public async Task<Reply> SubmitAskAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var words = (turn.Inbound.Values.GetValueOrDefault("words") ?? "").Trim();
        if (words.Length == 0)
        {
            return new Reply.Ask(AskForm(turn).Refused(turn.Inbound.Values, [new FieldError("words", "Write what you want to know.")]));
        }

        var question = await people.NoteAsync(turn, session, words, library.Find(turn.Inbound.Subject)?.Id, cancel);
        return new Reply.Done(await people.SendAsync(question, turn, session, cancel));
    }

    /// <summary>One press on "Ask a person" under a question that is kept already.</summary>
    public async Task<Reply> AskPressedAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Question.All, turn.Inbound.Subject ?? "", cancel) is not { } question || question.AskedBy != turn.Person.Id)
        {
            return new Reply.Refused(Text.Plain("That question is not here any more. Ask me again, in your own words."));
        }

        return question.State == QuestionState.Noted
            ? new Reply.Done(await people.SendAsync(question, turn, session, cancel))
            : new Reply.Refused(Text.Of($"Your question {question.Id} is {(question.State == QuestionState.Answered ? "answered already" : "with a person already")}."));
    }

    static Form AskForm(Turn turn) => new(Ask, "Ask a person", turn.Inbound.Subject ?? "", turn.Inbound.Ticket ?? turn.Inbound.Key)
    {
        Intro = Text.Plain("Somebody of the order desk answers; the answer comes to you here. No PINs, passwords or social security numbers, please."),
        SubmitLabel = "Send",
        Fields = [new TextField("words", "What do you want to know?") { Required = true, Multiline = true, MaxLength = LongestWords, Hint = "Name the order, the carrier and what you have heard so far." }],
    };

    // --- Answering

    public async Task<Reply> OpenAnswerAsync(Turn turn, Session session, CancellationToken cancel) =>
        await OpenQuestionAsync(turn, session, cancel) is var (question, refusal) && question is not null ? new Reply.Ask(AnswerForm(question, turn)) : refusal!;

    public async Task<Reply> SubmitAnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (question, refusal) = await OpenQuestionAsync(turn, session, cancel);
        if (question is null)
        {
            return refusal!;
        }

        var values = turn.Inbound.Values;
        var answer = (values.GetValueOrDefault("answer") ?? "").Trim();
        var becomesArticle = values.GetValueOrDefault("article") == "true";
        var errors = Wrong(answer, becomesArticle, values.GetValueOrDefault("title"), turn.Person).ToList();
        if (errors.Count > 0)
        {
            return new Reply.Ask(AnswerForm(question, turn).Refused(values, errors));
        }

        var article = becomesArticle ? await PublishAsync(question, answer, values, turn, session, cancel) : null;
        return await AnsweredAsync(question, answer, article, turn, session, cancel);
    }

    /// <summary>"reply to Q-118: yes": the same as the form, without an article.</summary>
    public async Task<Reply> AnswerInWordsAsync(string id, string answer, Turn turn, Session session, CancellationToken cancel)
    {
        var (question, refusal) = await OpenQuestionAsync(turn, id, session, cancel);
        return question is null ? refusal!
            : answer.Length is 0 or > LongestAnswer
                ? new Reply.Say(new Card("question-reply", "", answer.Length == 0 ? Text.Of($"What is the answer to {question.Id}? Say \"reply to {question.Id}:\" and the words, or use the form.") : Text.Of($"That is {answer.Length} characters, and {LongestAnswer} fit. Please say it shorter.")) { Buttons = [new FormButton($"Answer {question.Id}", Answer, question.Id)] }, Audience.Asker)
                : await AnsweredAsync(question, answer, null, turn, session, cancel);
    }

    static async Task<Reply> AnsweredAsync(Question question, string answer, DeskArticle? article, Turn turn, Session session, CancellationToken cancel)
    {
        var answered = question with { State = QuestionState.Answered, Answer = answer, AnsweredBy = turn.Person.Id, AnsweredAt = turn.Now, BecameArticle = article?.Id };
        session.Save(Question.All, answered);
        session.Record(turn, "knowledge.answered", question.Id, article?.Id);
        AskPerson.Settle(session, question.Id);
        await session.TouchAsync("question:" + question.Id, turn.Now, cancel);
        var isTold = await session.LoadAsync(Roster.People, question.AskedBy, cancel) is { } asker
            && session.Tell(asker, $"answer:{question.Id}", turn.Now, QuestionCards.ForAsker(answered, turn.Person.Name, PeopleForms.Words(turn.Person.Role)), Importance.MustArrive);
        return new Reply.Done(Text.Of($"{(isTold ? "Sent" : "Kept, but the asker cannot be reached")}.{(article is null ? "" : $" {article.Id} is live: whoever asks that now gets your answer.")}"));
    }

    static Task<(Question? Question, Reply? Refusal)> OpenQuestionAsync(Turn turn, Session session, CancellationToken cancel) => OpenQuestionAsync(turn, turn.Inbound.Subject ?? "", session, cancel);

    static async Task<(Question? Question, Reply? Refusal)> OpenQuestionAsync(Turn turn, string id, Session session, CancellationToken cancel)
    {
        // Staff answers; to everyone else a question of others is not there.
        if (!turn.Person.IsStaff || await session.LoadAsync(Question.All, id, cancel) is not { } question)
        {
            return (null, new Reply.Refused(Text.Plain("There is no such question.")));
        }

        if (question.State != QuestionState.Answered)
        {
            return (question, null);
        }

        var by = question.AnsweredBy is { } who ? (await session.LoadAsync(Roster.People, who, cancel))?.Name : null;
        return (null, new Reply.Refused(Text.Of($"{by ?? "Somebody"} answered {question.Id} {question.AnsweredAt ?? turn.Now}."), QuestionCards.View(question.Id, turn.Person)));
    }

    IEnumerable<FieldError> Wrong(string answer, bool becomesArticle, string? title, Person author)
    {
        if (answer.Length == 0)
        {
            yield return new FieldError("answer", "Write the answer.");
        }

        if (becomesArticle && !policy.AllowsAny(author, Act.WriteArticle))
        {
            yield return new FieldError("article", "Articles are written by project managers, partner support and administrators. Leave this off; the answer is sent all the same.");
        }

        if (becomesArticle && string.IsNullOrWhiteSpace(title))
        {
            yield return new FieldError("title", "Give the article the question as its title: \"Does Cox port on Fridays?\"");
        }

        if (becomesArticle && answer.Split('\n')[0].Trim().Length > LongestFirstLine)
        {
            yield return new FieldError("answer", $"Say it in at most {LongestFirstLine} characters on the first line, and the rest on further lines.");
        }
    }

    async Task<DeskArticle> PublishAsync(Question question, string answer, IReadOnlyDictionary<string, string> values, Turn turn, Session session, CancellationToken cancel)
    {
        var number = await numbers.NextAsync("articles", LastShipped, cancel);
        var examples = (values.GetValueOrDefault("examples") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var carrier = values.GetValueOrDefault("carrier");
        var article = new DeskArticle
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"KA-{number}"),
            Title = values["title"].Trim(),
            Words = answer,
            Examples = [.. examples.Prepend(question.Words).Distinct(StringComparer.OrdinalIgnoreCase)],
            Author = turn.Person.Id,
            AuthorName = turn.Person.Name,
            Owner = turn.Person.Role,
            WrittenOn = Instant.FromDateTimeOffset(turn.Now).InUtc().Date.ToDateOnly(),
            Carrier = carrier is { Length: > 0 } && ArticleHead.Carriers.Contains(carrier) ? carrier : null,
        };
        session.Save(DeskArticle.All, article);
        session.Record(turn, "knowledge.published", article.Id);
        return article;
    }

    Form AnswerForm(Question question, Turn turn)
    {
        var form = new Form(Answer, $"Answer {question.Id}", question.Id, turn.Inbound.Ticket ?? turn.Inbound.Key)
        {
            Intro = Text.Of($"Asked: {question.Words}"),
            SubmitLabel = "Send the answer",
            Fields = [new TextField("answer", "Your answer, as the partner will read it") { Required = true, Multiline = true, MaxLength = LongestAnswer }],
        };
        return !policy.AllowsAny(turn.Person, Act.WriteArticle) ? form : form with
        {
            Fields =
            [
                .. form.Fields,
                new ToggleField("article", "Make it an article, so that I answer this from now on") { Value = "false" },
                new TextField("title", "The article's title: the question in plain words") { MaxLength = 100 },
                new TextField("examples", "Other ways to ask it, one a line") { Multiline = true, MaxLength = 1500 },
                new ChoiceField("carrier", "Only true for one carrier?", [.. ArticleHead.Carriers.Select(carrier => new Choice(carrier, carrier))]),
            ],
        };
    }
}
