using Demarc.Features.Escalations.Work;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>A step that is going to be taken if nobody does anything before.</summary>
/// <param name="Before">What it is then.</param>
/// <param name="Up">Those in charge who hear of it.</param>
public sealed record Foretold(DateTimeOffset At, EscalationClock Clock, Escalation Before, Rung Rung, IReadOnlyList<Person> Up)
{
    public Escalation After => Rung.After;
}

/// <summary>
/// Plays an escalation forward by the rules the ladder climbs by, with the people as they are now. What people do meanwhile, and who comes or leaves, is not
/// known; holidays, nights and the days somebody is away are.
/// </summary>
public static class Forecast
{
    /// <summary>For ever, unless it closes by itself: take as many as are wanted.</summary>
    public static IEnumerable<Foretold> Of(LadderRules rules, Escalation escalation, Crew crew, DateTimeOffset now)
    {
        for (var current = escalation; LadderRules.NextOf(current) is var (clock, due);)
        {
            // What is overdue is done at once.
            now = due > now ? due : now;
            var rung = rules.Climb(current, clock, crew, new Stamp(Audit.TheClock, now));
            yield return new Foretold(now, clock, current, rung, GoesUp(current, rung) ? crew.Up(now) : []);
            current = rung.After with { Version = current.Version + 1 };
        }
    }

    static bool GoesUp(Escalation before, Rung rung) =>
        rung.AsksEverybody
        || (rung.After is { Level: EscalationLevel.High, IsOpen: true } && before.Level != EscalationLevel.High)
        || rung.After.Timeline.Skip(before.Timeline.Count).Any(entry => Concerns.Leadership(rung.After, entry));
}
