using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Who gets it, and by which rule.</summary>
/// <param name="Person">Null: there is nobody who may work on it.</param>
/// <param name="Because">In words, shown on the card: "looks after Lumen; 3 open".</param>
public sealed record Route(Person? Person, string Because);

/// <summary>
/// Finds the right project manager: who looks after the order, else after the partner and carrier, else who takes any; of several the one with the fewest
/// open. Never somebody who left, is away or cannot be reached. Without one it goes to the team lead, then to an administrator: never to nobody.
/// </summary>
public sealed class Routing(Policy policy)
{
    /// <param name="except">Person ids that had their chance.</param>
    /// <param name="isUp">Past the project managers.</param>
    public async Task<Route> ChooseAsync(Session session, Escalation escalation, DateTimeOffset now, IReadOnlyCollection<string> except, bool isUp, CancellationToken cancel)
    {
        var everyone = await WorkersAsync(session, escalation, now, cancel);
        var here = everyone.Where(person => !except.Contains(person.Id) && IsHere(person, now)).ToList();
        var load = (await OpenEscalations.DocumentsAsync(session, cancel))
            .Where(other => other.Id != escalation.Id && other.Assignee is not null)
            .CountBy(other => other.Assignee!)
            .ToDictionary();
        var order = escalation.Order is { } id ? await session.LoadAsync(OrderBook.All, id, cancel) : null;
        var managers = isUp ? [] : here.Where(person => person.Role == Role.ProjectManager).ToList();
        return Best(managers, escalation, order, load) ?? Up(here, load) ?? (except.Count == 0 ? Unreachable(everyone) : new Route(null, "everybody who may work on it was asked"));
    }

    /// <summary>Leadership, else administrators, as far as they are here: who is told of what goes up.</summary>
    public async Task<IReadOnlyList<Person>> UpAsync(Session session, Escalation escalation, DateTimeOffset now, CancellationToken cancel)
    {
        var here = (await WorkersAsync(session, escalation, now, cancel)).Where(person => IsHere(person, now)).ToList();
        var leadership = here.Where(person => person.Role == Role.Leadership).ToList();
        return leadership.Count > 0 ? leadership : [.. here.Where(person => person.Role == Role.Administrator)];
    }

    /// <summary>Can work be given to them now?</summary>
    public static bool IsHere(Person person, DateTimeOffset now) => !IsAway(person, now) && Telling.AddressOf(person) is not null;

    public static bool IsAway(Person person, DateTimeOffset now) => person.Gone || person.AwayUntil >= now.DateIn(Zones.OrUtc(person.Zone));

    async Task<List<Person>> WorkersAsync(Session session, Escalation escalation, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await Workers.AllAsync(session, cancel);
        return [.. found.Where(person => policy.Allows(person, Act.WorkEscalation, escalation.Owner))];
    }

    static Route? Best(List<Person> managers, Escalation escalation, Order? order, Dictionary<string, int> load)
    {
        var suitable = managers.Where(person => Takes(person.Carriers, escalation.Supplier) && Takes(person.Partners, escalation.Agency)).ToList();
        var of = suitable.Count > 0 ? suitable : managers;
        var best = of
            .OrderByDescending(person => person.Id == order?.Owner)
            .ThenByDescending(person => Names(person.Partners, escalation.Agency) && Names(person.Carriers, escalation.Supplier))
            .ThenByDescending(person => Names(person.Partners, escalation.Agency))
            .ThenByDescending(person => Names(person.Carriers, escalation.Supplier))
            .ThenBy(person => load.GetValueOrDefault(person.Id))
            .ThenBy(person => person.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null ? null : new Route(best, $"{Rule(best, escalation, order, suitable.Count > 0)}; {load.GetValueOrDefault(best.Id)} open");
    }

    static string Rule(Person person, Escalation escalation, Order? order, bool isSuitable)
    {
        if (person.Id == order?.Owner)
        {
            return $"looks after order {order.Number}";
        }

        var after = new List<string>();
        if (Names(person.Carriers, escalation.Supplier))
        {
            after.Add(escalation.Supplier);
        }

        if (Names(person.Partners, escalation.Agency))
        {
            after.Add("this partner");
        }

        return after.Count > 0 ? $"looks after {string.Join(" and ", after)}"
            : isSuitable ? "takes any carrier and partner"
            : $"nobody here looks after {(escalation.Supplier.Length > 0 ? escalation.Supplier : "this partner")}, and has the fewest";
    }

    static Route? Up(List<Person> here, Dictionary<string, int> load) => here
        .Where(person => person.Role is Role.Leadership or Role.Administrator)
        .OrderBy(person => person.Role)
        .ThenBy(person => load.GetValueOrDefault(person.Id))
        .ThenBy(person => person.Id, StringComparer.Ordinal)
        .Select(person => new Route(person, person.Role == Role.Leadership ? "no project manager is free for it, so it goes to the team lead" : "no project manager or team lead is free for it, so it goes to an administrator"))
        .FirstOrDefault();

    // It belongs to somebody even when nobody can be told; that is reported by whoever tells.
    static Route Unreachable(List<Person> everyone) => everyone
        .Where(person => !person.Gone)
        .OrderBy(person => person.Role)
        .Select(person => new Route(person, "nobody who may work on it can be reached"))
        .FirstOrDefault() ?? new Route(null, "nobody may work on it: add a project manager or team lead");

    static bool Takes(IReadOnlyList<string> after, string what) => after.Count == 0 || Names(after, what);

    static bool Names(IReadOnlyList<string> after, string what) => what.Length > 0 && after.Contains(what, StringComparer.OrdinalIgnoreCase);
}
