namespace Demarc.Storage.LiteDb.Files;

/// <summary>
/// The file of the documents, written only by checkpoints. LiteDB writes every state that a page had in the log; held back until
/// it is through, each page is written once and in order. Never before the log that can repeat the write is on disk.
/// </summary>
sealed class DataStream(IDiskFile file, LogStream log) : PageStream
{
    const int MostHeld = 4096;

    readonly SortedDictionary<long, byte[]> held = [];

    /// <summary>Whole pages: a part of one at the end was cut off by a crash, and is in the log. LiteDB would shorten the file.</summary>
    public override long Length => file.Length / PageBytes * PageBytes;

    public IDiskFile File => file;

    public override void SetLength(long value) => file.SetLength(value);

    public override void Flush()
    {
        WriteHeld();
        file.Flush();
    }

    protected override int ReadAt(Span<byte> page, long position)
    {
        if (held.TryGetValue(position, out var newer))
        {
            newer.CopyTo(page);
            return newer.Length;
        }

        return file.Read(page, position);
    }

    protected override void WriteAt(ReadOnlySpan<byte> page, long position)
    {
        if (held.Count == MostHeld)
        {
            WriteHeld();
        }

        held[position] = page.ToArray();
    }

    void WriteHeld()
    {
        log.Sync();
        try
        {
            foreach (var (position, page) in held)
            {
                file.Write(page, position);
            }
        }
        finally
        {
            // What was not written is still in the log.
            held.Clear();
        }
    }
}
