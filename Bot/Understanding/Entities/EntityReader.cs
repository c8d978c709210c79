using Demarc.Understanding.Entities.Dates;

namespace Demarc.Understanding.Entities;

/// <summary>Finds everything of domain 8.2 in a message. What overlaps is decided by length; no token belongs to two entities.</summary>
sealed class EntityReader(Names names, Gazetteer gazetteer)
{
    const int MostOthers = 8;

    public IReadOnlyList<Found> Read(Utterance said)
    {
        var found = new List<Found>();
        gazetteer.Find(said, found);
        found = [.. found.Select(each => Known(each, said.Context.MayKnow)).OfType<Found>()];

        names.Find(said, found);
        TelephoneNumbers.Find(said, found);
        CircuitIds.Find(said, gazetteer, found);
        Accounts.Find(said, found);
        SayableIds.Find(said, found);
        OrderNumbers.Find(said, gazetteer, found);
        Pons.Find(said, gazetteer, found);
        TradeCodes.Find(said, found);
        DatePhrases.Find(said, found);
        ClockTimes.Find(said, found);
        Quantities.Find(said, found);
        Levels.Find(said, found);
        Sites.Find(said, found);
        return WithoutLabels(Overlaps.Resolve(said, found));
    }

    // Of several things that a name may stand for, those that the asker may know of.
    static Found? Known(Found found, Func<EntityKind, string, bool>? mayKnow)
    {
        string[] known = [.. found.Others.Prepend(found.Value).Where(value => mayKnow?.Invoke(found.Kind, value) != false).Take(1 + MostOthers)];
        return known.Length == 0 ? null : found with { Value = known[0], Others = known[1..] };
    }

    // In "PON: KLM00219" and "BTN 312-555-0142" the field only says what the id is.
    static IReadOnlyList<Found> WithoutLabels(IReadOnlyList<Found> found) =>
        [.. found.Where((each, i) => !(each.Kind == EntityKind.Field && i + 1 < found.Count && found[i + 1].From - each.To <= 1 && Labels(each.Value, found[i + 1].Kind)))];

    static bool Labels(string field, EntityKind kind) => (field, kind) is
        ("PON", EntityKind.Pon) or ("BTN" or "ATN" or "EATN", EntityKind.Tn) or ("AN" or "BAN" or "EAN", EntityKind.Account) or ("ECCKT" or "CKR", EntityKind.CircuitId);

    /// <summary>With its place and spelling in the message as it was written.</summary>
    public static Entity AsWritten(Utterance said, Found found)
    {
        var (start, text) = said.Text.AsWritten(said[found.From].Start, said[found.To - 1].End);
        return new Entity(found.Kind, found.Value, text, start) { Detail = found.Detail, Others = found.Others };
    }
}
