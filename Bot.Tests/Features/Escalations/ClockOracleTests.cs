using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Tests.Time;
using Demarc.Time;
using Demarc.Turns;
using NodaTime;

namespace Demarc.Tests.Features.Escalations;

/// <summary>The clocks against somebody who sits at the door, looks at the wall clock every minute and makes a tally.</summary>
public sealed class ClockOracleTests
{
    static readonly Person Dana = new() { Id = "dana", Name = "Dana", Company = "house", Role = Role.ProjectManager };

    static readonly Gen<(EscalationHours Hours, WorkingHours Week, DateTimeOffset From)> Places =
        from place in ZoneGen.ZoneAndInstant
        from opens in Gen.Int[5, 10]
        from length in Gen.Int[6, 12]
        let week = new WorkingHours(place.Zone, BusinessCalendar.Federal, new TimeOnly(opens, 0), new TimeOnly(opens + length, 0))
        select (new EscalationHours(week), week, OnTheMinute(place.From));

    [Fact]
    public void Each_target_of_each_level_runs_out_when_the_tally_says() =>
        Gen.Select(Places, Gen.Enum<EscalationLevel>()).Sample((place, level) =>
        {
            var target = EscalationPolicy.Shipped.Of(level);
            foreach (var allowance in new[] { target.Acknowledge, target.NextStep, target.SupplierSilence })
            {
                Assert.Equal(Tally(place.Week, place.From, allowance, _ => true), place.Hours.Add(place.From, allowance));
            }
        }, iter: 60);

    /// <summary>Opened, then waiting for the partner now and then for a while: what runs is only the time between.</summary>
    [Fact]
    public void Waits_stop_the_tally_and_nothing_else_does() =>
        Gen.Select(Places, Gen.Enum<EscalationLevel>(), Gen.Int[1, 400].Array[2, 8]).Sample((place, level, pieces) =>
        {
            var moves = new EscalationMoves(place.Hours, EscalationPolicy.Shipped);
            var escalation = moves.Open(Raised(level, place.From), Dana, "", new Stamp("rita", place.From));
            escalation = moves.Acknowledge(escalation, Dana, new Stamp(Dana.Id, place.From));
            var (now, waits) = (place.From, new List<(DateTimeOffset From, DateTimeOffset To)>());
            foreach (var (minutes, i) in pieces.Select((minutes, i) => (minutes, i)))
            {
                // What ran out meanwhile has had its consequences; this is about one run of the clock.
                if (escalation.Clocks.Values.Any(at => at <= now.AddMinutes(minutes)) && i % 2 == 0)
                {
                    break;
                }

                now = now.AddMinutes(minutes);
                if (i % 2 == 0)
                {
                    escalation = moves.Wait(escalation, Dana, WaitsOn.Customer, "x", new Stamp(Dana.Id, now));
                    waits.Add((now, DateTimeOffset.MaxValue));
                }
                else
                {
                    escalation = moves.Resume(escalation, new Stamp(Dana.Id, now));
                    waits[^1] = waits[^1] with { To = now };
                }
            }

            if (escalation.Waiting is null)
            {
                bool Runs(DateTimeOffset at) => !waits.Any(wait => at >= wait.From && at < wait.To);
                Assert.Equal(Tally(place.Week, place.From, EscalationPolicy.Shipped.Of(level).NextStep, Runs), escalation.Clocks[EscalationClock.Promise]);
                Assert.Equal(Tally(place.Week, place.From, EscalationPolicy.Shipped.Of(level).SupplierSilence, Runs), escalation.Clocks[EscalationClock.Supplier]);
            }
        }, iter: 120);

