namespace Demarc.Storage.LiteDb.Files;

/// <summary>Keeps a second process out of a data folder. The system lets go when the process ends, however it ends.</summary>
sealed class FolderLock : IDisposable
{
    const int LinuxBusy = 11;
    const int MacBusy = 35;
    const int WindowsBusy = unchecked((int)0x80070020);

    readonly FileStream file;

    FolderLock(FileStream file) => this.file = file;

    /// <exception cref="StoreInUseException">Another process has it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, "demarc.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException busy) when (busy.HResult is LinuxBusy or MacBusy or WindowsBusy)
        {
            throw new StoreInUseException(
                $"The data folder '{folder}' is in use by another process. Stop it first, or choose another folder with --data.");
        }
    }

    public void Dispose() => file.Dispose();
}
