using Demarc.Storage;

namespace Demarc.Features.Orders.Import;

/// <summary>One step of an import or its undoing: decided on what is there, committed with the record, and decided again when someone else was first.</summary>
static class ImportCommit
{
    const int MostTries = 20;

    public static async Task<ImportRecord> DecideAsync(IStore store, Func<Session, Task<ImportRecord>> decide, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var session = new Session(store);
            var record = await decide(session);
            session.Save(Imports.Records, record);
            if ((await session.CommitAsync(cancel)).IsCommitted)
            {
                return record with { Version = record.Version + 1 };
            }

            if (tries == MostTries)
            {
                throw new InvalidOperationException($"{record.Id} met changed orders {tries} times.");
            }
        }
    }
}
