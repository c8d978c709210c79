namespace Demarc.Storage;

public static class CollectionRegistration
{
    /// <summary>Names collections that the store creates at start. Each area names its own.</summary>
    public static IServiceCollection AddCollections(this IServiceCollection services, params ReadOnlySpan<ICollectionInfo> collections)
    {
        foreach (var collection in collections)
        {
            services.AddSingleton(collection);
        }

        return services;
    }
}
