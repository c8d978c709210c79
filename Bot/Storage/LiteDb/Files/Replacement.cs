namespace Demarc.Storage.LiteDb.Files;

/// <summary>Puts a finished data file in the place of the store's. A crash at any moment leaves the one or the other.</summary>
static class Replacement
{
    /// <param name="finished">Whole and on disk, in the same folder, without a log.</param>
    /// <param name="aside">Where the present files go. Null: there are none.</param>
    public static void Replace(StorePaths paths, string finished, StorePaths? aside)
    {
        File.Move(finished, paths.Next, overwrite: true);
        FolderSync.Flush(paths.Folder);
        if (aside is not null)
        {
            // The log first: beside another data file it would be a disaster.
            MoveIfThere(paths.Log, aside.Log);
            MoveIfThere(paths.Data, aside.Data);
            FolderSync.Flush(paths.Folder);
        }

        File.Move(paths.Next, paths.Data);
        FolderSync.Flush(paths.Folder);
    }

    /// <summary>After a crash: finishes what had begun to take effect and removes what had not. To be called before the store is opened.</summary>
    public static void Finish(StorePaths paths)
    {
        if (File.Exists(paths.Data))
        {
            File.Delete(paths.Next);
        }
        else if (File.Exists(paths.Next))
        {
            File.Move(paths.Next, paths.Data);
            FolderSync.Flush(paths.Folder);
        }

        Forget(paths.Building);
    }

    public static void Forget(StorePaths building)
    {
        File.Delete(building.Data);
        File.Delete(building.Log);
    }

    static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
    }
}
