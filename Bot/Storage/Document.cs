using System.Text.Json.Serialization;

namespace Demarc.Storage;

/// <summary>
/// Anything stored: an id, unique in its collection, and a version that grows with every change.
/// Documents are immutable records; a change is a <c>with</c> copy that is saved.
/// </summary>
public abstract record Document
{
    /// <summary>The unique key. Where something may happen only once, its key is the id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// 0: not stored yet. Set by the store; a save whose version is not the stored one is a conflict. A change adds one;
    /// a new document begins above every version its id ever had, so what was deleted and made again is not taken for the same.
    /// </summary>
    [JsonIgnore]
    public long Version { get; init; }
}
