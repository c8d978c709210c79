using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// The open database: read by few at a time, each read over before its call returns, since every unfinished read holds one of
/// LiteDB's hundred transactions and keeps the writer from its checkpoint.
/// </summary>
sealed class LiteDbHandle(string file) : IDisposable
{
    const int MostReaders = 16;

    readonly SemaphoreSlim readers = new(MostReaders);

    /// <summary>For the writer, and for whoever is the only one.</summary>
    public LiteDatabase Database { get; private set; } = LiteDbFile.Open(file);

    public async ValueTask<TResult> ReadAsync<TResult>(Func<LiteDatabase, TResult> read, CancellationToken cancel)
    {
        await readers.WaitAsync(cancel);
        try
        {
            return read(Database);
        }
        finally
        {
            readers.Release();
        }
    }

    /// <summary>Closes the database however it is and opens the file again, while nobody reads.</summary>
    public void Reopen() => Alone(() =>
    {
        Close();
        Database = LiteDbFile.Open(file);
    });

    public void Dispose()
    {
        Alone(Close);
        readers.Dispose();
    }

    void Alone(Action work)
    {
        for (var i = 0; i < MostReaders; i++)
        {
            readers.Wait();
        }

        try
        {
            work();
        }
        finally
        {
            readers.Release(MostReaders);
        }
    }

    void Close()
    {
        try
        {
            Database.Dispose();
        }
        catch (Exception)
        {
            // A database that could not write cannot close properly either. Opening it again recovers from the log.
        }
    }
}
