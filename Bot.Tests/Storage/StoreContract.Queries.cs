using System.Linq.Expressions;
using CsCheck;
using Demarc.Storage;

namespace Demarc.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly (Expression<Func<Sample, object?>> Member, Func<Sample, object?> Key)[] Sortable =
    [
        (s => s.Text, s => s.Text),
        (s => s.Free, s => s.Free),
        (s => s.Count, s => s.Count),
        (s => s.Maybe, s => s.Maybe),
        (s => s.Money, s => s.Money),
        (s => s.Flag, s => s.Flag),
        (s => s.At, s => s.At.UtcTicks),
        (s => s.Until, s => s.Until?.UtcTicks),
        (s => s.On, s => s.On),
        (s => s.Time, s => s.Time),
        (s => s.Inner!.Name, s => s.Inner?.Name),
        (s => s.Id, s => s.Id),
    ];

    static readonly Comparer<object?> Keys = Comparer<object?>.Create((left, right) =>
        left is string a && right is string b ? string.CompareOrdinal(a, b) : System.Collections.Comparer.DefaultInvariant.Compare(left, right));

    [Fact]
    public async Task A_query_finds_what_the_same_words_find_in_memory() =>
        await Gen.Select(QueryCase.Documents.Array[1, 40], QueryCase.Any.Array[30]).SampleAsync(
            async (documents, queries) =>
            {
                documents = await ReplaceAllAsync(documents);
                foreach (var query in queries)
                {
                    var found = await Store.QueryAsync(Samples.All, Samples.All.Where(query.Asked), Cancel);
                    var expected = documents.Where(query.Meant).Select(d => d.Id).Order(StringComparer.Ordinal);
                    Assert.True(expected.SequenceEqual(found.Select(d => d.Id).Order(StringComparer.Ordinal)), $"{query.Asked} found {found.Count} of {expected.Count()}");
                    Assert.Equal(found.Count, await Store.CountAsync(Samples.All, Samples.All.Where(query.Asked), Cancel));
                }
            },
            iter: 10,
            threads: 1,
            print: _ => "the inner message says it");

    [Fact]
    public async Task Order_offset_and_limit_are_those_of_linq() =>
        await Gen.Select(
            QueryCase.Documents.Array[1, 40],
            Gen.Select(QueryCase.Any, Gen.Int[0, Sortable.Length - 1].Array[0, 3], Gen.Int[0, 7], Gen.Int[0, 10], Gen.Int[0, 12].Nullable()).Array[25]).SampleAsync(
            async (documents, pages) =>
            {
                documents = await ReplaceAllAsync(documents);
                foreach (var (filter, sorts, descending, offset, limit) in pages)
                {
                    var (query, meant) = Sorted(filter, sorts, descending, documents);
                    var found = await Store.QueryAsync(Samples.All, query with { Offset = offset, Limit = limit }, Cancel);

                    var expected = meant.Skip(offset).Take(limit ?? int.MaxValue).ToList();
                    Assert.Equal(expected.Count, found.Count);
                    Assert.Equal(found.Count, found.DistinctBy(d => d.Id).Count());
                    Assert.All(found, d => Assert.True(filter.Meant(d)));
                    foreach (var sort in sorts)
                    {
                        Assert.True(
                            expected.Select(Sortable[sort].Key).SequenceEqual(found.Select(Sortable[sort].Key)),
                            $"{filter.Asked} by {string.Join(", ", sorts.Select(s => Sortable[s].Member))} ({descending:b3}), {offset}, {limit}");
                    }

                    Assert.Equal(found.Count, await Store.CountAsync(Samples.All, query with { Offset = offset, Limit = limit }, Cancel));
                }
            },
            iter: 10,
            threads: 1,
            print: _ => "the inner message says it");

    [Fact]
    public void What_no_store_can_translate_is_refused_when_it_is_written()
    {
        Refused(s => s.IsComputed);
        Refused(s => s.Version > 1);
        Refused(s => s.Text!.Length > 1);
        Refused(s => s.At.Year == 2026);
        Refused(s => s.Text!.Contains('x'));
        Refused(s => s.Text!.StartsWith("x", StringComparison.OrdinalIgnoreCase));
        Refused(s => new[] { "x" }.Contains(s.Text, StringComparer.OrdinalIgnoreCase));
        Refused(s => s.Text == s.Free);
        Refused(s => true);
        Assert.Throws<NotSupportedException>(() => Samples.All.All.OrderBy(s => s.Color));
        Assert.Throws<NotSupportedException>(() => Samples.All.All.OrderBy(s => s.Tags));
        Assert.Throws<NotSupportedException>(() => Samples.All.All.OrderBy(s => s.IsComputed));

        static void Refused(Expression<Func<Sample, bool>> filter) => Assert.Throws<NotSupportedException>(() => Samples.All.Where(filter));
    }

    static (Query<Sample> Query, IEnumerable<Sample> Meant) Sorted(QueryCase filter, int[] sorts, int descending, Sample[] documents)
    {
        var query = Samples.All.Where(filter.Asked);
        var meant = documents.Where(filter.Meant).OrderBy(_ => 0);
        for (var i = 0; i < sorts.Length; i++)
        {
            var (member, key) = Sortable[sorts[i]];
            var down = (descending >> i & 1) == 1;
            query = down ? query.OrderByDescending(member) : query.OrderBy(member);
            meant = down ? meant.ThenByDescending(key, Keys) : meant.ThenBy(key, Keys);
        }

        return (query, meant);
    }

    async Task<Sample[]> ReplaceAllAsync(Sample[] documents)
    {
        documents = [.. documents.Select((document, i) => document with { Id = "d" + i })];
        var gone = (await Store.QueryAsync(Samples.All, Samples.All.All, Cancel)).Select(d => d.Id).Except(documents.Select(d => d.Id));
        await Store.CommitAsync(
            [.. gone.Select(id => new Change(Samples.All, id, null, null)), .. documents.Select(d => new Change(Samples.All, d.Id, null, d))],
            Cancel);
        return documents;
    }
}
