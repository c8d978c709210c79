using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

public static class TurnsRegistration
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddCollections(Roster.People, Roster.Companies, Roster.Links, Roster.Rooms, Dialogues.All, Audit.Entries, Numbers.Last);
        services.AddSingleton<Numbers>();
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
        // Looked up when a message is worked on: features may know of the receiver, and the runner knows all features.
        services.AddSingleton<WorkOn>(provider => (row, cancel) => provider.GetRequiredService<TurnRunner>().RunQueuedAsync(row, cancel));
        services.AddSingleton<FeatureStart>();
        services.AddHostedService(provider => provider.GetRequiredService<FeatureStart>());
        return services;
    }
}
