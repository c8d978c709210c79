namespace Demarc.Storage.LiteDb.Files;

/// <summary>
/// A file as the store uses it. After a power loss it holds all that was written before the last <see cref="Flush"/>
/// that returned; what was written since is there or not, in any part and order.
/// </summary>
interface IDiskFile : IDisposable
{
    long Length { get; }

    /// <summary>False when its name leads elsewhere or nowhere: the folder was moved, unmounted or removed.</summary>
    bool IsInPlace { get; }

    /// <returns>How many bytes: fewer than asked for only at the end of the file.</returns>
    int Read(Span<byte> bytes, long position);

    void Write(ReadOnlySpan<byte> bytes, long position);

    void SetLength(long length);

    void Flush();
}

/// <summary>How the files of a store are opened.</summary>
/// <param name="mayCreate">False: it must be there. A store whose files have vanished is not to go on with empty ones.</param>
delegate IDiskFile OpenDiskFile(string path, bool mayCreate);
