using System.Runtime.InteropServices;

namespace Demarc.Features.Orders.Finding;

/// <summary>A number of an order at its place in the index.</summary>
readonly record struct Mark(ReferenceKind Kind, int Place);

/// <summary>Orders by the keys of their numbers. Nearly every key is one order's, so that one takes no list.</summary>
sealed class MarkIndex
{
    readonly Dictionary<string, (Mark First, Mark[]? More)> marks = new(StringComparer.Ordinal);

    public IEnumerable<Mark> Of(string key) =>
        marks.TryGetValue(key, out var found) ? found.More is null ? [found.First] : [found.First, .. found.More] : [];

    public void Add(int place, IEnumerable<(string Key, ReferenceKind Kind)> keys)
    {
        foreach (var (key, kind) in keys)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(marks, key, out var exists);
            at = exists ? (at.First, [.. at.More ?? [], new Mark(kind, place)]) : (new Mark(kind, place), null);
        }
    }

    public void Remove(int place, IEnumerable<(string Key, ReferenceKind Kind)> keys)
    {
        foreach (var key in keys.Select(pair => pair.Key).Distinct())
        {
            var left = Of(key).Where(mark => mark.Place != place).ToArray();
            if (left.Length == 0)
            {
                marks.Remove(key);
            }
            else
            {
                marks[key] = (left[0], left.Length == 1 ? null : left[1..]);
            }
        }
    }
}
