using Microsoft.Win32.SafeHandles;

namespace Demarc.Storage.LiteDb.Files;

/// <summary>A file of the file system.</summary>
sealed class DiskFile : IDiskFile
{
    readonly string path;
    readonly SafeFileHandle handle;

    DiskFile(string path, FileMode mode, FileAccess access)
    {
        this.path = path;
        // The folder's lock keeps other processes out. Backups read beside the writer.
        handle = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
    }

    public long Length => RandomAccess.GetLength(handle);

    public bool IsInPlace => File.Exists(path);

    public static IDiskFile Open(string path, bool mayCreate) =>
        new DiskFile(path, mayCreate ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.ReadWrite);

    public static IDiskFile OpenToRead(string path) => new DiskFile(path, FileMode.Open, FileAccess.Read);

    public int Read(Span<byte> bytes, long position)
    {
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(handle, bytes[read..], position + read) is > 0 and var count)
        {
            read += count;
        }

        return read;
    }

    public void Write(ReadOnlySpan<byte> bytes, long position) => RandomAccess.Write(handle, bytes, position);

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();
}
