using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Teams;

/// <summary>How to find back to a place. Its id is the place's room key, or the tenant's for what holds in all of it.</summary>
public sealed record ConversationReference : Document
{
    public required IReadOnlyDictionary<string, string> Route { get; init; }

    /// <summary>Since when the bot may not write there: blocked, uninstalled or removed.</summary>
    public DateTimeOffset? BlockedAt { get; init; }

    /// <summary>Delivery key of the event that told of the installation there; null before it and after a removal.</summary>
    public string? InstalledBy { get; init; }
}

/// <summary>
/// Keeps the ways back fresh. Every event may carry a new service address; what was stored with a message or a person when it was decided may be
/// months old, so the newest way known is looked up when something is sent.
/// </summary>
sealed class ConversationReferences(IStore store, TimeProvider clock)
{
    public static readonly Collection<ConversationReference> All = new("teamsreferences");

    /// <summary>Nobody tells the bot when it is unblocked, so it tries again once a day.</summary>
    static readonly TimeSpan StaysBlocked = TimeSpan.FromDays(1);

    /// <summary>Takes note of where an event came from; writes only what is new.</summary>
    /// <param name="isGone">The event says that the bot was removed there.</param>
    public async Task SeenAsync(Parties parties, bool isGone, CancellationToken cancel)
    {
        var session = new Session(store);
        var route = parties.Address.Route;
        await MergeAsync(session, TenantKey(parties.Address), Only(route, Parties.Route.Service, Parties.Route.Bot), null, cancel);
        await MergeAsync(session, parties.Private.RoomKey, parties.Private.Route, parties.Address.Place == Place.Personal ? isGone : null, cancel);
        if (parties.Address.Place != Place.Personal)
        {
            await MergeAsync(session, parties.Address.RoomKey, route, isGone, cancel);
        }

        // Whoever was first at the same moment saw the same.
        await session.CommitAsync(cancel);
    }

    /// <summary>Takes note of an installation. Some clients tell of the same one again and again, and nobody wants to be greeted that often.</summary>
    /// <returns>False when it was known, and this is no redelivery of the event that told first.</returns>
    public async Task<bool> IsNewInstallationAsync(Inbound installed, CancellationToken cancel)
    {
        var known = await store.LoadAsync(All, installed.Address.RoomKey, cancel);
        if (known?.InstalledBy is not null)
        {
            return known.InstalledBy == installed.Key;
        }

        await ChangeAsync(installed.Address, reference => reference with { InstalledBy = installed.Key }, cancel);
        return true;
    }

    public async Task<WayBack> OfAsync(Address address, CancellationToken cancel)
    {
        var here = await store.LoadAsync(All, address.RoomKey, cancel);
        var tenant = await store.LoadAsync(All, TenantKey(address), cancel);
        string? Find(string name) => Of(here?.Route, name) ?? Of(address.Route, name) ?? Of(tenant?.Route, name);
        var isForgotten = here?.Route.GetValueOrDefault(Parties.Route.Conversation) is "";
        var personal = isForgotten ? null : Find(Parties.Route.Conversation);
        return new WayBack(Find(Parties.Route.Service), Find(Parties.Route.Bot), Find(Parties.Route.User), address.Place == Place.Personal ? personal : Parties.ConversationId(address))
        {
            IsBlocked = here?.BlockedAt is { } blocked && clock.GetUtcNow() - blocked < StaysBlocked,
        };
    }

    /// <summary>The personal chat is open under this id.</summary>
    public Task OpenedAsync(Address address, string conversation, CancellationToken cancel) =>
        NoteAsync(address, reference => reference with { Route = With(reference.Route, Parties.Route.Conversation, conversation) }, cancel);

    /// <summary>The id of the personal chat no longer works: it is opened anew.</summary>
    public Task ForgetAsync(Address address, CancellationToken cancel) =>
        NoteAsync(address, reference => reference with { Route = With(reference.Route, Parties.Route.Conversation, "") }, cancel);

    public Task BlockedAsync(Address address, CancellationToken cancel) =>
        NoteAsync(address, reference => reference with { BlockedAt = clock.GetUtcNow() }, cancel);

    // What is noted while a message is sent only spares a detour next time: it must not stand in the message's way.
    async Task NoteAsync(Address address, Func<ConversationReference, ConversationReference> change, CancellationToken cancel)
    {
        try
        {
            await ChangeAsync(address, change, cancel);
        }
        catch (StoreFaultException)
        {
        }
    }

    Task<CommitResult> ChangeAsync(Address address, Func<ConversationReference, ConversationReference> change, CancellationToken cancel) => Decision.CommitAsync(
        store,
        async session =>
        {
            var reference = await session.LoadAsync(All, address.RoomKey, cancel) ?? new ConversationReference { Id = address.RoomKey, Route = address.Route };
            session.Save(All, change(reference));
        },
        cancel: cancel);

    /// <param name="isGone">Null: the event says nothing about that.</param>
    async Task MergeAsync(Session session, string key, IReadOnlyDictionary<string, string> fresh, bool? isGone, CancellationToken cancel)
    {
        var known = await session.LoadAsync(All, key, cancel);
        var route = new Dictionary<string, string>(known?.Route ?? fresh);
        foreach (var (name, value) in fresh.Where(pair => pair.Value.Length > 0))
        {
            route[name] = value;
        }

        var blockedAt = isGone switch
        {
            true => known?.BlockedAt ?? clock.GetUtcNow(),
            false => null,
            null => known?.BlockedAt,
        };
        if (known is null || known.BlockedAt != blockedAt || route.Count != known.Route.Count || route.Any(pair => known.Route.GetValueOrDefault(pair.Key) != pair.Value))
        {
            var reference = known ?? new ConversationReference { Id = key, Route = route };
            session.Save(All, reference with { Route = route, BlockedAt = blockedAt, InstalledBy = isGone == true ? null : reference.InstalledBy });
        }
    }

    static string TenantKey(Address address) => $"{address.Channel}|{address.Tenant}";

    static string? Of(IReadOnlyDictionary<string, string>? route, string name) => route?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    static Dictionary<string, string> Only(IReadOnlyDictionary<string, string> route, params string[] names) =>
        route.Where(pair => names.Contains(pair.Key)).ToDictionary();

    static Dictionary<string, string> With(IReadOnlyDictionary<string, string> route, string name, string value) => new(route) { [name] = value };
}

/// <param name="Service">Address of the connector that serves the place; null when nothing was ever heard from it or its tenant.</param>
/// <param name="User">The person's id for this bot, of a personal chat.</param>
/// <param name="Conversation">Null for a personal chat that is yet to be opened.</param>
sealed record WayBack(string? Service, string? Bot, string? User, string? Conversation)
{
    public bool IsBlocked { get; init; }
}
