using System.Globalization;
using Demarc.Features.Escalations.Ladder;

namespace Demarc.Features.Escalations.Work;

public sealed partial class EscalationMoves
{
    static readonly EscalationClock[] Pausing =
        [EscalationClock.Acknowledge, EscalationClock.Reminder, EscalationClock.Promise, EscalationClock.Supplier, EscalationClock.NextStep];

    /// <summary>It cannot go on without the partner or the customer. The only thing that stops the clocks.</summary>
    public Escalation Wait(Escalation was, Turns.Person by, WaitsOn on, string reason, Stamp stamp)
    {
        var working = Worked(was, by, stamp);
        var isRoundTheClock = Target(working).NextStep.IsRoundTheClock;
        var held = working.Waiting is not null
            ? working.Held
            : Pausing.Where(working.Clocks.ContainsKey).ToDictionary(clock => clock, clock => hours.Left(stamp.At, working.Clocks[clock], isRoundTheClock));
        return Entry(
            working with
            {
                State = EscalationState.WaitingOnPartner,
                Waiting = new Waiting(on, reason, stamp.At, working.Waiting?.Before ?? working.State),
                Held = held,
                Clocks = Clocks.Only(EscalationClock.Waiting, hours.Add(stamp.At, policy.BetweenReminders)),
            },
            EntryKind.Waiting,
            reason,
            stamp);
    }

    /// <summary>The wait is over: each clock has what was left of it.</summary>
    public Escalation Resume(Escalation was, Stamp stamp) => Entry(Running(was, stamp), EntryKind.Resumed, "", stamp);

    /// <summary>The partner or customer was reminded that it waits for them.</summary>
    public Escalation Reminded(Escalation was, Stamp stamp) => was.Waiting is not { } waiting
        ? was
        : was with
        {
            Waiting = waiting with { Reminders = waiting.Reminders + 1 },
            Clocks = was.Clocks.With(EscalationClock.Waiting, hours.Add(stamp.At, policy.BetweenReminders)),
        };

    /// <summary>Up: new clocks, and unless the one who has it did it, somebody has to acknowledge that.</summary>
    public Escalation Raise(Escalation was, EscalationLevel to, string reason, Stamp stamp)
    {
        var running = Running(was, stamp);
        var isByOwner = stamp.By == was.Assignee && was.AcknowledgedAt is not null;
        var raised = Entry(running, EntryKind.Raised, $"{to}: {reason}", stamp) with
        {
            Level = to,
            LevelReason = reason,
            AcknowledgedAt = isByOwner ? running.AcknowledgedAt : null,
            AcknowledgedBy = isByOwner ? running.AcknowledgedBy : null,
            State = !isByOwner && running.State == EscalationState.Acknowledged ? EscalationState.New : running.State,
            Asked = [],
        };
        return Restart(raised, stamp.At);
    }

    public Escalation Lower(Escalation was, EscalationLevel to, string reason, Stamp stamp) =>
        Restart(Entry(Running(was, stamp), EntryKind.Lowered, $"{to}: {reason}", stamp) with { Level = to, LevelReason = reason }, stamp.At);

    /// <summary>The next named level of the supplier; at the top the same again, each business day.</summary>
    public Escalation RaiseAtSupplier(Escalation was, Stamp stamp)
    {
        var running = Running(was, stamp);
        var level = Math.Min(running.SupplierLevel + 1, SupplierLadder.Highest);
        var isAtTop = running.SupplierLevel >= SupplierLadder.Highest;
        var silence = isAtTop ? Allowance.BusinessDays(1) : Target(running).SupplierSilence;
        return Entry(running, EntryKind.SupplierLevel, SupplierLadder.Words(level) + (isAtTop ? ", again" : ""), stamp) with
        {
            SupplierLevel = level,
            State = running.State == EscalationState.Acknowledged ? EscalationState.WithSupplier : running.State,
            Clocks = running.Clocks.With(EscalationClock.Supplier, hours.Add(stamp.At, silence)),
        };
    }

    /// <summary>The date the supplier gave passed: it is theirs to answer again.</summary>
    public Escalation CommitmentMissed(Escalation was, Stamp stamp) =>
        Entry(was, EntryKind.CommitmentMissed, "", stamp) with { State = EscalationState.WithSupplier, Commitment = null };

    public Escalation AcknowledgeMissed(Escalation was, string words, int rounds, Stamp stamp) => Entry(was, EntryKind.AcknowledgeMissed, words, stamp, isInternal: true) with
    {
        Clocks = was.Clocks.With(EscalationClock.Acknowledge, hours.Add(stamp.At, rounds > 0 ? Target(was).NextStep : Target(was).Acknowledge)),
    };

