using System.Collections.Concurrent;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Teams;

/// <summary>
/// Who of the people a card names is in the conversation it goes to: only they are pinged, under the name Teams has for them.
/// Asked of Teams, and believed for an hour.
/// </summary>
sealed class Members(IStore store, IConnector connector, ConversationReferences references, TimeProvider clock)
{
    const int MostKnown = 5000;

    static readonly TimeSpan Believed = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<(string Room, string User), (MentionTarget? Member, DateTimeOffset At)> known = [];

    /// <returns>By our id of the person.</returns>
    public async Task<IReadOnlyDictionary<string, MentionTarget>> OfAsync(Card card, Address address, CancellationToken cancel)
    {
        var found = new Dictionary<string, MentionTarget>();

        // In a chat of two, a name is enough.
        foreach (var personId in address.Place == Place.Personal ? [] : Mentions.In(card))
        {
            if (await store.LoadAsync(Roster.People, personId, cancel) is { Gone: false } person
                && person.Reach.TryGetValue(Parties.Channel, out var reach)
                && reach.Tenant == address.Tenant
                && (await references.OfAsync(reach, cancel)).User is { } user
                && await MemberAsync(address, user, cancel) is { } member)
            {
                found.Add(personId, member);
            }
        }

        return found;
    }

    async Task<MentionTarget?> MemberAsync(Address address, string user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue((address.RoomKey, user), out var answer) && now - answer.At < Believed)
        {
            return answer.Member;
        }

        var way = await references.OfAsync(address, cancel);
        if (way is not { Service: { } service, Conversation: not null })
        {
            return null;
        }

        MentionTarget? member;
        switch (await connector.MemberAsync(service, address.Conversation, user, cancel))
        {
            case ConnectorAnswer.Done done:
                member = done.Body.Text("name") is { Length: > 0 } name ? new MentionTarget(user, name) : null;
                break;
            case ConnectorAnswer.Refused { Status: StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden or StatusCodes.Status400BadRequest }:
                member = null;
                break;
            default:
                return null;
        }

        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[(address.RoomKey, user)] = (member, now);
        return member;
    }
}
