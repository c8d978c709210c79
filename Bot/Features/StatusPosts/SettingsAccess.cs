using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>Which room settings are about, and whether this person may change them there.</summary>
public sealed class SettingsAccess(Policy policy, StatusBoard board)
{
    const int MostRooms = 2000;

    const string Whose = "Only project managers, leadership and administrators set up the daily status.";

    /// <summary>The room it was said in, or the one that was named.</summary>
    public async Task<(Room? Room, string? Refusal)> RoomAsync(Turn turn, ScheduleWish wish, Session session, CancellationToken cancel)
    {
        if (wish.Channel is { } name)
        {
            var rooms = await session.QueryAsync(Roster.Rooms, Roster.Rooms.All.Take(MostRooms), cancel);
            var named = policy.AllowsAny(turn.Person, Act.ConfigureStatus) ? rooms.Where(room => room.Name.TrimStart('#').Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() : [];
            return named is [var only] ? (only, null) : (null, $"I know {(named.Count == 0 ? "no" : "more than one")} channel called #{StatusLines.Short(name)}. Say it in the channel itself.");
        }

        return turn.Inbound.Address.Place == Place.Personal
            ? (null, "Say this in the channel it is about, or name the channel with a #.")
            : (turn.Room ?? Unknown(turn), null);
    }

    /// <summary>The room a form is about: its id is a claim, so it must be one that is known. Who sets up nothing learns nothing of it.</summary>
    public async Task<(Room? Room, string? Refusal)> SubjectAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.ConfigureStatus))
        {
            return (null, Whose);
        }

        return turn.Inbound.Subject is { Length: > 0 } id && await session.LoadAsync(Roster.Rooms, id, cancel) is { } room
            ? (room, null)
            : (null, "That channel is not known any more. Say \"status settings\" in the channel it is about.");
    }

    /// <summary>Asked with the room at hand: its agency's affairs when it is shared, the house's otherwise.</summary>
    public Reply? NotAllowed(Turn turn, Room room)
    {
        if (!MayChange(turn.Person, room))
        {
            return Refused(turn, Whose);
        }

        return Scope.ForRoom(room, Coverage.Everything, board) is not null ? null
            : room.SharedWith.Count > 1 ? Refused(turn, "This channel is shared with more than one agency, and there is no order that all of them may see. Use a channel of each agency.")
            : Refused(turn, "I do not know who is in this channel, so I show no orders here. Say \"this channel is internal\" or \"this channel is shared with Acme\" first.");
    }

    public bool MayChange(Person person, Room room) => policy.Allows(person, Act.ConfigureStatus, new Owner(room.SharedWith is [var agency] ? agency : null));

    static Room Unknown(Turn turn) => new() { Id = turn.Inbound.Address.RoomKey, Address = turn.Inbound.Address with { Thread = null } };

    /// <summary>How a channel is set is no secret in it, and nobody's business in another.</summary>
    public static Audience Near(Turn turn, string roomKey) => turn.Inbound.Address.RoomKey == roomKey ? Audience.Anyone : Audience.Asker;

    /// <summary>Nothing in these words is private, so who asked in the channel is answered there.</summary>
    public static Reply Refused(Turn turn, string words) => turn.Inbound.Kind == InboundKind.Message
        ? new Reply.Say(Answering.Line("refused", Text.Plain(words), Tone.Warning), Audience.Anyone)
        : new Reply.Refused(Text.Plain(words));
}
