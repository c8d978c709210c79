using Demarc.Storage.LiteDb.Files;
using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// The open database, for one at a time. LiteDB takes pages of its cache for others while someone reads them: two threads that only read
/// get each other's documents now and then, and one that writes may write what it never read. So every read is over before its call
/// returns, and what it sees is on disk. Everything but reading is for one thread: the writer's.
/// </summary>
sealed class LiteDbHandle : IDisposable
{
    readonly StorePaths paths;
    readonly OpenDiskFile open;
    readonly FairGate gate = new();

    StoreFiles files;
    Exception? closed;

    LiteDbHandle(StorePaths paths, OpenDiskFile open, StoreFiles files)
    {
        this.paths = paths;
        this.open = open;
        this.files = files;
        try
        {
            Database = LiteDbFile.Open(files);
        }
        catch
        {
            CloseFiles();
            throw;
        }
    }

    public LiteDatabase Database { get; private set; }

    public static LiteDbHandle Create(StorePaths paths, OpenDiskFile open) => new(paths, open, StoreFiles.Create(paths, open));

    /// <exception cref="InvalidDataException">The files are not those of a store.</exception>
    public static LiteDbHandle Open(StorePaths paths, OpenDiskFile open) => new(paths, open, StoreFiles.Open(paths, open));

    /// <summary>Bytes that are committed and not yet in the data file.</summary>
    public long LogLength => files.Log.Length;

    /// <summary>
    /// LiteDB never gives back the memory of its page cache, and one large read makes it large. Where it has more at a checkpoint (64 MB), the
    /// database is opened anew.
    /// </summary>
    public int MostCachedPages { get; set; } = 8 * 1024;

    /// <summary>How many pages LiteDB has memory for.</summary>
    public int CachedPages => Database.GetCollection("$database").Query().First()["cache"]["extendPages"].AsInt32;

    /// <summary>Called when a read failed in a way that may be the disk's.</summary>
    public Action ReadFailed { get; set; } = () => { };

    /// <exception cref="StoreFaultException">The database is closed and could not be opened again yet.</exception>
    public async ValueTask<TResult> ReadAsync<TResult>(Func<LiteDatabase, TResult> read, CancellationToken cancel)
    {
        await gate.EnterAsync(cancel);
        try
        {
            return closed switch
            {
                null => read(Database),
                ObjectDisposedException => throw closed,
                _ => throw new StoreFaultException("The store cannot be read at present. " + closed.Message, closed),
            };
        }
        catch (Exception broken) when (broken is IOException or LiteException)
        {
            ReadFailed();
            throw;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>One transaction, on disk when this returns, and seen by nobody before. When it throws, nothing of it is left.</summary>
    /// <param name="write">False: nothing was written.</param>
    public void Commit(Func<LiteDatabase, bool> write) => Alone(() =>
    {
        try
        {
            files.CheckInPlace();
            var transactions = files.Log.Transactions;
            Database.BeginTrans();
            if (write(Database))
            {
                Database.Commit();
                files.Log.Sync(transactions + 1);
            }
            else
            {
                Database.Rollback();
            }
        }
        catch (Exception)
        {
            Ignore(CloseAndOpen);
            throw;
        }
    });

    /// <exception cref="Exception">LiteDB closed itself, as it does when a read of the disk fails.</exception>
    public void CheckReadable() => Alone(() => Database.GetCollection(Meta.CollectionName).FindById(Meta.CollectionName));

    /// <summary>Brings all that is in the log into the data file.</summary>
    public void Checkpoint() => Alone(() =>
    {
        Database.Checkpoint();
        if (CachedPages > MostCachedPages)
        {
            CloseAndOpen();
        }
    });

    /// <summary>Closes the database however it is and opens its files again, with what the log was vouched for.</summary>
    public void Reopen() => Alone(CloseAndOpen);

    /// <summary>Leaves no log when all of it is in the data file. Otherwise the log is read when the store is opened again.</summary>
    public void Dispose() => Alone(() =>
    {
        Ignore(Database.Dispose);
        CloseFiles();
        closed = new ObjectDisposedException(nameof(LiteDbStore));
    });

    void CloseAndOpen()
    {
        Ignore(Database.Dispose);
        files.Dispose();
        try
        {
            files = StoreFiles.Open(paths, open, files.Log.Acknowledged);
            Database = LiteDbFile.Open(files);
            closed = null;
        }
        catch (Exception broken)
        {
            files.Dispose();
            closed = broken;
            throw;
        }
    }

    void Alone(Action work)
    {
        gate.Enter();
        try
        {
            work();
        }
        finally
        {
            gate.Leave();
        }
    }

    void CloseFiles()
    {
        files.Dispose();
        if (files.Log.Acknowledged.Frames == 0)
        {
            Ignore(() => File.Delete(paths.Log));
        }
    }

    static void Ignore(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // A database that could not write cannot close properly either; what is acknowledged is in its files.
        }
    }
}
