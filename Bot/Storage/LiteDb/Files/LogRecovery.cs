namespace Demarc.Storage.LiteDb.Files;

/// <summary>Where a log file ends: what is found after a start, and what is left of it after a fault.</summary>
/// <param name="Checksum">What the next frame goes on from.</param>
/// <param name="HasHeader">False: the next frame begins a generation.</param>
readonly record struct LogRecovery(LogMark Mark, uint Checksum, bool HasHeader)
{
    /// <exception cref="InvalidDataException">It is no log of this program.</exception>
    public static LogRecovery ToTheLastWholeTransaction(IDiskFile file) =>
        // The number of an empty log is drawn by chance: no frame that an earlier file of that name left on the disk fits it.
        Read(file, long.MaxValue) ?? new LogRecovery(new LogMark(Random.Shared.NextInt64(1L << 60), 0), 0, false);

    /// <summary>What follows the mark is not looked at.</summary>
    /// <exception cref="InvalidDataException">What is before the mark is not there.</exception>
    public static LogRecovery To(IDiskFile file, LogMark mark)
    {
        if (mark.Frames == 0)
        {
            return new LogRecovery(mark, 0, false);
        }

        return Read(file, mark.Frames) is { } found && found.Mark == mark
            ? found
            : throw new InvalidDataException("The log no longer holds what was acknowledged. Stop the program and see what happened to the disk.");
    }

    // What follows the last end of a transaction was never committed.
    static LogRecovery? Read(IDiskFile file, long most)
    {
        var buffer = new byte[LogFormat.FrameBytes];
        if (LogFormat.ReadHeader(buffer.AsSpan(0, file.Read(buffer.AsSpan(0, LogFormat.HeaderBytes), 0))) is not { } header)
        {
            return null;
        }

        var end = new LogRecovery(new LogMark(header.Generation, 0), header.Checksum, true);
        var next = header.Checksum;
        for (var frame = 0L; frame < most; frame++)
        {
            if (file.Read(buffer, LogFormat.PositionOf(frame)) < buffer.Length || LogFormat.ReadFrame(buffer, next) is not { } follows)
            {
                break;
            }

            next = follows;
            if (LogFormat.EndsTransaction(buffer.AsSpan(LogFormat.ChecksumBytes)))
            {
                end = new LogRecovery(new LogMark(header.Generation, frame + 1), next, true);
            }
        }

        return end;
    }
}
