using System.Globalization;
using Demarc.Storage;

namespace Demarc.Tests.Storage;

/// <summary>
/// Commits of many documents whose traces tell exactly how many of them a store holds. Producer p's commit n writes n into p's counters
/// in two collections, adds an entry in three, and deletes the entries of commit n - 10.
/// </summary>
static class Ledger
{
    const int Kept = 10;

    static readonly Collection<Entry>[] Books = [.. Enumerable.Range(0, 3).Select(i => new Collection<Entry>("book" + i) { Indexes = [e => e.Owner, e => e.Number] })];

    public static IReadOnlyList<ICollectionInfo> Collections => Books;

    public static Task<CommitResult> CommitAsync(IStore store, string producer, int number, CancellationToken cancel = default) =>
        store.CommitAsync([.. Changes(producer, number)], cancel);

    /// <returns>How many commits of the producer the store holds.</returns>
    /// <exception cref="Xunit.Sdk.XunitException">It holds a part of one, or its indexes disagree with its documents.</exception>
    public static async Task<int> ReadAsync(IStore store, string producer, CancellationToken cancel = default)
    {
        var number = (await store.LoadAsync(Books[0], producer, cancel))?.Number ?? 0;
        for (var book = 0; book < Books.Length; book++)
        {
            var expected = Documents(producer, number, book).ToDictionary(entry => entry.Id, entry => entry.Text);
            var found = await store.QueryAsync(Books[book], Books[book].Where(entry => entry.Owner == producer), cancel);
            Assert.Equal(expected, found.ToDictionary(entry => entry.Id, entry => entry.Text));
        }

        return number;
    }

    /// <summary>Every document, found by reading all, is one that an index finds, and the other way round.</summary>
    public static async Task CheckIndexesAsync(IStore store, IEnumerable<string> producers, CancellationToken cancel = default)
    {
        foreach (var book in Books)
        {
            var all = await store.QueryAsync(book, book.All, cancel);
            var indexed = new List<string>();
            foreach (var producer in producers)
            {
                indexed.AddRange((await store.QueryAsync(book, book.Where(entry => entry.Owner == producer), cancel)).Select(entry => entry.Id));
            }

            Assert.Equal(all.Select(entry => entry.Id).Order(StringComparer.Ordinal), indexed.Order(StringComparer.Ordinal));
            Assert.Equal(all.Count, await store.CountAsync(book, book.Where(entry => entry.Number >= 0), cancel));
        }
    }

    static IEnumerable<Change> Changes(string producer, int number)
    {
        for (var book = 0; book < Books.Length; book++)
        {
            var collection = Books[book];
            foreach (var entry in Documents(producer, number, book).Where(entry => entry.Number == number))
            {
                yield return new Change(collection, entry.Id, null, entry);
            }

            if (number > Kept)
            {
                yield return new Change(collection, IdOf(producer, number - Kept), null, null);
            }
        }
    }

    static IEnumerable<Entry> Documents(string producer, int number, int book)
    {
        if (book < 2 && number > 0)
        {
            yield return new Entry { Id = producer, Owner = producer, Number = number, Text = "counter" };
        }

        for (var i = Math.Max(1, number - Kept + 1); i <= number; i++)
        {
            yield return new Entry { Id = IdOf(producer, i), Owner = producer, Number = i, Text = new string((char)('a' + book), i * 37 % 2500) };
        }
    }

    static string IdOf(string producer, int number) => producer + "-" + number.ToString(CultureInfo.InvariantCulture);

    sealed record Entry : Document
    {
        public required string Owner { get; init; }

        public required int Number { get; init; }

        public required string Text { get; init; }
    }
}
