using System.Collections.Frozen;
using Demarc.Understanding.Scoring;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Requests;

/// <summary>Words for the buttons of "did you mean". Pressing one says them, so they are read as the intent they stand for.</summary>
static class Buttons
{
    const string Unnamed = "-";

    static readonly FrozenDictionary<string, (string Plain, string? Named)> Labels = DataFiles.Rows("labels.tsv")
        .ToFrozenDictionary(row => row[0], row => (row[1], row.Length > 2 ? row[2] : null));

    /// <summary>Every label, the holes unfilled.</summary>
    public static IEnumerable<(string Intent, string Label)> All =>
        Labels.SelectMany(pair => ((string?[])[pair.Value.Plain, pair.Value.Named]).OfType<string>().Where(label => label != Unnamed).Select(label => (pair.Key, label)));

    static readonly FrozenDictionary<string, string> Pressed = All.Where(each => !each.Label.Contains('{', StringComparison.Ordinal))
        .DistinctBy(each => each.Label, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(each => each.Label, each => each.Intent, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a button with exactly these words stands for; null when there is none.</summary>
    public static string? IntentOf(string words) => Pressed.GetValueOrDefault(words.Trim());

    /// <returns>Null when the intent is nothing to offer: small talk, a yes, a refusal.</returns>
    public static string? LabelOf(string intent, Lesson? lesson, IReadOnlyList<Entity> entities)
    {
        if (!Labels.TryGetValue(intent, out var label))
        {
            return lesson?.Title;
        }

        return label.Named is { } named && Filled(named, entities) is { } filled ? filled : lesson?.Article is not null ? lesson.Title : label.Plain == Unnamed ? null : label.Plain;
    }

    static string? Filled(string label, IReadOnlyList<Entity> entities)
    {
        var (hole, kinds) = label.Contains("{esc}", StringComparison.Ordinal) ? ("{esc}", (EntityKind[])[EntityKind.EscalationId])
            : label.Contains("{name}", StringComparison.Ordinal) ? ("{name}", [EntityKind.Customer, EntityKind.Partner])
            : ("{id}", [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId]);
        return entities.FirstOrDefault(entity => kinds.Contains(entity.Kind)) is { } entity
            ? label.Replace(hole, entity.Kind == EntityKind.Pon ? $"PON {entity.Value}" : entity.Kind is EntityKind.Customer or EntityKind.Partner ? entity.Text : entity.Value, StringComparison.Ordinal)
            : null;
    }
}
