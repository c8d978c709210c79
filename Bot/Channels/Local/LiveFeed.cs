using System.Threading.Channels;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>Tells the open pages what happens. A page that does not keep up is dropped; it comes back and asks for what it missed.</summary>
sealed class LiveFeed
{
    const int MostBehind = 256;

    readonly Lock gate = new();
    readonly List<Channel<Happening>> listeners = [];

    public LiveFeed(IStore store)
    {
        store.Watch(LocalMessages.All, committed =>
        {
            if (committed.Document is { } message)
            {
                Tell(new Happening.Message(message));
            }
        });
        store.Watch(Roster.Links, _ => Tell(new Happening.People()));
        store.Watch(Roster.Rooms, _ => Tell(new Happening.People()));
    }

    public abstract record Happening
    {
        public sealed record Message(LocalMessage Now) : Happening;

        public sealed record Typing(string Conversation) : Happening;

        /// <summary>Someone came, a room was set: who can be spoken as is to be asked again.</summary>
        public sealed record People : Happening;
    }

    public void Typing(string conversation) => Tell(new Happening.Typing(conversation));

    /// <summary>What happens from now on; it ends when the reader does not keep up.</summary>
    public Listening Listen()
    {
        var listener = Channel.CreateBounded<Happening>(new BoundedChannelOptions(MostBehind) { SingleReader = true });
        lock (gate)
        {
            listeners.Add(listener);
        }

        return new Listening(this, listener);
    }

    public int Listeners
    {
        get
        {
            lock (gate)
            {
                return listeners.Count;
            }
        }
    }

    void Tell(Happening happening)
    {
        lock (gate)
        {
            foreach (var behind in listeners.Where(listener => !listener.Writer.TryWrite(happening)).ToList())
            {
                behind.Writer.TryComplete();
                listeners.Remove(behind);
            }
        }
    }

    public sealed class Listening(LiveFeed feed, Channel<Happening> listener) : IDisposable
    {
        public ChannelReader<Happening> Happenings => listener.Reader;

        public void Dispose()
        {
            lock (feed.gate)
            {
                feed.listeners.Remove(listener);
            }
        }
    }
}
