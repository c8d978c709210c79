using System.Collections.Concurrent;
using Demarc.Cards.Model;
using Demarc.Delivery;

namespace Demarc.Tests.Support;

/// <summary>A platform in memory: shows what was sent to it, and fails the way platforms fail when a test says so.</summary>
public sealed class TestChannel : IChannel
{
    public const string ChannelName = "test";

    readonly Lock gate = new();
    readonly List<Shown> shown = [];
    int ids;

    public string Name => ChannelName;

    public IReadOnlyList<RateLimit> Limits { get; set; } = [];

    /// <summary>What the platform answers instead of taking the message; null: it takes it.</summary>
    public Func<Outgoing, SendResult?> Answer { get; set; } = _ => null;

    /// <summary>What it says when asked whether a message is there.</summary>
    public Func<Outgoing, Found> Find { get; set; } = _ => new Found.CannotTell();

    /// <summary>Does the person see it even though the answer says otherwise?</summary>
    public bool DeliversDespiteAnswer { get; set; }

    /// <summary>What people sent, by name.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    public ConcurrentQueue<Outgoing> Tries { get; } = [];

    public ConcurrentQueue<Address> Typings { get; } = [];

    /// <summary>Every message that is there, oldest first, as it looks now.</summary>
    public IReadOnlyList<Shown> All
    {
        get
        {
            lock (gate)
            {
                return [.. shown];
            }
        }
    }

    public IReadOnlyList<Shown> In(Address address) => [.. All.Where(one => one.Address.Key == address.Key)];

    public Task<SendResult> SendAsync(Outgoing row, Card card, CancellationToken cancel)
    {
        Tries.Enqueue(row);
        var answer = Answer(row);
        if (answer is not (null or SendResult.Sent) && !DeliversDespiteAnswer)
        {
            return Task.FromResult(answer);
        }

        lock (gate)
        {
            var id = row.MessageId ?? $"m{++ids}";
            switch (row.Kind)
            {
                case OutgoingKind.Post:
                    shown.Add(new Shown(id, row.Address, card, row));
                    break;
                case OutgoingKind.Update:
                    var place = shown.FindIndex(one => one.Id == id);
                    shown[place] = shown[place] with { Card = card, Updates = shown[place].Updates + 1 };
                    break;
                default:
                    shown.RemoveAll(one => one.Id == id);
                    break;
            }

            return Task.FromResult(answer ?? new SendResult.Sent(id));
        }
    }

    public Task<Found> FindAsync(Outgoing row, CancellationToken cancel) => Task.FromResult(Find(row));

    public Task ShowTypingAsync(Address address, CancellationToken cancel)
    {
        Typings.Enqueue(address);
        return Task.CompletedTask;
    }

    public Task<FetchedFile> FetchAsync(SentFile file, Address address, long most, CancellationToken cancel) => Task.FromResult<FetchedFile>(
        !Files.TryGetValue(file.Name, out var bytes) ? new FetchedFile.Refused("The file is gone. Send it again.")
        : bytes.LongLength > most ? new FetchedFile.Refused("The file is too large.")
        : new FetchedFile.Fetched(bytes));
}

/// <summary>A message as a person sees it.</summary>
public sealed record Shown(string Id, Address Address, Card Card, Outgoing Row)
{
    public int Updates { get; init; }

    public Button Button(string label) => Card.Buttons.First(button => button.Label.Contains(label, StringComparison.OrdinalIgnoreCase));
}