    /// <summary>Broken, and said so. The next promise leaves more room each time, up to four times as much.</summary>
    public Escalation PromiseMissed(Escalation was, Stamp stamp)
    {
        var promised = was.Clocks.TryGetValue(EscalationClock.Promise, out var at) ? at : stamp.At;
        var missed = Entry(was, EntryKind.PromiseMissed, promised.ToString("O", CultureInfo.InvariantCulture), stamp);
        var next = hours.Add(stamp.At, Target(was).NextStep.Times(Math.Min(1 << Math.Min(was.PromisesBroken, 2), 4)));
        return Promise(missed, next, stamp.At) with { PromisesBroken = was.PromisesBroken + 1 };
    }

    public Escalation NextStepMissed(Escalation was, Stamp stamp)
    {
        var times = was.Timeline.Reverse().TakeWhile(entry => entry.Kind != EntryKind.NextStep).Count(entry => entry.Kind == EntryKind.NextStepMissed);
        return Entry(was, EntryKind.NextStepMissed, was.Next?.What ?? "", stamp, isInternal: true) with
        {
            Clocks = was.Clocks.With(EscalationClock.NextStep, hours.Add(stamp.At, Target(was).NextStep.Times(Math.Min(1 << Math.Min(times, 2), 4)))),
        };
    }

    /// <summary>The reminder was given; the promise still stands.</summary>
    public Escalation PromiseReminded(Escalation was) => was with { Clocks = was.Clocks.Without(EscalationClock.Reminder) };

    /// <summary>Tells the partner when they hear next. While it waits for them nothing is promised.</summary>
    Escalation Promise(Escalation was, DateTimeOffset? at, DateTimeOffset now)
    {
        if (was.Waiting is not null || !was.IsOpen)
        {
            return was;
        }

        var until = at is { } chosen && chosen > now ? chosen : hours.Add(now, Target(was).NextStep);
        var clocks = was.Clocks.With(EscalationClock.Promise, until);
        return was with
        {
            PromisesBroken = 0,
            Clocks = hours.Before(now, until, Target(was).Warning) is { } reminder
                ? clocks.With(EscalationClock.Reminder, reminder)
                : clocks.Without(EscalationClock.Reminder),
        };
    }

    /// <summary>New clocks for a level: at the opening, and when it goes up, down or on again.</summary>
    Escalation Restart(Escalation was, DateTimeOffset now)
    {
        var target = Target(was);
        var clocks = was.Clocks;
        if (was.AcknowledgedAt is null)
        {
            clocks = clocks.With(EscalationClock.Acknowledge, hours.Add(now, target.Acknowledge));
        }

        if (was.State != EscalationState.CommitmentReceived)
        {
            clocks = clocks.With(EscalationClock.Supplier, hours.Add(now, target.SupplierSilence));
        }

        return Promise(was with { Clocks = clocks }, null, now);
    }

    /// <summary>Without a single clock nothing would ever happen again: what its state needs is started anew.</summary>
    public Escalation StartAgain(Escalation was, Stamp stamp) => was switch
    {
        { State: EscalationState.Closed } => was,
        { State: EscalationState.Resolved } => was with { Clocks = Clocks.Only(EscalationClock.Close, hours.Add(stamp.At, policy.UntilClosed)) },
        { Waiting: not null } => was with { Clocks = Clocks.Only(EscalationClock.Waiting, hours.Add(stamp.At, policy.BetweenReminders)) },
        _ => Restart(was, stamp.At),
    };

    /// <summary>Ends a wait without a word about it.</summary>
    Escalation Running(Escalation was, Stamp stamp)
    {
        if (was.Waiting is not { } waiting)
        {
            return was;
        }

        var isRoundTheClock = Target(was).NextStep.IsRoundTheClock;
        var clocks = was.Held.Aggregate(Clocks.Empty, (running, held) => running.With(held.Key, hours.Resume(stamp.At, held.Value, isRoundTheClock)));
        return was with { State = waiting.Before, Waiting = null, Held = Clocks.None, Clocks = clocks };
    }

    /// <summary>As soon as something is to be known, and never after too long a silence.</summary>
    DateTimeOffset Sooner(DateTimeOffset at, DateTimeOffset now)
    {
        var longest = hours.Add(now, policy.LongestSilence);
        return at < longest ? at : longest;
    }

    TimeSpan Whole(Escalation escalation, DateTimeOffset now, Allowance allowance) =>
        hours.Left(now, hours.Add(now, allowance), Target(escalation).NextStep.IsRoundTheClock);

    static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset now) => at > now ? at : now;
}
