using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>Draws a live card from state. Null: there is nothing to show any more, so nothing is sent.</summary>
public delegate ValueTask<Card?> Draw(ViewRef view, Address address, Session session, CancellationToken cancel);

/// <summary>Does what is due. What it saves is committed together with the end of the row; to run again it schedules the key again.</summary>
public delegate Task RunJob(Due due, Session session, CancellationToken cancel);

/// <summary>Tells those in charge, in the commit that records what went wrong.</summary>
public delegate Task Report(Trouble trouble, Session session, CancellationToken cancel);

/// <summary>Something a person must know of since no retry will mend it.</summary>
/// <param name="Key">The same trouble again has the same key, and is told once.</param>
/// <param name="Words">What happened and what to do, for an administrator. Never what anybody wrote.</param>
public sealed record Trouble(string Key, string Words, DateTimeOffset At)
{
    /// <summary>The message that will never arrive, when that is the trouble.</summary>
    public Outgoing? Undelivered { get; init; }

    /// <summary>The person or room removed or blocked the bot: nothing goes there until they come back.</summary>
    public bool IsGone { get; init; }
}

/// <summary>The drawings and jobs that features brought, by name. Filled at start, read afterwards.</summary>
public sealed class Registry
{
    readonly Dictionary<string, Draw> views = [];
    readonly Dictionary<string, RunJob> jobs = [];
    readonly List<Report> reports = [];

    public void View(string name, Draw draw) => views.Add(name, draw);

    public void Job(string name, RunJob run) => jobs.Add(name, run);

    /// <summary>Hears of every trouble, beside the others who do.</summary>
    public void OnTrouble(Report report) => reports.Add(report);

    public Draw? View(string name) => views.GetValueOrDefault(name);

    public RunJob? Job(string name) => jobs.GetValueOrDefault(name);

    public async Task ReportAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        foreach (var report in reports)
        {
            await report(trouble, session, cancel);
        }
    }
}
