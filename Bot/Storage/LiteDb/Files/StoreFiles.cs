using LiteDB.Engine;

namespace Demarc.Storage.LiteDb.Files;

/// <summary>The open files of a store.</summary>
sealed class StoreFiles : IDisposable
{
    StoreFiles(string name, DataStream data, LogStream log)
    {
        Name = name;
        Data = data;
        Log = log;
    }

    /// <summary>Of the data file.</summary>
    public string Name { get; }

    public DataStream Data { get; }

    public LogStream Log { get; }

    /// <summary>Where LiteDB sorts: in memory, or in a temporary file from 10 MB.</summary>
    public TempStream Sorting { get; } = new();

    public static StoreFiles Create(StorePaths paths, OpenDiskFile open) => Open(paths, open, isNew: true, null);

    /// <param name="acknowledged">See <see cref="LogStream"/>. Null: nothing is known of the store yet.</param>
    /// <exception cref="InvalidDataException">The files are not those of a store.</exception>
    public static StoreFiles Open(StorePaths paths, OpenDiskFile open, LogMark? acknowledged = null) => Open(paths, open, isNew: false, acknowledged);

    /// <summary>A data file without a log, for reading alone.</summary>
    public static StoreFiles OpenToRead(string data)
    {
        var log = new LogStream(new NoFile());
        return new StoreFiles(data, new DataStream(DiskFile.OpenToRead(data), log), log);
    }

    /// <exception cref="IOException">The store would write where nobody finds it.</exception>
    public void CheckInPlace()
    {
        if (!Data.File.IsInPlace || !Log.File.IsInPlace)
        {
            throw new IOException("The data file or its log is gone from the data folder: moved, unmounted or removed.");
        }
    }

    public void Dispose()
    {
        Data.File.Dispose();
        Log.File.Dispose();
        Sorting.Dispose();
    }

    static StoreFiles Open(StorePaths paths, OpenDiskFile open, bool isNew, LogMark? acknowledged)
    {
        var data = open(paths.Data, mayCreate: isNew);
        IDiskFile? logFile = null;
        try
        {
            // LiteDB would make a new file of it.
            if (!isNew && data.Length < PageStream.PageBytes)
            {
                throw new InvalidDataException($"'{paths.Data}' is no store of this program, or most of it is gone. Restore a backup, or choose another folder.");
            }

            logFile = open(paths.Log, mayCreate: acknowledged is null);
            var log = new LogStream(logFile, acknowledged);
            return new StoreFiles(paths.Data, new DataStream(data, log), log);
        }
        catch
        {
            logFile?.Dispose();
            data.Dispose();
            throw;
        }
    }

    sealed class NoFile : IDiskFile
    {
        public long Length => 0;

        public bool IsInPlace => true;

        public int Read(Span<byte> bytes, long position) => 0;

        public void Write(ReadOnlySpan<byte> bytes, long position) => throw new NotSupportedException("Opened for reading.");

        public void SetLength(long length) => throw new NotSupportedException("Opened for reading.");

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
