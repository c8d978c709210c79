using Demarc.Storage.LiteDb.Files;

namespace Demarc.Storage.LiteDb;

/// <summary>From a folder, whatever its state, to an open database with every collection in its declared form. Under the folder's lock.</summary>
sealed class StoreOpening(StorePaths paths, IReadOnlyCollection<OpenCollection> collections, OpenDiskFile open, TimeProvider time)
{
    /// <summary>The older file that an upgrade kept; null when there was none.</summary>
    public string? KeptOlder { get; private set; }

    /// <exception cref="StoreTooNewException">A newer version of this program wrote it.</exception>
    /// <exception cref="StoreUpgradeException">It cannot be brought up to date.</exception>
    /// <exception cref="InvalidDataException">No version of this program wrote it, or it is damaged.</exception>
    public LiteDbHandle Open()
    {
        Replacement.Finish(paths);
        if (!File.Exists(paths.Data))
        {
            Create();
        }

        try
        {
            return OpenPresent();
        }
        catch (Exception broken) when (broken is not (StoreTooNewException or StoreUpgradeException or InvalidDataException or IOException or UnauthorizedAccessException))
        {
            throw new InvalidDataException($"'{paths.Data}' is damaged: {broken.Message} Restore a backup.", broken);
        }
    }

    LiteDbHandle OpenPresent()
    {
        var handle = OpenAndCheck(out var older);
        if (older.Count > 0)
        {
            handle.Dispose();
            KeptOlder = new SchemaUpgrade(paths, collections, open, time).Run(older);
            handle = OpenAndCheck(out _);
        }

        return Prepared(handle);
    }

    // Made beside its place and moved there, so that a crash leaves no half of a file that could not be opened.
    void Create()
    {
        using (var handle = LiteDbHandle.Create(paths.Building, open))
        {
            new Meta(handle.Database).Format = Meta.CurrentFormat;
            handle.Checkpoint();
        }

        Replacement.Replace(paths, paths.Building.Data, aside: null);
    }

    LiteDbHandle OpenAndCheck(out IReadOnlyList<OpenCollection> older)
    {
        var handle = LiteDbHandle.Open(paths, open);
        try
        {
            Schemas.Check(handle.Database, collections, $"The data folder '{paths.Folder}'");
            older = Schemas.Older(handle.Database, collections);
            handle.Checkpoint();
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    LiteDbHandle Prepared(LiteDbHandle handle)
    {
        try
        {
            LiteDbFile.DropIndexes(handle.Database, collections);
            LiteDbFile.MakeCollections(handle.Database, collections);
            Schemas.Stamp(handle.Database, collections);
            LiteDbFile.ForbidCheckpoints(handle.Database);
            handle.Checkpoint();
            FolderSync.Flush(paths.Folder);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
