using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Lets every feature get ready before anything is sent, due or received.</summary>
sealed class FeatureStart(IStore store, IEnumerable<IFeature> features, Catalog catalog) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for so that a name registered twice fails the start and not the first turn.
        _ = catalog;
        foreach (var feature in features)
        {
            var session = new Session(store);
            await feature.StartAsync(session, cancellationToken);
            if (await session.CommitAsync(cancellationToken) is { IsCommitted: false } conflict)
            {
                throw new InvalidOperationException($"{feature.GetType().Name} met a change of {conflict.ConflictCollection}/{conflict.ConflictId} at start.");
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
