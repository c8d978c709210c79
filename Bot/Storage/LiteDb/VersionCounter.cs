using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Counts every write of the store. New documents take their first version from it, which is therefore above any version
/// that a deleted document of the same id ever had. Reserved in blocks: a crash skips numbers, and gives none out twice.
/// </summary>
sealed class VersionCounter
{
    const int Block = 10_000;

    long last;
    long reserved;

    /// <summary>After the database was opened, and again whenever it was: what a failed commit reserved is gone then, what it counted is not.</summary>
    public void Open(LiteDatabase database)
    {
        reserved = new Meta(database).ReservedVersions;
        last = Math.Max(last, reserved);
    }

    public long After(long current)
    {
        last++;
        return current > 0 ? current + 1 : last;
    }

    /// <summary>In the transaction that uses the numbers.</summary>
    public void Reserve(LiteDatabase database)
    {
        if (last > reserved)
        {
            new Meta(database).ReservedVersions = reserved = last + Block;
        }
    }
}
