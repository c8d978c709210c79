using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

public static class TurnsRegistration
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddCollections(Roster.People, Roster.Companies, Roster.Links, Roster.Rooms, Dialogues.All, Audit.Entries);
        services.AddSingleton(Policy.Load());
        services.AddSingleton(provider =>
        {
            var catalog = new Catalog(provider.GetRequiredService<Registry>());
            foreach (var feature in provider.GetServices<IFeature>())
            {
                feature.Register(catalog);
            }

            return catalog;
        });
        services.AddSingleton<Router>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<WorkOn>(provider => provider.GetRequiredService<TurnRunner>().RunQueuedAsync);
        services.AddSingleton<FeatureStart>();
        services.AddHostedService(provider => provider.GetRequiredService<FeatureStart>());
        return services;
    }
}
