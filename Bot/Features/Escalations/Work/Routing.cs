using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Who gets it, and by which rule.</summary>
/// <param name="Person">Null: there is nobody who may work on it.</param>
/// <param name="Because">In words, shown on the card: "looks after Lumen; 3 open".</param>
/// <param name="Passed">Everybody else who may work on it, and why it was not them.</param>
public sealed record Route(Person? Person, string Because, IReadOnlyList<Passed> Passed)
{
    /// <summary>Writes the choice down beside the others.</summary>
    public Escalation NotedOn(Escalation escalation, DateTimeOffset at) => escalation with
    {
        Choices = [.. escalation.Choices.TakeLast(Chosen.MostKept - 1), new Chosen(at, Person?.Id, Because, [.. Passed.Take(Chosen.MostPassed)])],
    };
}

/// <summary>
/// Finds the right project manager: who looks after the order, else after the partner and carrier, else who takes any; of several the one with the fewest
/// open. A rule of the policy that holds goes before all that. Never somebody who left, is away or cannot be reached. Without one it goes to the team lead, then to an administrator: never to nobody.
/// </summary>
public sealed class Routing(Policy policy, Workload workload, EscalationPolicy rules)
{
    /// <summary>Reads all that a choice depends on.</summary>
    public async Task<Crew> CrewAsync(Session session, Escalation escalation, CancellationToken cancel)
    {
        var workers = await WorkersAsync(session, escalation, cancel);
        var holder = escalation.Assignee is { } assignee ? await session.LoadAsync(Roster.People, assignee, cancel) : null;
        var order = escalation.Order is { } id ? await session.LoadAsync(OrderBook.All, id, cancel) : null;
        return new Crew(workers, holder, order, await workload.WithoutAsync(escalation.Id, cancel), rules);
    }

    /// <param name="except">Person ids that had their chance.</param>
    /// <param name="isUp">Past the project managers.</param>
    public static Route Choose(Crew crew, Escalation escalation, DateTimeOffset now, IReadOnlyCollection<string> except, bool isUp)
    {
        var here = crew.Workers.Where(person => !except.Contains(person.Id) && IsHere(person, now)).ToList();
        var managers = isUp ? [] : here.Where(person => person.Role == Role.ProjectManager).ToList();
        var (rule, named) = crew.Policy.Routing.Where(rule => rule.When.Holds(escalation, crew.Order)).Select(rule => (rule, rule.FirstOf(here, crew))).FirstOrDefault(found => found.Item2 is not null);
        (Person? Person, string Because) chosen = named is not null ? (named, $"rule \"{rule.Name}\"; {crew.LoadOf(named)} open") : Best(managers, escalation, crew) ?? Up(here, crew) ?? (except.Count == 0 ? Unreachable(crew) : (null, "everybody who may work on it was asked"));
        var passing = new Passing(crew, escalation, now, except, isUp, chosen.Person, named is null ? null : rule);
        return new Route(chosen.Person, chosen.Because, [.. crew.Workers.Where(person => person.Id != chosen.Person?.Id).Select(person => new Passed(person.Id, passing.WhyNot(person)))]);
    }

    /// <summary>Leadership, else administrators, as far as they are here: who is told of what goes up.</summary>
    public async Task<IReadOnlyList<Person>> UpAsync(Session session, Escalation escalation, DateTimeOffset now, CancellationToken cancel) =>
        new Crew(await WorkersAsync(session, escalation, cancel), null, null, new Dictionary<string, int>(), rules).Up(now);

    /// <summary>Can work be given to them now?</summary>
    public static bool IsHere(Person person, DateTimeOffset now) => !IsAway(person, now) && Telling.AddressOf(person) is not null;

    public static bool IsAway(Person person, DateTimeOffset now) => person.Gone || person.AwayUntil >= now.DateIn(Zones.OrUtc(person.Zone));

    async Task<List<Person>> WorkersAsync(Session session, Escalation escalation, CancellationToken cancel)
    {
        var found = await Workers.AllAsync(session, cancel);
        return [.. found.Where(person => policy.Allows(person, Act.WorkEscalation, escalation.Owner))];
    }

    static (Person? Person, string Because)? Best(List<Person> managers, Escalation escalation, Crew crew)
    {
        var suitable = managers.Where(person => IsFor(person, escalation)).ToList();
        var best = (suitable.Count > 0 ? suitable : managers)
            .OrderByDescending(person => Match.Of(person, escalation, crew))
            .ThenBy(crew.LoadOf)
            .ThenBy(person => person.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null ? null : (best, $"{Rule(best, escalation, crew, suitable.Count > 0)}; {crew.LoadOf(best)} open");
    }

    static string Rule(Person person, Escalation escalation, Crew crew, bool isSuitable) => Match.Of(person, escalation, crew) is var match and not MatchKind.None
        ? Match.Words(match, escalation, crew)
        : isSuitable ? "takes any carrier and partner"
        : $"nobody here looks after {(escalation.Supplier.Length > 0 ? escalation.Supplier : "this partner")}, and has the fewest";

    static (Person? Person, string Because)? Up(List<Person> here, Crew crew) => here
        .Where(person => crew.Policy.Up.Contains(person.Role))
        .OrderBy(person => IndexOf(crew.Policy.Up, person.Role))
        .ThenBy(crew.LoadOf)
        .ThenBy(person => person.Id, StringComparer.Ordinal)
        .Select(person => ((Person? Person, string Because)?)(person, person.Role == Role.Leadership ? "no project manager is free for it, so it goes to the team lead" : "no project manager or team lead is free for it, so it goes to an administrator"))
        .FirstOrDefault();

    static int IndexOf(IReadOnlyList<Role> roles, Role role) => roles.Index().First(one => one.Item == role).Index;

    // It belongs to somebody even when nobody can be told; that is reported by whoever tells.
    static (Person? Person, string Because) Unreachable(Crew crew) => crew.Workers.OrderBy(person => person.Role).FirstOrDefault() is { } person
        ? (person, "nobody who may work on it can be reached")
        : (null, "nobody may work on it: add a project manager or team lead");

    /// <summary>Takes its carrier and its partner: looks after them, or after none in particular.</summary>
    internal static bool IsFor(Person person, Escalation escalation) => Takes(person.Carriers, escalation.Supplier) && Takes(person.Partners, escalation.Agency);

    static bool Takes(IReadOnlyList<string> after, string what) => after.Count == 0 || Match.Names(after, what);
}
