using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding.Scoring;

namespace Demarc.Features.Knowledge;

/// <summary>Answers out of articles and tables with their source, says when it does not know, and takes questions to people whose answers become articles.</summary>
sealed class KnowledgeFeature(Library library, Answers answers, QuestionForms forms, QuestionTalk talk, AskPerson people, Lessons lessons) : IFeature
{
    /// <summary>What the desk's own articles teach.</summary>
    public const string DeskIntent = "desk.answer";

    public void Register(Catalog catalog)
    {
        foreach (var intent in library.Codes.Intents.Where(intent => intent.IsInformational && !OfRecords.Contains(intent.Name)))
        {
            catalog.Intent(intent.Name, answers.AnswerAsync);
        }

        foreach (var intent in OutOfScope.Intents)
        {
            catalog.Intent(intent, OutOfScope.AnswerAsync);
        }

        catalog.Articles = answers.AnswerAsync;
        catalog.Intent(DeskIntent, answers.AnswerAsync);
        catalog.Intent("article.show", answers.ShowAsync);
        catalog.Intent("meta.human", answers.PersonAsync);
        catalog.Intent(Router.NoIntent, answers.UnsureAsync);
        talk.Register(catalog);
        catalog.Form(QuestionForms.Ask, forms.OpenAskAsync, forms.SubmitAskAsync);
        catalog.Form(QuestionForms.Answer, forms.OpenAnswerAsync, forms.SubmitAnswerAsync);
        catalog.Action(QuestionForms.AskAction, forms.AskPressedAsync);
        catalog.View(QuestionCards.ViewName, (view, _, session, cancel) => QuestionCards.DrawAsync(view, session, cancel));
        catalog.Job(AskPerson.RemindJob, people.RemindAsync);
        catalog.On(InboundKind.Feedback, Feedback.TakeAsync);
        catalog.Search("searchArticles", SearchAsync);
    }

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        await library.OpenAsync(session, cancel);
        library.Read(articles => lessons.Replace(articles.Select(LessonOf)));
    }

    /// <summary>How a question is known to be this article's.</summary>
    public static Lesson LessonOf(Article article) =>
        new(article.Intents is [var intent, ..] ? intent : DeskIntent, article.Id, article.Title, article.Examples, article.PlainText, article.Keywords.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), article.Carrier);

    /// <summary>Answered from records when one is named, or by the rules that run here: their features take them.</summary>
    static readonly HashSet<string> OfRecords = ["order.foc", "order.eta", "order.stalled", "order.cancel", "order.change", "order.docs_needed", "comm.when", "comm.missing", "jep.action", "esc.howto"];

    Task<Reply> SearchAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var today = turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone));
        return Task.FromResult<Reply>(new Reply.Hits([.. ArticleSearch.Find(library.Articles, turn.Inbound.Text).Select(article => new Hit(article.Id, $"{article.Id} {article.Title}", article.Answer.ToString(), ArticleCard.Of(article, today, [])))]));
    }
}

public static class KnowledgeRegistration
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services) => services
        .AddCollections(DeskArticle.All, Question.All, Feedback.All)
        .AddSingleton(_ => KnowledgeBase.Open(KnowledgeBase.DefaultFolder))
        .AddSingleton<Library>()
        .AddSingleton<CodeAnswers>()
        .AddSingleton<Answers>()
        .AddSingleton<AskPerson>()
        .AddSingleton<QuestionForms>()
        .AddSingleton<QuestionTalk>()
        .AddSingleton<IFeature, KnowledgeFeature>();
}
