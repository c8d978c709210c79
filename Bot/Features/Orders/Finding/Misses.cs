using Demarc.Delivery;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Finding;

/// <summary>What one partner asked for and was not shown, missing and foreign alike: guessing at numbers shows here.</summary>
public sealed record MissedOrders : Document
{
    public static readonly Collection<MissedOrders> All = new("missedorders");

    public required IReadOnlyList<MissedOrder> Recent { get; init; }
}

/// <param name="Key">As compared, so that the same again does not count again.</param>
public sealed record MissedOrder(string Key, DateTimeOffset At);

/// <summary>
/// Counts numbers asked for in vain, by person, over the hour that has just passed. Past the limit nothing more is looked up for them that would miss,
/// until the first of those is an hour ago; those in charge hear of it. Not counted: names, the same again, and a slip of a number they may see.
/// </summary>
public sealed class Misses(Registry registry, OrderIndex index, OrderAccess access, IOptions<OrdersOptions> options)
{
    const int Slip = 1;
    const int Longest = 60;

    static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <returns>When they may try again; null when nothing holds them.</returns>
    public async Task<DateTimeOffset?> CountAsync(Turn turn, Session session, IEnumerable<string> said, CancellationToken cancel)
    {
        if (turn.Person.IsStaff)
        {
            return null;
        }

        var most = options.Value.MostMissesAnHour;
        var stored = await session.LoadAsync(MissedOrders.All, turn.Person.Id, cancel) ?? new MissedOrders { Id = turn.Person.Id, Recent = [] };
        var recent = stored.Recent.Where(miss => turn.Now - miss.At < Window).ToList();
        var added = said.Select(Spelling.Key).Select(key => key.Length > Longest ? key[..Longest] : key).Distinct()
            .Where(key => key.Any(char.IsAsciiDigit) && recent.TrueForAll(miss => miss.Key != key) && !IsSlip(turn.Person, key)).ToList();
        if (added.Count == 0)
        {
            return null;
        }

        // Who is held is not held longer for trying.
        if (recent.Count >= most)
        {
            return recent[^most].At + Window;
        }

        recent.AddRange(added.Select(key => new MissedOrder(key, turn.Now)));
        session.Save(MissedOrders.All, stored with { Recent = [.. recent.TakeLast(most)] });
        session.Record(turn, "order.miss", "", $"{recent.Count} within an hour");
        if (recent.Count < most)
        {
            return null;
        }

        var until = recent[^most].At + Window;
        session.Record(turn, "order.misses-limited", turn.Person.Id, $"until {until:yyyy-MM-dd HH:mm}Z");
        await registry.ReportAsync(
            new Trouble(
                $"order-misses:{turn.Person.Id}:{turn.Now:yyyyMMddHH}",
                $"{turn.Person.Id} of {turn.Person.Company} asked for {recent.Count} numbers within an hour that are not theirs to see or not there. Further ones wait; if it goes on, ask them.",
                turn.Now),
            session,
            cancel);

        // What reached the limit is still answered; of more at once than that, none.
        return recent.Count > most ? until : null;
    }

    bool IsSlip(Person person, string key) =>
        index.Everything().Any(order => access.MaySee(person, order) && OrderKeys.Of(order).Any(own => Math.Abs(own.Key.Length - key.Length) <= Slip && NearSpelling.Distance(key, own.Key, Slip) <= Slip));
}
