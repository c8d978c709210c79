using Demarc.Storage;

namespace Demarc.Features.Knowledge;

/// <summary>Something somebody asked that the bot could not answer, or not well enough. It waits until a person answers it; its id is sayable: "Q-12".</summary>
public sealed record Question : Document
{
    public static readonly Collection<Question> All = new("questions") { Indexes = [question => question.State, question => question.AskedBy] };

    /// <summary>In the asker's words.</summary>
    public required string Words { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Company id of the asker.</summary>
    public required string Company { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public QuestionState State { get; init; }

    /// <summary>The article that did not do, or what the message was read as.</summary>
    public string? Article { get; init; }

    public string? Intent { get; init; }

    /// <summary>Person id of whoever is to answer.</summary>
    public string? Assignee { get; init; }

    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The article its answer became.</summary>
    public string? BecameArticle { get; init; }
}

public enum QuestionState
{
    /// <summary>The bot did not know; nobody was asked yet. One press asks a person.</summary>
    Noted,
    Waiting,
    Answered,
}
