using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Admin;

/// <summary>What those who run the bot must know: troubles in words, once each, and how things stand when they ask.</summary>
sealed class AdminFeature(Policy policy, HealthCard health) : IFeature
{
    public void Register(Catalog catalog)
    {
        catalog.OnTrouble(TroubleReport.TellAsync);
        catalog.Intent("admin.health", HealthAsync);
    }

    async Task<Reply> HealthAsync(Turn turn, Session session, CancellationToken cancel) => policy.AllowsAny(turn.Person, Act.SeeHealth)
        ? new Reply.Say(await health.DrawAsync(session, turn.Now, cancel), Audience.Asker)
        : new Reply.Refused(Text.Plain("Only administrators see how the bot itself is doing."));
}

public static class AdminRegistration
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddCollections(TroubleReport.All)
        .AddSingleton<HealthCard>()
        .AddSingleton<IFeature, AdminFeature>();
}
