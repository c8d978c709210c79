using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>"Was this right?", answered: counted for the article, and a no opens the way to a person.</summary>
sealed record Feedback : Document
{
    public static readonly Collection<Feedback> All = new("feedback") { Indexes = [feedback => feedback.Article] };

    const int LongestWords = 1000;

    public string? Article { get; init; }

    public required bool IsGood { get; init; }

    public string Words { get; init; } = "";

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public static async Task<Reply> TakeAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var isGood = turn.Inbound.Verb is "like" or "up" or "good";
        var article = await ArticleOfAsync(turn.Inbound, session, cancel);
        // One voice a message: who changes their mind has the last word.
        var id = $"{turn.Inbound.Address.Channel}|{turn.Inbound.MessageId}|{turn.Person.Id}";
        session.Put(All, new Feedback
        {
            Id = id,
            Article = article,
            IsGood = isGood,
            Words = turn.Inbound.Text.Length > LongestWords ? turn.Inbound.Text[..LongestWords] : turn.Inbound.Text,
            By = turn.Person.Id,
            At = turn.Now,
        });
        return isGood
            ? new Reply.Silence()
            : new Reply.Say(
                new Card("feedback", "", Text.Plain("Thank you for saying so. Shall I ask a person?")) { Buttons = [new FormButton("Ask a person", QuestionForms.Ask, article ?? "")] },
                Audience.Asker);
    }

    static async Task<string?> ArticleOfAsync(Inbound inbound, Session session, CancellationToken cancel)
    {
        if (inbound.MessageId is not { Length: > 0 } message)
        {
            return null;
        }

        var rows = await session.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.MessageId == message).Take(5), cancel);
        var about = rows.FirstOrDefault(row => row.Address.Channel == inbound.Address.Channel)?.About;
        return about is not null && about.StartsWith("article:", StringComparison.Ordinal) ? about["article:".Length..] : null;
    }
}
