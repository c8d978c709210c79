using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>What one person and the bot were just talking about in one place. Kept in the store, so a restart does not interrupt.</summary>
public sealed record Dialogue : Document
{
    public Focus? Focus { get; init; }

    public Pending? Pending { get; init; }

    /// <summary>The list that was shown here.</summary>
    public ShownList? List { get; init; }

    /// <summary>What was asked last, so that "and 55811?" asks it of another order.</summary>
    public string? Intent { get; init; }

    /// <summary>What the last answer offers to press: saying it does the same.</summary>
    public Offer? Offer { get; init; }

    /// <summary>What was said last that was no talk about the talk: what a person is asked when the answer did not help.</summary>
    public string? Said { get; init; }

    public DateTimeOffset? SaidAt { get; init; }

    public required DateTimeOffset At { get; init; }
}

public static class Dialogues
{
    /// <summary>After this long a "what about its FOC?" no longer has an "it".</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>So long an open question that can be asked again is.</summary>
    static readonly TimeSpan LongestQuestion = TimeSpan.FromDays(1);

    public static readonly Collection<Dialogue> All = new("dialogues") { Indexes = [dialogue => dialogue.At] };

    public static string KeyOf(Address address, string personId) => $"{address.Key}|{personId}";

    public static async Task<Dialogue?> CurrentAsync(Session session, string key, DateTimeOffset now, CancellationToken cancel) =>
        await session.LoadAsync(All, key, cancel) is { } dialogue && now - dialogue.At < Lifetime ? dialogue : null;

    /// <summary>A question that was left open longer ago: no "it" any more, but still a question.</summary>
    public static async Task<Dialogue?> LeftAsync(Session session, string key, DateTimeOffset now, CancellationToken cancel) =>
        await session.LoadAsync(All, key, cancel) is { Pending: not null } dialogue && now - dialogue.At >= Lifetime && now - dialogue.At < LongestQuestion
            ? dialogue with { Focus = null, List = null, Intent = null, Offer = null }
            : null;

    /// <summary>A reply with a focus or a question sets it; any other answer ends an open question and keeps the focus.</summary>
    public static async Task RememberAsync(Session session, string key, IReadOnlyList<Reply> replies, string said, string? intent, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await session.LoadAsync(All, key, cancel);
        var focus = replies.Select(reply => reply.Focus).LastOrDefault(found => found is not null) ?? stored?.Focus;
        var pending = replies.Select(reply => reply.Pending).LastOrDefault(found => found is not null);
        var offer = Offer.In(replies, said);
        var isAboutTalk = string.IsNullOrWhiteSpace(said) || intent?.StartsWith("meta.", StringComparison.Ordinal) == true;

        // After "thanks", or what was not understood, the list is still what was shown last.
        var isNothing = (isAboutTalk || intent is null || intent.StartsWith("oos.", StringComparison.Ordinal)) && replies.All(reply => reply.Focus is null);
        var list = ListIn(replies) ?? (isNothing ? stored?.List : Passed(stored?.List));
        if (focus is null && pending is null && stored is null && offer is null && list is null)
        {
            return;
        }

        session.Put(All, new Dialogue { Id = key, Focus = focus, Pending = pending, List = list, Intent = intent ?? stored?.Intent, Offer = offer, Said = isAboutTalk ? stored?.Said : said, SaidAt = isAboutTalk ? stored?.SaidAt : now, At = now });
    }

    /// <summary>What a press showed is what the talk is about. A question that is open stays open, and what was offered before is still there to press.</summary>
    public static async Task RememberPressAsync(Session session, string key, IReadOnlyList<Reply> replies, DateTimeOffset now, CancellationToken cancel)
    {
        var focus = replies.Select(reply => reply.Focus).LastOrDefault(found => found is not null);
        var list = ListIn(replies);
        if (focus is not null || list is not null)
        {
            var stored = await CurrentAsync(session, key, now, cancel);
            session.Put(All, (stored ?? new Dialogue { Id = key, At = now }) with { Focus = focus ?? stored?.Focus, List = list ?? Passed(stored?.List), At = now });
        }
    }

    static ShownList? ListIn(IReadOnlyList<Reply> replies) => replies.Select(reply => reply.List).LastOrDefault(found => found is not null) is { } how ? new ShownList(how, true) : null;

    static ShownList? Passed(ShownList? list) => list is null ? null : list with { IsLast = false };

    /// <summary>Whoever is answered in their own chat goes on there; a question that is open there stays, unless another is asked.</summary>
    public static async Task RememberBesideAsync(Session session, string key, IReadOnlyList<Reply> told, string said, string? intent, DateTimeOffset now, CancellationToken cancel)
    {
        if (told.Any(reply => reply.Pending is not null) || await CurrentAsync(session, key, now, cancel) is not { Pending: not null })
        {
            await RememberAsync(session, key, told, said, intent, now, cancel);
        }
    }
}
