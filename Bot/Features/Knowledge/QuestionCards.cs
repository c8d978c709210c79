using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>A question as whoever is to answer sees it, and the answer as the asker does.</summary>
static class QuestionCards
{
    public const string ViewName = "question";

    public static ViewRef View(string id, Person reader) => new(ViewName, "question:" + id, reader.Id);

    public static async ValueTask<Card?> DrawAsync(ViewRef view, Session session, CancellationToken cancel)
    {
        var id = view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (await session.LoadAsync(Question.All, id, cancel) is not { } question)
        {
            return null;
        }

        var asker = await session.LoadAsync(Roster.People, question.AskedBy, cancel);
        var company = asker is null ? null : await session.LoadAsync(Roster.Companies, asker.Company, cancel);
        var by = question.AnsweredBy is { } person ? (await session.LoadAsync(Roster.People, person, cancel))?.Name : null;
        return ForStaff(question, asker?.Name ?? "Someone who left", company?.Name ?? question.Company, by);
    }

    /// <param name="answeredBy">Name of who answered, when somebody did.</param>
    public static Card ForStaff(Question question, string asker, string company, string? answeredBy)
    {
        var isOpen = question.State != QuestionState.Answered;
        return new Card("question", $"{question.Id} · Question from {asker}", isOpen ? Text.Of($"{asker} of {company} asks something I cannot answer.") : Text.Of($"{answeredBy ?? "Somebody"} answered {asker} of {company}."))
        {
            Tone = isOpen ? Tone.Warning : Tone.Good,
            Body =
            [
                new Badge(isOpen ? "Waiting for an answer" : "Answered", isOpen ? Tone.Warning : Tone.Good),
                new Section("Asked", [new Paragraph(Text.Plain(question.Words))]),
                .. question.Answer is { } answer ? [new Section("Answered", [new Paragraph(Text.Plain(answer))])] : Array.Empty<Block>(),
                new Note(Text.Of($"Asked {question.AskedAt}{(question.Article is { } article ? $", after reading {article}" : "")}{(question.BecameArticle is { } made ? $". The answer is now {made}" : "")}.")),
            ],
            Buttons = isOpen ? [new FormButton($"Answer {question.Id}", QuestionForms.Answer, question.Id) { Style = ButtonStyle.Primary }] : [],
        };
    }

    public static string StateOf(Question question) => question.State switch
    {
        QuestionState.Answered => "answered",
        QuestionState.Waiting => "waiting",
        _ => "not passed on",
    };

    /// <summary>Where it stands, for whoever asked and has no answer yet.</summary>
    /// <param name="with">Name of who is to answer, when somebody is.</param>
    public static Card Standing(Question question, string? with) => new(
        "question-stands",
        question.Id,
        question.State == QuestionState.Noted
            ? Text.Of($"Nobody was asked {question.Id} yet.")
            : Text.Of($"{question.Id} is not answered yet. {with ?? "The order desk"} has it since {question.AskedAt}, and the answer comes to you here."))
    {
        Tone = Tone.Warning,
        Body = [new Section("You asked", [new Paragraph(Text.Plain(question.Words))])],
        Buttons = question.State == QuestionState.Noted ? [new ActionButton("Ask a person", QuestionForms.AskAction, question.Id, question.Version)] : [],
    };

    /// <summary>What the asker gets.</summary>
    public static Card ForAsker(Question question, string answeredBy, string role) => new("answer", $"Answer to {question.Id}", Text.Of($"{answeredBy} answered your question."))
    {
        Tone = Tone.Good,
        Body =
        [
            new Section("You asked", [new Paragraph(Text.Plain(question.Words))]),
            new Section("Answer", [.. (question.Answer ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new Paragraph(Text.Plain(line)))]),
            new Note(Text.Of($"From {answeredBy}, {role}, {question.AnsweredAt ?? question.AskedAt}.")),
        ],
        Buttons = [new FormButton("Ask again", QuestionForms.Ask, question.Id)],
    };
}
