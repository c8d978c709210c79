using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.StatusPosts;
using Demarc.Time;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>The digest against the rules told the long way, over random books.</summary>
public sealed class DigestTests
{
    static readonly BusinessCalendar Calendar = BusinessCalendar.Federal;

    static DigestContext Context => new(StatusGen.Today, StatusGen.Now, Calendar);

    [Fact]
    public void Every_list_is_what_the_rule_says_of_each_order_alone() =>
        Gen.Select(StatusGen.Orders(60), StatusGen.Escalations(10)).Sample((orders, escalations) =>
        {
            var facts = Digest.Of(orders, escalations, Context);
            var open = orders.Where(order => order.Dates is { Installed: null, Activated: null, InvoiceReviewed: null, Cancelled: null }).ToList();
            var today = StatusGen.Today;

            Same(open, facts.ByRag.Values.SelectMany(ids => ids));
            foreach (var rag in Enum.GetValues<Rag>())
            {
                Same(open.Where(order => OrderHealth.Of(order, new HealthContext(today, Calendar, IsHigh(order, escalations))).Rag == rag), facts.Of(rag));
            }

            Same(open.Where(order => order.Dates.Foc?.On < today), Ids(facts.Missed));
            Same(open.Where(order => order.Dates.Foc?.On == today), Ids(facts.DueToday));
            Same(open.Where(order => order.Dates.Foc?.On > today && BusinessDaysWalked(today, order.Dates.Foc.On) <= 3 && !IsFourthOrLater(order.Dates.Foc.On)), Ids(facts.DueSoon));
            Same(open.Where(order => order.Jeopardy is not null), Ids(facts.Jeopardies));
            Same(open.Where(order => order.Reject is not null), Ids(facts.Rejects));
            Same(open.Where(order => order.Stage() != OrderStage.NotSubmitted && Silence(order) > OrderHealth.MostSilence(order, new HealthContext(today, Calendar))), Ids(facts.Stale));
            Assert.Equal(escalations.Where(each => each.State is not (EscalationState.Resolved or EscalationState.Closed)).Select(each => each.Id).Order(), facts.Escalations.Select(each => each.Id).Order());
            Assert.All(facts.Missed, line => Assert.Equal(BusinessDaysWalked(line.Order.Dates.Foc!.On, today), line.Days));
            Assert.All(facts.Stale, line => Assert.Equal(Silence(line.Order), line.Days));
        }, iter: 200);

    [Fact]
    public void Nothing_that_waits_on_a_carrier_is_a_decision_and_no_decision_is_of_a_finished_order() =>
        StatusGen.Orders(60).Sample(orders =>
        {
            var facts = Digest.Of(orders, [], Context);

            Assert.All(facts.Decisions, decision => Assert.True(decision.Court is Court.Us or Court.Partner or Court.Customer));
            Assert.All(facts.Decisions, decision => Assert.True(decision.Order.IsOpen()));
            Assert.All(facts.Decisions.Where(decision => decision.Overdue > 0), decision => Assert.Equal(BusinessDaysWalked(decision.Order.Next!.By!.Value, StatusGen.Today), decision.Overdue));
            var named = facts.Decisions.Select(decision => decision.Order.Id).ToHashSet();
            Assert.All(
                orders.Where(order => order.IsOpen() && order.Hold is { Court: Court.Partner or Court.Customer or Court.Us }),
                order => Assert.Contains(order.Id, named));
        }, iter: 200);

