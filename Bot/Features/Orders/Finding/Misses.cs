using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Finding;

/// <summary>What one partner asked for and was not shown, missing and foreign alike: guessing at numbers shows here.</summary>
public sealed record MissedOrders : Document
{
    public static readonly Collection<MissedOrders> All = new("missedorders");

    public required IReadOnlyList<MissedOrder> Recent { get; init; }

    /// <summary>Until when the person is told to wait.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}

/// <param name="Key">As compared, so that the same again does not count again.</param>
public sealed record MissedOrder(string Key, DateTimeOffset At);

/// <summary>Counts misses by person; past the limit of an hour nothing more is looked up for them that would miss, and those in charge hear of it.</summary>
public sealed class Misses(Registry registry, IOptions<OrdersOptions> options)
{
    static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <returns>True: they are told to wait.</returns>
    public async Task<bool> CountAsync(Turn turn, Session session, IEnumerable<string> said, CancellationToken cancel)
    {
        if (turn.Person.IsStaff)
        {
            return false;
        }

        var stored = await session.LoadAsync(MissedOrders.All, turn.Person.Id, cancel) ?? new MissedOrders { Id = turn.Person.Id, Recent = [] };
        if (stored.HeldUntil > turn.Now)
        {
            return true;
        }

        var recent = stored.Recent.Where(miss => turn.Now - miss.At < Window).ToList();
        var added = said.Select(Spelling.Key).Select(key => key.Length > 60 ? key[..60] : key).Distinct().Where(key => recent.TrueForAll(miss => miss.Key != key)).Select(key => new MissedOrder(key, turn.Now));
        recent.AddRange(added);
        var isOver = recent.Count > options.Value.MostMissesAnHour;
        session.Save(MissedOrders.All, stored with { Recent = isOver ? [] : recent, HeldUntil = isOver ? turn.Now + Window : null });
        session.Record(turn, "order.miss", "", $"{recent.Count} within an hour");
        if (isOver)
        {
            session.Record(turn, "order.misses-limited", turn.Person.Id, $"until {turn.Now + Window:yyyy-MM-dd HH:mm}Z");
            await registry.ReportAsync(
                new Trouble(
                    $"order-misses:{turn.Person.Id}:{turn.Now:yyyyMMddHH}",
                    $"{turn.Person.Id} of {turn.Person.Company} asked for {recent.Count} orders or customers within an hour that are not theirs to see or not there. They wait an hour; if it goes on, ask them.",
                    turn.Now),
                session,
                cancel);
        }

        return isOver;
    }
}
