using System.Collections.Frozen;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// Counts where everything stands: a pure function of orders, escalations, the date and how things stood at the last post. Same input, same output,
/// down to the order of the lists.
/// </summary>
public static class Digest
{
    /// <summary>"FOCs ≤3 BD" of the daily team post (§6.6).</summary>
    const int Soon = 3;

    /// <param name="orders">Finished ones too: what was installed since the last post is among them.</param>
    public static DigestFacts Of(IEnumerable<Order> orders, IEnumerable<Escalation> escalations, DigestContext context)
    {
        var open = escalations.Where(escalation => escalation.IsOpen).ToList();
        var counting = new Counting(context, open);
        foreach (var order in orders)
        {
            counting.Add(order);
        }

        return counting.Facts(open);
    }

    /// <summary>One pass over the orders.</summary>
    sealed class Counting(DigestContext context, List<Escalation> open)
    {
        readonly HashSet<string> highs = [.. open.Where(escalation => escalation.Level == EscalationLevel.High).Select(escalation => escalation.Order).OfType<string>()];
        readonly HealthContext plain = context.Health(hasHighEscalation: false);
        readonly HealthContext withHigh = context.Health(hasHighEscalation: true);
        readonly DateOnly soonest = context.Calendar.Add(context.Today, Soon);
        readonly Dictionary<Rag, List<string>> byRag = [];
        readonly List<Decision> decisions = [];
        readonly List<OrderLine> missed = [], dueToday = [], dueSoon = [], jeopardies = [], rejects = [], stale = [];
        readonly Dictionary<string, Mark> marks = new(StringComparer.Ordinal);
        readonly List<OrderMove> moves = [];
        readonly HashSet<string> met = new(StringComparer.Ordinal);

        public void Add(Order order)
        {
            var before = context.Since?.Orders.TryGetValue(order.Id, out var known) == true ? known : (Mark?)null;
            if (before is not null)
            {
                met.Add(order.Id);
            }

            var stage = order.Stage();
            if (stage >= OrderStage.Installed)
            {
                if (before is not null)
                {
                    moves.Add(new OrderMove(stage == OrderStage.Cancelled ? MoveKind.Cancelled : MoveKind.Installed, order.Id, order.Number));
                }

                return;
            }

            var health = OrderHealth.Of(order, highs.Contains(order.Id) ? withHigh : plain);
            var mark = new Mark(stage, health.Rag, order.Dates.Foc?.On, FlagsOf(order));
            marks[order.Id] = mark;
            (byRag.TryGetValue(health.Rag, out var ids) ? ids : byRag[health.Rag] = []).Add(order.Id);
            List(order, health, stage);
            if (context.Since is not null)
            {
                moves.AddRange(before is { } earlier ? Changes.Between(order, earlier, mark) : context.IsSameScope ? [new OrderMove(MoveKind.CameIn, order.Id, order.Number)] : []);
            }
        }

        void List(Order order, Health health, OrderStage stage)
        {
            var (today, calendar) = (context.Today, context.Calendar);
            if (order.Dates.Foc is { } foc)
            {
                var list = foc.On < today ? missed : foc.On == today ? dueToday : foc.On <= soonest ? dueSoon : null;
                list?.Add(new OrderLine(order, health, foc.On < today ? calendar.Between(foc.On, today) : calendar.Between(today, foc.On)));
            }

            if (order.Jeopardy is { } jeopardy)
            {
                jeopardies.Add(new OrderLine(order, health, Since(jeopardy.Since)));
            }

            if (order.Reject is { } reject)
            {
                rejects.Add(new OrderLine(order, health, Since(reject.At)));
            }

            // Nobody owes a word about what was not submitted.
            if (stage != OrderStage.NotSubmitted && Since(order.LastWord.AsOf) is var silent && silent > OrderHealth.MostSilence(order, plain))
            {
                stale.Add(new OrderLine(order, health, silent));
            }

            if (Deciding.On(order, health, context) is { } decision)
            {
                decisions.Add(decision);
            }
        }

        public DigestFacts Facts(List<Escalation> open) => new()
        {
            Today = context.Today,
            Now = context.Now,
            ByRag = byRag.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Order(StringComparer.Ordinal)]),
            Decisions = [.. decisions.OrderByDescending(each => each.Overdue).ThenBy(each => each.Court).ThenBy(each => each.Order.Id, StringComparer.Ordinal)],
            Missed = Longest(missed),
            DueToday = Nearest(dueToday),
            DueSoon = Nearest(dueSoon),
            Jeopardies = [.. jeopardies.OrderBy(line => line.Health.Rule != "R3").ThenByDescending(line => line.Days).ThenBy(line => line.Order.Id, StringComparer.Ordinal)],
            Rejects = Longest(rejects),
            Stale = Longest(stale),
            Escalations =
            [
                .. open.OrderByDescending(each => each.Level).ThenBy(each => each.Next?.By ?? DateTimeOffset.MinValue).ThenBy(each => each.Id, StringComparer.Ordinal),
            ],
            Moves = context.Since is null ? null : new Moves(AllMoves(context.Since), Changes.OfEscalations(open, context.Since.Escalations, context.IsSameScope)),
            Marks = new Marks(marks.ToFrozenDictionary(StringComparer.Ordinal), open.ToFrozenDictionary(each => each.Id, each => each.Level, StringComparer.Ordinal)),
        };

        IReadOnlyList<OrderMove> AllMoves(Marks since)
        {
            var left = context.IsSameScope ? since.Orders.Keys.Where(id => !met.Contains(id)).Select(id => new OrderMove(MoveKind.Left, id, id)) : [];
            return [.. moves.Concat(left).OrderBy(move => move.Kind).ThenBy(move => move.Order, StringComparer.Ordinal)];
        }

        /// <summary>As the rules count silence.</summary>
        int Since(DateTimeOffset instant) => Math.Max(0, context.Calendar.Between(instant.DateIn(context.Zone), context.Today));

        static IReadOnlyList<OrderLine> Longest(IEnumerable<OrderLine> lines) =>
            [.. lines.OrderByDescending(line => line.Days).ThenBy(line => line.Order.Id, StringComparer.Ordinal)];

        static IReadOnlyList<OrderLine> Nearest(IEnumerable<OrderLine> lines) =>
            [.. lines.OrderBy(line => line.Order.Dates.Foc!.On).ThenBy(line => line.Order.Id, StringComparer.Ordinal)];

        static MarkFlags FlagsOf(Order order) =>
            (order.Jeopardy is null ? 0 : MarkFlags.Jeopardy) | (order.Reject is null ? 0 : MarkFlags.Rejected) | (order.Hold is null ? 0 : MarkFlags.Held);
    }
}
