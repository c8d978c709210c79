using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>
/// Reads "everything of mine that hasn't installed", "late AT&amp;T orders of Jonah", "foc between 12/1 and 12/10" into a filter. Each part that is read is
/// taken out of the text; what is left at the end is a name, or is said not to have been understood.
/// </summary>
public static partial class ListText
{
    const int Longest = 400;
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What takes a part's place: no word of anything.
    internal const string Read1 = " \u0001 ";

    /// <param name="entities">What the message speaks of, as understood; days, carriers, products and names are taken from here.</param>
    /// <param name="today">The asker's date.</param>
    public static ListReading Read(string text, IReadOnlyList<Entity> entities, DateOnly today)
    {
        var said = (text.Length <= Longest ? text : text[..Longest]).Replace('\u2019', '\'').Replace('\u0001', ' ');

        // A colour is a state, whoever is called nearly so.
        entities = [.. entities.Where(entity => !Colour().IsMatch(entity.Text))];
        var filter = ListNumbers.Silence(ref said, new OrderFilter());
        (said, var days) = ListDays.Marked(said, entities, today);
        filter = ListDays.Untouched(ref said, filter, days);
        filter = ListStates.Denied(ref said, filter);
        var excluded = Excluded(ref said, entities);
        filter = Named(ref said, filter, entities) with { Not = excluded.Not };
        filter = ListNumbers.Counted(ref said, filter);
        filter = ListDays.Bound(ref said, filter, days, today);
        filter = ListStates.Stated(ref said, ListStates.Either(ref said, filter));
        filter = filter with { Mine = Take(ref said, Mine()) };
        var isAll = Take(ref said, All());
        var all = IsOfAnyState(filter) && !isAll ? filter with { States = ListState.Open } : filter;
        var (names, unread) = ListLeft.Read(said);
        return new ListReading(all, names, unread) { Said = filter, Excluded = excluded.Names, Denied = excluded.Denied };
    }

    // Who leaves the installed or cancelled ones out means every other.
    static bool IsOfAnyState(OrderFilter filter) =>
        filter is { States: ListState.None, AnyStates: ListState.None, HasDays: false } && (filter.Not is null || (filter.Not.States & (ListState.Installed | ListState.Cancelled | ListState.Open)) == ListState.None);

    internal static bool Take(ref string said, Regex words)
    {
        if (!words.IsMatch(said))
        {
            return false;
        }

        said = words.Replace(said, Read1);
        return true;
    }

    static OrderFilter Named(ref string said, OrderFilter filter, IReadOnlyList<Entity> entities)
    {
        foreach (var entity in entities)
        {
            var value = ValueOf(entity);
            var next = entity.Kind switch
            {
                // An order has one of these: of two that are said, either is meant.
                EntityKind.Carrier or EntityKind.Product or EntityKind.Customer => NamedBy(entity)?.Invoke(filter),
                EntityKind.Partner when filter.Agency is null => filter with { Agency = value },
                EntityKind.Person when filter.Person is null => filter with { Person = value },
                EntityKind.Site when filter.Site is null => filter with { Site = value },
                EntityKind.Code when entity.Detail is "jeopardy" or "both" && filter.Code is null && JeopardyCode().IsMatch(said) => filter with { Code = value.ToUpperInvariant(), States = filter.States | ListState.Jeopardy },
                _ => null,
            };
            var at = next is null || entity.Text.Length == 0 ? -1 : said.IndexOf(entity.Text, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                (filter, said) = (next!, said[..at] + Read1 + said[(at + entity.Text.Length)..]);
            }
        }

        return filter;
    }

    // What may be several customers is looked up as it was said.
    static string ValueOf(Entity entity) => entity is { Kind: EntityKind.Customer, Others.Count: > 0, Text.Length: > 0 } ? entity.Text : entity.Value;

    [GeneratedRegex(@"\b(?:of mine|mine|my|i have|i'?ve got|assigned to me|i own)\b", Flags)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:all|every|everything|any|anything|ever|whatever (?:state|status))\b", Flags)]
    private static partial Regex All();

    [GeneratedRegex(@"\A(?:the |in )*(?:red|amber|yellow|green)\z", Flags)]
    private static partial Regex Colour();

    [GeneratedRegex(@"\bjeop?s?\b|\bjeopard(?:y|ies)\b", Flags)]
    private static partial Regex JeopardyCode();
}
