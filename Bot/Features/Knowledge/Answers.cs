using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Knowledge;

/// <summary>Answers what an article answers, and says so when none does.</summary>
sealed class Answers(Library library, CodeAnswers codes, AskPerson people)
{
    const int MostShown = 300;

    /// <summary>A question of the knowledge kind: codes and terms it names first, then the article it was read as.</summary>
    public async Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning!;
        if (codes.Answer(meaning, Today(turn)) is { } fromTables)
        {
            return new Reply.Say(fromTables, Audience.Anyone) { Focus = library.Find(meaning.Article) is { } related ? About(related) : null };
        }

        return (library.Find(meaning.Article) ?? Only(meaning)) is { } article && meaning.Outcome == Outcome.Answer
            ? Say(article, turn)
            : await UnsureAsync(turn, session, cancel);
    }

    /// <summary>"KA-03": that article, whatever was asked.</summary>
    public async Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var named = turn.Meaning!.First(EntityKind.Article) ?? turn.Meaning.Article;
        return library.Find(named) is { } article ? Say(article, turn) : await UnsureAsync(turn, session, cancel);
    }

    /// <summary>Up to three guesses to choose from, or an honest "I do not know"; a person is one press away in both.</summary>
    public async Task<Reply> UnsureAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning!;
        var words = meaning.Text.Length > 0 ? meaning.Text : turn.Inbound.Text;
        if (string.IsNullOrWhiteSpace(words) || Strays.IsOne(words))
        {
            return new Reply.Say(new Card("not-understood", "", Text.Plain("Ask me about an order, a port, an escalation or a commission, in your own words. \"help\" shows examples.")), Audience.Asker);
        }

        var question = await people.NoteAsync(turn, session, words, meaning.Article, cancel);
        var ask = new ActionButton("Ask a person", QuestionForms.AskAction, question.Id, question.Version);
        var guesses = meaning.Outcome == Outcome.DidYouMean ? meaning.Candidates.Take(3).Select(candidate => new AskButton(candidate.Label, Says(candidate))).ToList() : [];
        return new Reply.Say(
            guesses.Count > 0
                ? new Card("did-you-mean", "Did you mean…", Text.Plain("I am not sure what you are after. Is it one of these?")) { Buttons = [.. guesses, ask] }
                : new Card("do-not-know", "I do not know that", Text.Plain("Nothing I have answers this well enough to tell you. Shall I ask a person here?")) { Tone = Tone.Unknown, Buttons = [ask] },
            Audience.Asker);
    }

    public async Task<Reply> PersonAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (PersonWords.QuestionIn(turn.Inbound.Text) is { Length: > 0 } asked)
        {
            return new Reply.Done(await people.SendAsync(await people.NoteAsync(turn, session, asked, null, cancel), turn, session, cancel));
        }

        if (PersonWords.WishIn(turn.Meaning is { Text.Length: > 0 } meaning ? meaning.Text : turn.Inbound.Text) is { } wish)
        {
            var present = await people.NoteAsync(turn, session, Placed(wish, turn.Focus), null, cancel);
            return new Reply.Say(PassOn(Text.Of($"A person has to answer that. Shall I pass it on: \"{Short(present.Words)}\"?"), present), Audience.Asker);
        }

        var since = turn.Now - Dialogues.Lifetime;

        // "Just get me a person" says nothing about what for; what was asked before is kept already.
        var open = await session.QueryAsync(
            Question.All,
            Question.All.Where(question => question.AskedBy == turn.Person.Id && question.State == QuestionState.Noted && question.AskedAt > since),
            cancel);
        var last = open.Where(question => !PersonWords.IsForPerson(question.Words)).MaxBy(question => question.AskedAt);
        var dialogue = await Dialogues.CurrentAsync(session, Dialogues.KeyOf(turn.Inbound.Address, turn.Person.Id), turn.Now, cancel);
        if (dialogue?.Said is { } said && (last is null || dialogue.SaidAt > last.AskedAt) && !Strays.IsOne(said) && !PersonWords.IsForPerson(said))
        {
            // Answered since, and not well enough: that is what it is about now.
            last = await people.NoteAsync(turn, session, said, dialogue.Focus is { Kind: "article", Ids: [var article] } ? article : null, cancel);
        }

        return new Reply.Say(
            last is not null
                ? PassOn(Text.Of($"Shall I pass on what you asked before: \"{Short(last.Words)}\"?"), last)
                : new Card("person", "A person", Text.Plain("Tell me what it is about, and somebody of the order desk answers you here.")) { Buttons = [new FormButton("Ask a person", QuestionForms.Ask, "") { Style = ButtonStyle.Primary }] },
            Audience.Asker);
    }

    static Card PassOn(Text words, Question question) => new("person", "A person", words)
    {
        Buttons = [new ActionButton("Pass it on", QuestionForms.AskAction, question.Id, question.Version) { Style = ButtonStyle.Primary }, new FormButton("Ask something else", QuestionForms.Ask, "")],
    };

    // Whoever answers must know which order, also when the asker only says "it".
    static string Placed(string words, Focus? focus) =>
        focus is { Kind: "order", Ids: [var id] } && !words.Contains(id, StringComparison.OrdinalIgnoreCase) && !words.Any(char.IsAsciiDigit) ? $"{words} (about order {id})" : words;

    static string Short(string words) => words.Length <= MostShown ? words : words[..MostShown] + "…";

    // "When does billing start on 48213" is about a record, and yet only an article answers it.
    Article? Only(Meaning meaning) =>
        meaning.Article is null && library.Articles.Where(article => article.Carrier is null && article.Intents is [var first, ..] && first == meaning.Intent).Take(2).ToList() is [var only] ? only : null;

    Reply.Say Say(Article article, Turn turn) => new(ArticleCard.Of(article, Today(turn), [new FormButton("Ask a person", QuestionForms.Ask, article.Id)]), Audience.Anyone) { Focus = About(article) };

    static Focus About(Article article) => new("article", [article.Id]);

    // The words of a button must be read as what it promises: an article by its id.
    static string Says(Candidate candidate) => candidate.Article ?? candidate.Label;

    static DateOnly Today(Turn turn) => turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone));
}
