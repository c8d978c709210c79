using Demarc.Delivery;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Why;

/// <summary>One who was told, and what became of the message.</summary>
/// <param name="Name">Of the person or room.</param>
sealed record WhoWasTold(Told Told, string Name, string Fate, DateTimeOffset? Arrived);

/// <summary>All that explains an escalation, read once.</summary>
sealed record WhyFacts(Escalation Escalation, Names Names, string? OrderOwner, IReadOnlyList<WhoWasTold> Notices)
{
    /// <summary>People asked about a lot are told a lot.</summary>
    const int MostTold = 200;

    public static async Task<WhyFacts> OfAsync(Session session, Escalation escalation, Routing routing, CancellationToken cancel)
    {
        var crew = await routing.CrewAsync(session, escalation, cancel);
        var names = (await Names.OfAsync(session, escalation, cancel)).And(crew.Workers);
        var told = await session.QueryAsync(Told.All, Told.All.Where(one => one.Escalation == escalation.Id).OrderByDescending(one => one.At).Take(MostTold), cancel);
        var chosen = escalation.Choices.SelectMany(choice => choice.Passed.Select(passed => passed.Person).Append(choice.Person ?? ""));
        foreach (var id in told.Select(one => one.Person).Concat(chosen).Distinct())
        {
            if (names.Person(id) is null && await session.LoadAsync(Roster.People, id, cancel) is { } person)
            {
                names = names.And([person]);
            }
        }

        var fates = new List<WhoWasTold>();
        foreach (var one in told.OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            var room = names.Person(one.Person) is null ? await session.LoadAsync(Roster.Rooms, one.Person, cancel) : null;
            var row = one.IsReached ? await session.LoadAsync(Outbox.Rows, one.Id, cancel) : null;
            fates.Add(new WhoWasTold(one, room is null ? names.Of(one.Person) : $"the room {room.Name}", FateOf(one, row), row?.SentAt));
        }

        return new WhyFacts(escalation, names, crew.OrderOwner, fates);
    }

    static string FateOf(Told told, Outgoing? row) => row switch
    {
        _ when !told.IsReached => "could not be reached",
        null => told.IsSettled ? "done with; the ledger has it" : "not on record any more",
        { State: OutgoingState.Sent } => "arrived",
        { State: OutgoingState.Dead } => "will never arrive",
        { State: OutgoingState.InDoubt } => "may have arrived; the platform cannot tell",
        { State: OutgoingState.Superseded } => "taken up in a newer message",
        { Attempts: > 0 } => $"tried {row.Attempts} times, not through yet",
        _ => "waits to be sent",
    };
}
