using Demarc.Storage.LiteDb.Files;

namespace Demarc.Storage.LiteDb;

/// <summary>Copies of the store: made while it serves, put back while it does not.</summary>
public static class StoreBackup
{
    /// <summary>Whether a folder holds a store, be it one that a crash left about to take its place.</summary>
    public static bool IsIn(string folder)
    {
        var paths = StorePaths.In(folder);
        return File.Exists(paths.Data) || File.Exists(paths.Next);
    }

    /// <summary>Puts a backup in the place of a folder's store, for the next start of the program.</summary>
    /// <param name="force">A store that is there is put aside, under a dated name.</param>
    public static BackupResult Restore(string backup, string folder, bool force, IEnumerable<ICollectionInfo> collections, TimeProvider? time = null)
    {
        try
        {
            return BackupCheck.WhyNot(backup, OpenCollection.Named(collections).Values) is { } refusal
                ? BackupResult.Refused(refusal)
                : RestoreWhole(Path.GetFullPath(backup), StorePaths.In(Directory.CreateDirectory(folder).FullName), force, time ?? TimeProvider.System);
        }
        catch (StoreInUseException inUse)
        {
            return BackupResult.Refused(inUse.Message);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return BackupResult.Refused($"The backup could not be put into '{folder}': {broken.Message} Nothing was changed there.");
        }
    }

    /// <summary>The copy appears under its name when it is whole and on disk. The store goes on meanwhile.</summary>
    internal static async Task<BackupResult> MakeAsync(StorePaths paths, Writer writer, string file, bool overwrite, CancellationToken cancel)
    {
        try
        {
            var target = Path.GetFullPath(file);
            if (WhyNotTo(target, paths, overwrite) is { } refusal)
            {
                return BackupResult.Refused(refusal);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await writer.HoldAsync(cancel);
            try
            {
                await Task.Run(() => WholeCopy.Make(paths.Data, target, overwrite, cancel), cancel);
            }
            finally
            {
                writer.Release();
            }

            return BackupResult.Done;
        }
        catch (StoreFaultException fault)
        {
            return BackupResult.Refused(fault.Message);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return BackupResult.Refused($"The backup could not be written to '{file}': {broken.Message} Nothing was left there.");
        }
    }

    static BackupResult RestoreWhole(string backup, StorePaths paths, bool force, TimeProvider time)
    {
        using var folderLock = FolderLock.Take(paths.Folder);
        Replacement.Finish(paths);
        var isThere = File.Exists(paths.Data) || File.Exists(paths.Log);
        if (backup == paths.Data)
        {
            return BackupResult.Refused($"'{backup}' is the store itself, not a backup of it.");
        }

        if (isThere && !force)
        {
            return BackupResult.Refused(
                $"The data folder '{paths.Folder}' holds a store already. To put the backup in its place say so with --force; the present file then stays beside it under a dated name.");
        }

        try
        {
            WholeCopy.Make(backup, paths.Building.Data, overwrite: true);
            var aside = isThere ? paths.Aside("restore", time.GetUtcNow()) : null;
            Settle(paths);
            Replacement.Replace(paths, paths.Building.Data, aside);
            return new BackupResult(Aside: aside?.Data);
        }
        finally
        {
            Replacement.Forget(paths.Building);
        }
    }

    // What a crash left in the log belongs to the present file, so that it is whole by itself where it is put aside.
    static void Settle(StorePaths paths)
    {
        if (!File.Exists(paths.Data) || !File.Exists(paths.Log))
        {
            return;
        }

        try
        {
            using var handle = LiteDbHandle.Open(paths, DiskFile.Open);
            handle.Checkpoint();
        }
        catch (Exception)
        {
            // Damaged, which may be why a backup is restored: both are put aside as they are.
        }
    }

    static string? WhyNotTo(string target, StorePaths paths, bool overwrite)
    {
        if (paths.Owns(target))
        {
            return $"'{target}' is a name that the store uses itself. Choose another folder for backups.";
        }

        if (Directory.Exists(target))
        {
            return $"'{target}' is a folder. Name the file that the backup is to become.";
        }

        return File.Exists(target) && !overwrite ? $"'{target}' is there already. Choose another name, or say that it is to be overwritten." : null;
    }
}
