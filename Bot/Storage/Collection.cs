using System.Linq.Expressions;
using System.Text.Json.Nodes;

namespace Demarc.Storage;

/// <summary>
/// A named set of documents of one type, declared once beside the document and handed to the store at start,
/// which creates it with its indexes before anything is read.
/// </summary>
/// <param name="Name">Lower case letters and digits, unique.</param>
/// <param name="Schema">Raised by one for each entry added to <see cref="Upgrades"/>.</param>
public sealed record Collection<T>(string Name, int Schema = 1) : ICollectionInfo
    where T : Document
{
    /// <summary>Members that queries filter or sort by; keep to about three, each write pays for every one. Text in them, as in ids, is at most 1,000 bytes.</summary>
    public IReadOnlyList<Expression<Func<T, object?>>> Indexes { get; init; } = [];

    /// <summary>
    /// <c>Upgrades[0]</c> turns schema 1 into 2, and so on. Run over all documents when an older store is opened, each on the document as it was stored
    /// (its Id, which must stay, and no version). After the last the type must be able to read it. One that throws, or was cut short by a crash, changed nothing.
    /// </summary>
    public IReadOnlyList<Action<JsonObject>> Upgrades { get; init; } = [];

    /// <summary>Where a query starts: everything.</summary>
    public Query<T> All => new();

    public Query<T> Where(Expression<Func<T, bool>> filter) => All.Where(filter);

    Type ICollectionInfo.DocumentType => typeof(T);

    IReadOnlyList<LambdaExpression> ICollectionInfo.Indexes => Indexes;
}

/// <summary>A collection, when the type of its documents does not matter: opening, copying, upgrading.</summary>
public interface ICollectionInfo
{
    string Name { get; }

    int Schema { get; }

    Type DocumentType { get; }

    IReadOnlyList<LambdaExpression> Indexes { get; }

    IReadOnlyList<Action<JsonObject>> Upgrades { get; }
}
