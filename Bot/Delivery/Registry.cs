using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>Draws a live card from state. Null: there is nothing to show any more, so nothing is sent.</summary>
public delegate ValueTask<Card?> Draw(ViewRef view, Address address, Session session, CancellationToken cancel);

/// <summary>Does what is due. What it saves is committed together with the end of the row; to run again it schedules the key again.</summary>
public delegate Task RunJob(Due due, Session session, CancellationToken cancel);

/// <summary>The drawings and jobs that features brought, by name. Filled at start, read afterwards.</summary>
public sealed class Registry
{
    readonly Dictionary<string, Draw> views = [];
    readonly Dictionary<string, RunJob> jobs = [];

    public void View(string name, Draw draw) => views.Add(name, draw);

    public void Job(string name, RunJob run) => jobs.Add(name, run);

    public Draw? View(string name) => views.GetValueOrDefault(name);

    public RunJob? Job(string name) => jobs.GetValueOrDefault(name);
}
