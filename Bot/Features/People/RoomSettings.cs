using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>Saying who is in a room: "this channel is internal", "this channel is shared with Acme", "forget this channel". Until someone does, nothing private is shown there.</summary>
public sealed partial class RoomSettings(Policy policy)
{
    public async Task<Reply> SetAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.ManageRooms))
        {
            return new Reply.Refused(Text.Plain("Only project managers and administrators say who is in a channel."));
        }

        if (turn.Inbound.Address.Place == Place.Personal)
        {
            return new Reply.Refused(Text.Plain("Say this in the channel it is about."));
        }

        var room = turn.Room ?? new Room { Id = turn.Inbound.Address.RoomKey, Address = turn.Inbound.Address with { Thread = null } };
        var text = turn.Inbound.Text;
        if (Internal().IsMatch(text))
        {
            return Save(room with { IsInternal = true, SharedWith = [] }, "This channel is for our own staff only. I will answer with full order facts here.", turn, session);
        }

        if (Shared().Match(text) is { Success: true } shared)
        {
            var agencies = new List<Company>();
            foreach (var name in shared.Groups[1].Value.Split([",", " and ", "&"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var (company, refusal) = await PeopleDirectory.CompanyAsync(session, name.Trim('.', ' ', '"'), cancel);
                if (company is null or { IsDistributor: true })
                {
                    return new Reply.Refused(Text.Plain(refusal ?? "Name the agency the channel is shared with."));
                }

                agencies.Add(company);
            }

            return Save(
                room with { IsInternal = false, SharedWith = [.. agencies.Select(agency => agency.Id)] },
                $"This channel is shared with {string.Join(", ", agencies.Select(agency => agency.Name))}. Here I show only what all of them may see; the rest I answer privately.",
                turn,
                session);
        }

        return Save(room with { IsInternal = false, SharedWith = [] }, "I no longer assume anything about who is here, and answer private questions privately.", turn, session);
    }

    static Reply.Done Save(Room room, string words, Turn turn, Session session)
    {
        session.Save(Roster.Rooms, room);
        session.Record(turn, "room.set", room.Id, room.IsInternal ? "internal" : string.Join(",", room.SharedWith));
        return new Reply.Done(Text.Plain(words));
    }

    /// <summary>Is this message about who is in the room?</summary>
    public static bool IsAbout(string text) => Internal().IsMatch(text) || Shared().IsMatch(text) || Forget().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:this|the) (?:channel|chat|room|group) is (?:internal|staff only|ours)\W*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Internal();

    [GeneratedRegex(@"^\s*(?:this|the) (?:channel|chat|room|group) is shared with (.+)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Shared();

    [GeneratedRegex(@"^\s*forget (?:this|the) (?:channel|chat|room|group)\W*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Forget();
}
