using Demarc.Cards.Model;

namespace Demarc.Delivery;

/// <summary>The way out to one platform. It sends what it is given once and says what became of it; when, how often and in which order is the pump's business.</summary>
public interface IChannel
{
    string Name { get; }

    /// <summary>The platform's documented limits.</summary>
    IReadOnlyList<RateLimit> Limits { get; }

    /// <param name="card">What to show; ignored when the row is a <see cref="OutgoingKind.Delete"/>.</param>
    Task<SendResult> SendAsync(Outgoing row, Card card, CancellationToken cancel);

    /// <summary>After a send in doubt: is it there? Platforms that cannot be asked answer <see cref="Found.CannotTell"/>.</summary>
    Task<Found> FindAsync(Outgoing row, CancellationToken cancel);

    /// <summary>"The bot is typing", where the platform has it. Failures do not matter.</summary>
    Task ShowTypingAsync(Address address, CancellationToken cancel);

    /// <summary>Fetches a file that somebody sent.</summary>
    /// <param name="most">More bytes than this are not read.</param>
    Task<FetchedFile> FetchAsync(SentFile file, Address address, long most, CancellationToken cancel) =>
        Task.FromResult<FetchedFile>(new FetchedFile.Refused("I cannot read files here. Ask an administrator to import it from the command line."));
}

public abstract record FetchedFile
{
    public sealed record Fetched(byte[] Bytes) : FetchedFile;

    /// <summary>It cannot be had: in words for who sent it, with the cure.</summary>
    public sealed record Refused(string Why) : FetchedFile;
}

/// <param name="Scope">What the count is kept for.</param>
public sealed record RateLimit(RateScope Scope, int Count, TimeSpan Window);

public enum RateScope
{
    Conversation,
    Tenant,
}

public abstract record SendResult
{
    /// <param name="MessageId">Null where the platform gives none; such a message can never be updated.</param>
    public sealed record Sent(string? MessageId) : SendResult;

    /// <summary>Certainly not delivered, try again (throttled, refused connection).</summary>
    public sealed record NotYet(string Why, TimeSpan? RetryAfter = null, RateScope Scope = RateScope.Conversation) : SendResult;

    /// <summary>No telling whether it arrived (timeout, 5xx on create).</summary>
    public sealed record Doubt(string Why) : SendResult;

    /// <summary>Never: in words for a person, with the cure. <paramref name="Gone"/>: the person removed or blocked the bot.</summary>
    public sealed record Never(string Why, bool Gone = false) : SendResult;
}

public abstract record Found
{
    public sealed record There(string MessageId) : Found;

    public sealed record NotThere : Found;

    public sealed record CannotTell : Found;
}
