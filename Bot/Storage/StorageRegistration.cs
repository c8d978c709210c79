using Demarc.Storage.LiteDb;

namespace Demarc.Storage;

public static class StorageRegistration
{
    /// <summary>The store in the folder of <c>Storage:Folder</c>, opened when it is first asked for, with every collection that was named until then.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services.AddSingleton<IStore>(provider =>
        LiteDbStore.Open(
            FolderOf(provider.GetRequiredService<IConfiguration>()),
            provider.GetServices<ICollectionInfo>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiteDbStore>>()));

    public static string FolderOf(IConfiguration configuration) => Path.GetFullPath(configuration["Storage:Folder"] is { Length: > 0 } folder ? folder : "data");

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
