using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>
/// Who an authenticated payload is from. Guests of a workspace are not its people: what is granted to a workspace as a whole is not granted to them.
/// What someone does before they are linked is kept a day, and done when they are.
/// </summary>
sealed class SlackPeople(SlackDesk desk, IStore store, TimeProvider clock)
{
    const string Guest = ":guest";

    /// <summary>The same act with the name it is to be answered by, and under the identity it is to be judged by.</summary>
    public async ValueTask<Inbound> KnownAsync(Inbound inbound, CancellationToken cancel)
    {
        var (team, user) = (inbound.Address.Tenant, inbound.Sender.UserId);
        var link = await store.LoadAsync(Roster.Links, inbound.Sender.Key, cancel);
        if (link is null && await IsClaimedAsync(inbound.Sender.Tenant, cancel) && await desk.UserAsync(team, user, cancel) is not { IsGuest: false })
        {
            inbound = inbound with { Sender = inbound.Sender with { Tenant = inbound.Sender.Tenant + Guest } };
            link = await store.LoadAsync(Roster.Links, inbound.Sender.Key, cancel);
        }

        var known = desk.Known(team, user);
        var person = link is null ? null : await store.LoadAsync(Roster.People, link.PersonId, cancel);
        return inbound with
        {
            SenderName = person?.Name ?? known?.Name ?? inbound.SenderName,
            Zone = inbound.Zone ?? known?.Zone,
            Locale = inbound.Locale ?? known?.Locale,
        };
    }

    /// <summary>Has the bot just asked them something in this thread? Then what they say there is the answer, mention or not.</summary>
    public async ValueTask<bool> IsAskedAsync(Inbound inbound, CancellationToken cancel)
    {
        var link = await store.LoadAsync(Roster.Links, inbound.Sender.Key, cancel);
        return link is not null
            && await store.LoadAsync(Dialogues.All, Dialogues.KeyOf(inbound.Address, link.PersonId), cancel) is { Pending: not null } dialogue
            && clock.GetUtcNow() - dialogue.At < Dialogues.Lifetime;
    }

    /// <summary>What is kept with the act of someone who is not linked yet.</summary>
    public async ValueTask<IReadOnlyList<Change>> WaitingAsync(Inbound inbound, CancellationToken cancel) =>
        SlackWaiting.MayWait(inbound) && await store.LoadAsync(Roster.Links, inbound.Sender.Key, cancel) is null && !await IsClaimedAsync(inbound.Sender.Tenant, cancel)
            ? [new Change(SlackWaiting.All, inbound.Sender.Key, null, new SlackWaiting { Id = inbound.Sender.Key, Inbound = inbound, At = clock.GetUtcNow() })]
            : [];

    async ValueTask<bool> IsClaimedAsync(string tenant, CancellationToken cancel)
    {
        var claimed = $"{Envelope.Channel}|{tenant}";
        return (await store.QueryAsync(Roster.Companies, Roster.Companies.Where(company => company.Tenants.Contains(claimed)).Take(1), cancel)).Count > 0;
    }
}