    [Fact]
    public void What_changed_is_the_difference_of_two_looks() =>
        Gen.Select(StatusGen.Orders(40), StatusGen.Orders(40), StatusGen.Escalations(8), StatusGen.Escalations(8)).Sample((before, now, escalatedBefore, escalatedNow) =>
        {
            // The later book has most of the orders of the earlier one, in another state.
            var later = now.Zip(before.Take(25), (order, earlier) => order with { Id = earlier.Id, Number = earlier.Number }).Concat(now.Skip(25)).DistinctBy(order => order.Id).ToList();
            var since = Digest.Of(before, escalatedBefore, Context).Marks;

            var moves = Digest.Of(later, escalatedNow, Context with { Since = Marks.Of(since.Store("x", "s", StatusGen.Now)) }).Moves!;

            var was = before.Where(order => order.IsOpen()).ToDictionary(order => order.Id);
            var known = later.ToDictionary(order => order.Id);
            Equal(moves, MoveKind.CameIn, later.Where(order => order.IsOpen() && !was.ContainsKey(order.Id)));
            Equal(moves, MoveKind.Installed, later.Where(order => order.IsDone() && was.ContainsKey(order.Id)));
            Equal(moves, MoveKind.Cancelled, later.Where(order => order.Stage() == OrderStage.Cancelled && was.ContainsKey(order.Id)));
            Equal(moves, MoveKind.Left, was.Values.Where(order => !known.ContainsKey(order.Id)));
            var both = later.Where(order => order.IsOpen() && was.ContainsKey(order.Id)).ToList();
            Equal(moves, MoveKind.Slipped, both.Where(order => order.Dates.Foc?.On > was[order.Id].Dates.Foc?.On));
            Equal(moves, MoveKind.PulledIn, both.Where(order => order.Dates.Foc?.On < was[order.Id].Dates.Foc?.On));
            Equal(moves, MoveKind.FocGiven, both.Where(order => order.Dates.Foc is not null && was[order.Id].Dates.Foc is null));
            Equal(moves, MoveKind.FocWithdrawn, both.Where(order => order.Dates.Foc is null && was[order.Id].Dates.Foc is not null));
            Equal(moves, MoveKind.Jeopardy, both.Where(order => order.Jeopardy is not null && was[order.Id].Jeopardy is null));
            Equal(moves, MoveKind.Released, both.Where(order => order.Hold is null && was[order.Id].Hold is not null));
            Equal(moves, MoveKind.TurnedRed, both.Where(order => IsRed(order, escalatedNow) && !IsRed(was[order.Id], escalatedBefore)));
            Equal(moves, MoveKind.Rescued, both.Where(order => !IsRed(order, escalatedNow) && IsRed(was[order.Id], escalatedBefore)));
            Assert.All(moves.Of(MoveKind.Slipped), move => Assert.Equal((was[move.Order].Dates.Foc!.On, known[move.Order].Dates.Foc!.On), (move.Before!.Value, move.After!.Value)));
            Assert.Equal(moves.Orders.Select(move => move.Order).Distinct().Count(), moves.Moved.Count);
            Assert.Equal(
                escalatedNow.Where(each => each.IsOpen).Select(each => each.Id).Except(escalatedBefore.Where(each => each.IsOpen).Select(each => each.Id)).Order(),
                moves.Escalations.Where(move => move.Kind == EscalationMoveKind.Opened).Select(move => move.Id).Order());
        }, iter: 200);

    /// <summary>Thursday evening in Chicago is Friday in UTC: three business days of silence there, two here, and two are the most.</summary>
    [Fact]
    public void Silence_counts_from_the_day_it_was_where_the_team_is()
    {
        var order = new Order
        {
            Id = "48213",
            Number = "48213",
            Customer = "Marlin Dental",
            Dates = new OrderDates { Submitted = new DatePoint(new DateOnly(2026, 11, 9), new Evidence("portal", StatusGen.Now)) },
            LastWord = new Evidence("portal", DateTimeOffset.Parse("2026-11-13T03:00Z")),
        };
        var context = new DigestContext(new DateOnly(2026, 11, 17), DateTimeOffset.Parse("2026-11-17T14:30Z"), Calendar);

        Assert.Empty(Digest.Of([order], [], context).Stale);
        var there = Digest.Of([order], [], context with { Zone = Zones.OrUtc("America/Chicago") });
        Assert.Equal(3, Assert.Single(there.Stale).Days);
        Assert.Equal(["48213"], there.Of(Rag.Unknown));
    }

