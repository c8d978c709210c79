using Demarc.Understanding;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Handles one thing a person did. It loads, decides and saves in the session, and returns what to say; it never commits or sends.</summary>
public delegate Task<Reply> Handle(Turn turn, Session session, CancellationToken cancel);

/// <summary>Handles someone nobody knows yet.</summary>
public delegate Task<Reply> HandleStranger(Inbound inbound, Session session, CancellationToken cancel);

/// <summary>Reads words whose meaning a feature knows for certain, before all other reading.</summary>
/// <param name="pending">The question that is open, if one is.</param>
/// <returns>The intent; null when it is nothing of the kind.</returns>
public delegate string? Hear(string text, Pending? pending);

/// <summary>Reads words that go on with a list that was shown, or that only a list gives a meaning.</summary>
/// <param name="meanings">How the message is understood by itself.</param>
/// <returns>What is meant instead; null when it stands by itself.</returns>
public delegate Meaning? GoOn(Turn turn, IReadOnlyList<Meaning> meanings);

/// <summary>A part of the job. Its folder holds everything it needs.</summary>
public interface IFeature
{
    void Register(Catalog catalog);

    /// <summary>After the store is open and before anything is served: fill projections, set recurring due rows.</summary>
    Task StartAsync(Session session, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>What the features answer, by name. Filled at start, read afterwards; a name taken twice is a bug and fails the start.</summary>
public sealed class Catalog(Registry registry)
{
    readonly Dictionary<string, Handle> intents = [];
    readonly HashSet<string> beforeArticles = [];
    readonly Dictionary<string, Handle> resumptions = [];
    readonly List<Hear> ears = [];
    readonly List<GoOn> followers = [];
    readonly Dictionary<EntityKind, Func<Person, string, bool>> names = [];
    readonly Dictionary<string, Handle> actions = [];
    readonly Dictionary<string, (Handle Open, Handle Submit)> forms = [];
    readonly Dictionary<string, Handle> searches = [];
    readonly Dictionary<InboundKind, Handle> events = [];

    public HandleStranger? Stranger { get; set; }

    /// <summary>Answers a question that an article answers when it names no record of ours, whatever its intent.</summary>
    public Handle? Articles { get; set; }

    /// <summary>Answers messages that mean this intent (domain names such as <c>order.status</c>).</summary>
    /// <param name="goesBeforeArticles">It knows how things are done here, where an article only tells how they commonly are.</param>
    public void Intent(string name, Handle handle, bool goesBeforeArticles = false)
    {
        intents.Add(name, handle);
        if (goesBeforeArticles)
        {
            beforeArticles.Add(name);
        }
    }

    /// <summary>Asks an open question of this intent again, after something else was answered in between.</summary>
    public void Resume(string intent, Handle handle) => resumptions.Add(intent, handle);

    /// <summary>Words that must not be missed or mistaken: what cannot wait, and commands that carry somebody's own words.</summary>
    public void Hears(Hear hear) => ears.Add(hear);

    public string? HeardIn(string text, Pending? pending) => ears.Select(hear => hear(text, pending)).FirstOrDefault(intent => intent is not null);

    /// <summary>Words that go on with a list. They are asked while no question is open, and after what must not be missed.</summary>
    public void GoesOn(GoOn goOn) => followers.Add(goOn);

    public Meaning? GoingOn(Turn turn, IReadOnlyList<Meaning> meanings) => followers.Select(goOn => goOn(turn, meanings)).FirstOrDefault(meaning => meaning is not null);

    public bool GoesBeforeArticles(string intent) => beforeArticles.Contains(intent);

    /// <summary>Who may know of a name or id of this kind; without a rule everybody may.</summary>
    public void Names(EntityKind kind, Func<Person, string, bool> mayKnow) => names.Add(kind, mayKnow);

    public bool MayKnow(Person person, EntityKind kind, string value) => !names.TryGetValue(kind, out var mayKnow) || mayKnow(person, value);

    /// <summary>Answers clicks on buttons with this verb.</summary>
    public void Action(string verb, Handle handle) => actions.Add(verb, handle);

    /// <param name="open">Returns <see cref="Reply.Ask"/> with the form.</param>
    /// <param name="submit">Returns <see cref="Reply.Ask"/> with errors, or does it.</param>
    public void Form(string name, Handle open, Handle submit) => forms.Add(name, (open, submit));

    /// <summary>Answers searches while typing (message extensions, pickers).</summary>
    public void Search(string name, Handle handle) => searches.Add(name, handle);

    /// <summary>Answers feedback, reactions, edits, deletions, installs.</summary>
    public void On(InboundKind kind, Handle handle) => events.Add(kind, handle);

    public void View(string name, Draw draw) => registry.View(name, draw);

    public void Job(string name, RunJob run) => registry.Job(name, run);

    /// <summary>Hears of what no retry will mend.</summary>
    public void OnTrouble(Report report) => registry.OnTrouble(report);

    public Handle? IntentOf(string name) => intents.GetValueOrDefault(name);

    public Handle? ResumptionOf(string intent) => resumptions.GetValueOrDefault(intent);

    public Handle? ActionOf(string verb) => actions.GetValueOrDefault(verb);

    public (Handle Open, Handle Submit)? FormOf(string name) => forms.TryGetValue(name, out var form) ? form : null;

    public Handle? SearchOf(string name) => searches.GetValueOrDefault(name);

    public Handle? EventOf(InboundKind kind) => events.GetValueOrDefault(kind);

    public IEnumerable<string> Intents => intents.Keys;

    public IEnumerable<string> Actions => actions.Keys;

    public IEnumerable<string> Forms => forms.Keys;
}