    /// <summary>Whatever is done to it in whatever order, while it is not closed something is going to happen next.</summary>
    [Fact]
    public void Nothing_that_can_be_done_leaves_it_without_a_clock() =>
        Gen.Select(Places, Gen.Enum<EscalationLevel>(), Gen.Select(Gen.Int[0, 15], Gen.Int[0, 3000]).Array[1, 40]).Sample((place, level, deeds) =>
        {
            var moves = new EscalationMoves(place.Hours, EscalationPolicy.Shipped);
            var (escalation, now) = (moves.Open(Raised(level, place.From), Dana, "", new Stamp("rita", place.From)), place.From);
            foreach (var (deed, minutes) in deeds)
            {
                now = now.AddMinutes(minutes);
                escalation = Do(moves, escalation, deed, new Stamp(Dana.Id, now)) with { Version = escalation.Version + 1 };
                Assert.Equal(escalation.State == EscalationState.Closed, escalation.Clocks.Count == 0);
                Assert.Equal(escalation.State == EscalationState.WaitingOnPartner, escalation.Waiting is not null);
                Assert.True(escalation.Waiting is null || escalation.Clocks.Keys.All(clock => clock is EscalationClock.Waiting), "A clock runs while it waits.");
                Assert.True(!escalation.IsOpen || escalation.Waiting is not null || (escalation.Clocks.ContainsKey(EscalationClock.Promise) && escalation.Clocks.ContainsKey(EscalationClock.Supplier)), "Nobody is promised anything.");
                Assert.True(!escalation.IsOpen || escalation.AcknowledgedAt is not null || escalation.Clocks.ContainsKey(EscalationClock.Acknowledge) || escalation.Held.ContainsKey(EscalationClock.Acknowledge), "Nobody has to acknowledge it.");
            }
        }, iter: 300);

    static Escalation Do(EscalationMoves moves, Escalation was, int deed, Stamp stamp)
    {
        if (!was.IsOpen)
        {
            return (was.State, deed % 3) switch
            {
                (_, 0) => moves.Reopen(was, "no", stamp),
                (EscalationState.Resolved, 1) => moves.Close(was, stamp),
                (EscalationState.Resolved, _) => moves.Confirm(was, "", stamp),
                _ => moves.Note(was, "x", stamp),
            };
        }

        return deed switch
        {
            0 => moves.Acknowledge(was, Dana, stamp),
            1 => moves.Take(was, Dana, stamp),
            2 => moves.Assign(was, Dana with { Id = "priya" }, "", stamp),
            3 => moves.Message(was, Dana, "x", null, stamp),
            4 => moves.Add(was, Dana with { Id = "rita" }, "x", stamp),
            5 => moves.SetNext(was, Dana, new NextAction("x", stamp.At.AddDays(3)), null, stamp),
            6 => moves.Contacted(was, Dana, new SupplierContact("x", "x", 2, true, stamp.At, "dana"), "", stamp),
            7 => moves.Commit(was, Dana, DateOnly.FromDateTime(stamp.At.UtcDateTime.AddDays(2)), null, stamp),
            8 => moves.Wait(was, Dana, WaitsOn.Partner, "x", stamp),
            9 => moves.Resume(was, stamp),
            10 => was.Level == EscalationLevel.High ? moves.RaiseAtSupplier(was, stamp) : moves.Raise(was, was.Level + 1, "x", stamp),
            11 => was.Level == EscalationLevel.Low ? was : moves.Lower(was, was.Level - 1, "x", stamp),
            12 => moves.Resolve(was, Dana, new Proof(ProofKind.Test, "x", "dana"), stamp),
            13 => was.Clocks.ContainsKey(EscalationClock.Acknowledge) ? moves.AcknowledgeMissed(was, "x", 0, stamp) : was,
            14 => was.Clocks.ContainsKey(EscalationClock.Promise) ? moves.PromiseMissed(was, stamp) : moves.Reminded(was, stamp),
            _ => was.Clocks.ContainsKey(EscalationClock.NextStep) ? moves.NextStepMissed(was, stamp) : was,
        };
    }

    static DateTimeOffset Tally(WorkingHours week, DateTimeOffset from, Allowance allowance, Func<DateTimeOffset, bool> runs)
    {
        var left = allowance.Unit == AllowanceUnit.BusinessDays ? allowance.Amount * (int)(week.Closes - week.Opens).TotalMinutes : allowance.Amount;
        var at = from;
        for (; left > 0; at = at.AddMinutes(1))
        {
            left -= runs(at) && (allowance.IsRoundTheClock || IsAtWork(week, at)) ? 1 : 0;
        }

        return at;
    }

    static bool IsAtWork(WorkingHours week, DateTimeOffset at)
    {
        var wall = Instant.FromDateTimeOffset(at).InZone(week.Zone).LocalDateTime;
        var time = wall.TimeOfDay.ToTimeOnly();
        return week.Calendar.IsBusinessDay(wall.Date.ToDateOnly()) && time >= week.Opens && time < week.Closes;
    }

    static Escalation Raised(EscalationLevel level, DateTimeOffset at) => new() { Id = "ESC-1", Level = level, RaisedBy = "rita", RaisedAt = at, Problem = "x" };

    static DateTimeOffset OnTheMinute(DateTimeOffset instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
