using System.Runtime.InteropServices;

namespace Demarc.Storage.LiteDb.Files;

/// <summary>Makes names durable: a file that was created or renamed is found again after a power loss only when its folder was flushed too.</summary>
static class FolderSync
{
    public static void Flush(string folder)
    {
        // Windows has no such call, and writes names through by itself.
        if (OperatingSystem.IsWindows() || Open(folder, 0) is not (>= 0 and var descriptor))
        {
            return;
        }

        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int descriptor);
}
