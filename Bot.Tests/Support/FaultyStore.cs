using Demarc.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Demarc.Tests.Support;

/// <summary>The real store, which cannot write what a test says it cannot: a full disk.</summary>
public sealed class FaultyStore : IStore
{
    IStore inner = null!;

    /// <summary>Commits that fail.</summary>
    public Func<IReadOnlyList<Change>, bool> Fails { get; set; } = _ => false;

    public Exception? Fault => inner.Fault;

    /// <summary>Takes the place of the store in the graph.</summary>
    public void AddTo(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IStore)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<IStore>(provider =>
        {
            inner = (IStore)real(provider);
            return this;
        }));
    }

    public ValueTask<T?> LoadAsync<T>(Collection<T> collection, string id, CancellationToken cancel = default)
        where T : Document => inner.LoadAsync(collection, id, cancel);

    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document => inner.QueryAsync(collection, query, cancel);

    public ValueTask<long> CountAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document => inner.CountAsync(collection, query, cancel);

    public Task<CommitResult> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancel = default) =>
        Fails(changes) ? throw new StoreFaultException("The disk is full.", new IOException()) : inner.CommitAsync(changes, cancel);

    public void Watch<T>(Collection<T> collection, Action<Committed<T>> seen)
        where T : Document => inner.Watch(collection, seen);

    public Task<BackupResult> BackupAsync(string file, bool overwrite = false, CancellationToken cancel = default) => inner.BackupAsync(file, overwrite, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
