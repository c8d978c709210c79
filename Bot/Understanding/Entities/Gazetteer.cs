using System.Collections.Immutable;

namespace Demarc.Understanding.Entities;

/// <summary>
/// The names and ids of this house: customers, agencies, people, orders, PONs, circuits. Features fill it from the store and keep it current;
/// reading and changing it may happen at once. Ids are found in any spelling but only exactly; names also by their first words, initials, and with slips.
/// </summary>
public sealed class Gazetteer
{
    readonly Lock gate = new();
    readonly Dictionary<(EntityKind Kind, string Id), string[]> known = [];
    readonly IdIndex ids = new();
    readonly NameIndex names = new();
    ImmutableArray<Func<string, IReadOnlyList<(EntityKind Kind, string Id)>>> lookups = [];

    /// <summary>Adds or replaces one thing.</summary>
    /// <param name="id">What an entity that means it has as its value.</param>
    /// <param name="name">As people say it; for an id, as it is written.</param>
    /// <param name="aliases">Other names or spellings.</param>
    public void Set(EntityKind kind, string id, string name, IEnumerable<string>? aliases = null)
    {
        string[] forms = [name, .. aliases ?? []];
        lock (gate)
        {
            if (known.TryGetValue((kind, id), out var before))
            {
                if (before.AsSpan().SequenceEqual(forms))
                {
                    return;
                }

                Forget(kind, id, before);
            }

            known[(kind, id)] = forms;
            foreach (var form in forms)
            {
                if (IsId(kind))
                {
                    ids.Add(kind, id, form);
                }
                else
                {
                    names.Add(kind, id, form);
                }
            }
        }
    }

    /// <summary>Adds ids that a feature has by their keys already, so that they are not kept twice.</summary>
    /// <param name="at">What a key, letters and digits in upper case, stands for; asked for each that is read, by any thread.</param>
    public void AddLookup(Func<string, IReadOnlyList<(EntityKind Kind, string Id)>> at)
    {
        lock (gate)
        {
            lookups = lookups.Add(at);
        }
    }

    public void Remove(EntityKind kind, string id)
    {
        lock (gate)
        {
            if (known.Remove((kind, id), out var before))
            {
                Forget(kind, id, before);
            }
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return known.Count;
            }
        }
    }

    /// <summary>Is it part of a name the asker may know? Such a word is no slip of another.</summary>
    internal bool KnowsWord(string word, Context context)
    {
        IReadOnlyList<(EntityKind Kind, string Id)> bearers;
        lock (gate)
        {
            bearers = names.With(word);
        }

        return bearers.Any(bearer => context.MayKnow?.Invoke(bearer.Kind, bearer.Id) != false);
    }

    /// <summary>Every id and name in the text.</summary>
    internal void Find(Utterance said, List<Found> found)
    {
        lock (gate)
        {
            IdIndex.Find(said, ids.At, found);
            names.Find(said, found);
        }

        // Outside of the lock: a feature tells of changes under a lock of its own.
        foreach (var at in lookups)
        {
            IdIndex.Find(said, at, found);
        }
    }

    /// <summary>The ids of that kind a spelling stands for, as far as the asker may know them.</summary>
    internal IReadOnlyList<string> IdsOf(EntityKind kind, string spelling, Context context)
    {
        var key = Keys.Of(spelling);
        List<(EntityKind Kind, string Id)> all;
        lock (gate)
        {
            all = [.. ids.At(key)];
        }

        all.AddRange(lookups.SelectMany(at => at(key)));
        return [.. all.Where(each => each.Kind == kind && context.MayKnow?.Invoke(kind, each.Id) != false).Select(each => each.Id).Distinct()];
    }

    void Forget(EntityKind kind, string id, string[] forms)
    {
        foreach (var form in forms)
        {
            if (IsId(kind))
            {
                ids.Remove(kind, id, form);
            }
            else
            {
                names.Remove(kind, id, form);
            }
        }
    }

    static bool IsId(EntityKind kind) => kind is
        EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn or EntityKind.Account or EntityKind.EscalationId or EntityKind.Article;
}
