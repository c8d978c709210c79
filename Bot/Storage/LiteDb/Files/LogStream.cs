namespace Demarc.Storage.LiteDb.Files;

/// <summary>
/// The log: pages that are committed and not yet in the data file. LiteDB writes it where an error would make every later checkpoint
/// wait for ever; so errors are kept here and thrown to whoever asks that the log be on disk. LiteDB also takes what it reads from a
/// log for whole, so pages are framed with checksums and what a crash tore off is not shown to it.
/// </summary>
sealed class LogStream : PageStream
{
    static readonly TimeSpan MostWait = TimeSpan.FromMinutes(1);

    readonly IDiskFile file;
    readonly object gate = new();
    readonly byte[] buffer = new byte[LogFormat.FrameBytes];

    long generation;
    long frames;
    uint checksum;
    bool hasHeader;
    bool isFlushed;
    long transactions;
    Exception? failure;

    /// <param name="acknowledged">Where the log ended when the store last vouched for it: a later end is dropped. Null: as far as it is whole.</param>
    /// <exception cref="InvalidDataException">It is no log of this program, or it lost what was acknowledged.</exception>
    public LogStream(IDiskFile file, LogMark? acknowledged = null)
    {
        this.file = file;
        (Acknowledged, checksum, hasHeader) = acknowledged is { } mark ? LogRecovery.To(file, mark) : LogRecovery.ToTheLastWholeTransaction(file);
        (generation, frames) = Acknowledged;
        // A process that was killed may have written what it had not yet flushed.
        isFlushed = frames == 0;
        if (acknowledged is not null)
        {
            CutOff();
        }
    }

    /// <summary>Up to here all is on disk.</summary>
    public LogMark Acknowledged { get; private set; }

    /// <summary>How many transactions were written here since it was opened.</summary>
    public long Transactions
    {
        get
        {
            lock (gate)
            {
                return transactions;
            }
        }
    }

    public override long Length => Volatile.Read(ref frames) * PageBytes;

    public IDiskFile File => file;

    /// <summary>Nothing: LiteDB flushes when its queue happens to be empty, the store when a commit needs it.</summary>
    public override void Flush()
    {
    }

    /// <summary>Returns when so many transactions are on disk.</summary>
    /// <exception cref="IOException">They are not, and nothing more can be written until the file is opened anew.</exception>
    public void Sync(long transactions)
    {
        lock (gate)
        {
            while (failure is null && this.transactions < transactions)
            {
                if (!Monitor.Wait(gate, MostWait))
                {
                    failure = new TimeoutException($"The log was not written for {MostWait.TotalSeconds:N0} seconds.");
                }
            }

            Sync();
        }
    }

    /// <summary>Returns when all that was written here is on disk.</summary>
    /// <exception cref="IOException">It is not, and nothing more can be written until the file is opened anew.</exception>
    public void Sync()
    {
        lock (gate)
        {
            try
            {
                if (failure is null && !isFlushed)
                {
                    file.Flush();
                    isFlushed = true;
                }
            }
            catch (Exception broken)
            {
                failure = broken;
            }

            if (failure is not null)
            {
                throw new IOException(failure.Message, failure);
            }

            Acknowledged = new LogMark(generation, frames);
        }
    }

    /// <summary>LiteDB empties the log when all of it is in the data file. The next page begins a new generation over the old.</summary>
    public override void SetLength(long value)
    {
        lock (gate)
        {
            if (value == Length)
            {
                return;
            }

            if (value != 0)
            {
                throw new NotSupportedException("A log is emptied whole.");
            }

            generation++;
            frames = 0;
            hasHeader = false;
            Acknowledged = new LogMark(generation, 0);
        }
    }

    protected override int ReadAt(Span<byte> page, long position)
    {
        var frame = position / PageBytes;
        lock (gate)
        {
            return frame < frames ? file.Read(page, LogFormat.PositionOf(frame) + LogFormat.ChecksumBytes) : 0;
        }
    }

    protected override void WriteAt(ReadOnlySpan<byte> page, long position)
    {
        lock (gate)
        {
            try
            {
                if (failure is null)
                {
                    Append(page, position);
                }
            }
            catch (Exception broken)
            {
                failure = broken;
            }

            Monitor.PulseAll(gate);
        }
    }

    void Append(ReadOnlySpan<byte> page, long position)
    {
        if (position != frames * PageBytes || page.Length != PageBytes)
        {
            throw new InvalidOperationException($"The log ends at {frames * PageBytes}; LiteDB writes {page.Length} bytes at {position}.");
        }

        if (!hasHeader)
        {
            BeginGeneration();
        }

        checksum = LogFormat.WriteFrame(buffer, page, checksum);
        file.Write(buffer, LogFormat.PositionOf(frames));
        isFlushed = false;
        frames++;
        if (LogFormat.EndsTransaction(page))
        {
            transactions++;
        }
    }

    // What was refused is not to be found at the next start. Nothing of what follows counts while this process lives, so a disk
    // that cannot even do this only leaves it open whether a start after a crash finds it.
    void CutOff()
    {
        try
        {
            file.SetLength(hasHeader ? LogFormat.PositionOf(frames) : 0);
        }
        catch (IOException)
        {
        }
    }

    // On disk before its frames: else a power loss could leave some of them behind the older header, as the beginning of an older
    // log that is replayed over newer data.
    void BeginGeneration()
    {
        var header = buffer.AsSpan(0, LogFormat.HeaderBytes);
        checksum = LogFormat.WriteHeader(header, generation);
        file.Write(header, 0);
        file.Flush();
        hasHeader = true;
    }
}

/// <summary>A place in the log: so many frames of that generation.</summary>
readonly record struct LogMark(long Generation, long Frames);