    [Fact]
    public void Looking_twice_at_the_same_changes_nothing() =>
        Gen.Select(StatusGen.Orders(60), StatusGen.Escalations(10)).Sample((orders, escalations) =>
        {
            var facts = Digest.Of(orders, escalations, Context);

            Assert.True(Digest.Of(orders, escalations, Context with { Since = facts.Marks }).Moves!.IsEmpty);
        }, iter: 100);

    [Fact]
    public void The_order_of_the_book_does_not_matter() =>
        Gen.Select(StatusGen.Orders(40), StatusGen.Escalations(10), Gen.Int).Sample((orders, escalations, seed) =>
        {
            var shuffled = orders.OrderBy(order => HashCode.Combine(order.Id, seed)).ToList();

            Assert.Equal(Written(orders, escalations), Written(shuffled, [.. escalations.AsEnumerable().Reverse()]));
        }, iter: 100);

    [Fact]
    public void Marks_survive_being_stored() =>
        StatusGen.Orders(80).Sample(orders =>
        {
            var marks = Digest.Of(orders.Select(order => order with { Id = order.Id + "%0A\n x" }), [StatusGen.Escalation.Single()], Context).Marks;

            var read = Marks.Of(marks.Store("x", "s", StatusGen.Now));

            Assert.Equal(marks.Orders.OrderBy(pair => pair.Key), read.Orders.OrderBy(pair => pair.Key));
            Assert.Equal(marks.Escalations.OrderBy(pair => pair.Key), read.Escalations.OrderBy(pair => pair.Key));
        }, iter: 50);

    [Fact]
    public void Marks_that_were_damaged_are_left_out_and_nothing_throws() =>
        Gen.String.Sample(text =>
        {
            var stored = new StatusMarks { Id = "x", Scope = "s", At = StatusGen.Now, Orders = text + "\n4501739953 48213\n999 bad\n45 1\n450x 7", Escalations = text + "\n1 ESC-104\n9 ESC-1\n" };

            var read = Marks.Of(stored);

            Assert.Contains("48213", read.Orders.Keys);
            Assert.Contains("ESC-104", read.Escalations.Keys);
        }, iter: 300);

    static string Written(List<Order> orders, List<Escalation> escalations) =>
        System.Text.Json.JsonSerializer.Serialize(StatusCard.Draw(Digest.Of(orders, escalations, Context), new StatusHead(StatusGen.Now), Names.None));

    static void Same(IEnumerable<Order> expected, IEnumerable<string> actual) => Assert.Equal(expected.Select(order => order.Id).Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    static void Equal(Moves moves, MoveKind kind, IEnumerable<Order> expected) => Same(expected, moves.Of(kind).Select(move => move.Order));

    static IEnumerable<string> Ids(IEnumerable<OrderLine> lines) => lines.Select(line => line.Order.Id);

    static bool IsHigh(Order order, List<Escalation> escalations) => escalations.Any(each => each.Order == order.Id && each.Level == EscalationLevel.High && each.IsOpen);

    static bool IsRed(Order order, List<Escalation> escalations) => OrderHealth.Of(order, new HealthContext(StatusGen.Today, Calendar, IsHigh(order, escalations))).Rag == Rag.Red;

    static int Silence(Order order) => BusinessDaysWalked(DateOnly.FromDateTime(order.LastWord.AsOf.UtcDateTime), StatusGen.Today);

    // Three business days on, and whatever weekend follows the last of them is beyond.
    static bool IsFourthOrLater(DateOnly day) => day > Enumerable.Range(1, 30).Select(StatusGen.Today.AddDays).Where(Calendar.IsBusinessDay).ElementAt(2);

    static int BusinessDaysWalked(DateOnly from, DateOnly to) => from >= to ? 0 : Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(i => Calendar.IsBusinessDay(from.AddDays(i)));
}
