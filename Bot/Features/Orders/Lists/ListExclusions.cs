using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>What a question leaves out: "not comcast", "that have no jeopardy", "excluding marlin and cobalt".</summary>
/// <param name="Not">Kinds and states that are left out.</param>
/// <param name="Names">Names that are left out; who or what they are, the orders tell.</param>
/// <param name="Denied">What is denied and is nothing a list can leave out.</param>
public sealed record ListExclusions(OrderFilter? Not, IReadOnlyList<string> Names, IReadOnlyList<string> Denied)
{
    public static readonly ListExclusions None = new(null, [], []);
}

public static partial class ListText
{
    const int MostDenials = 6;

    /// <summary>Takes each denial with all that it denies out of the text.</summary>
    static ListExclusions Excluded(ref string said, IReadOnlyList<Entity> entities)
    {
        var not = new OrderFilter();
        var (names, denied) = (new List<string>(), new List<string>());
        for (var round = 0; round < MostDenials && Denial().Match(said) is { Success: true } cue; round++)
        {
            var (at, end) = (cue.Index + cue.Length, cue.Index + cue.Length);
            var before = not;
            var named = names.Count;
            while (PartAt(said, at += DenialFiller().Match(said[at..]).Length, entities) is (var length and > 0, var change))
            {
                if (change is null)
                {
                    names.Add(Bare(said.Substring(at, length)));
                }
                else
                {
                    not = change(not);
                }

                end = at + length;
                var joined = (cue.Groups["x"].Success ? ExceptJoin() : DenialJoin()).Match(said[end..]);
                if (!joined.Success)
                {
                    break;
                }

                at = end + joined.Length;
            }

            if (not == before && names.Count == named)
            {
                var rest = DeniedWords().Match(said[end..]);
                denied.Add((cue.Value.Trim() + " " + rest.Value.Trim()).Trim());
                end += rest.Length;
            }

            said = said[..cue.Index] + Read1 + said[end..];
        }

        return new ListExclusions(not == new OrderFilter() ? null : not, names, denied);
    }

    // What stands here: a name that is known, a state, whose turn it is, else words that may be a name (no change).
    static (int Length, Func<OrderFilter, OrderFilter>? Change)? PartAt(string said, int at, IReadOnlyList<Entity> entities)
    {
        foreach (var entity in entities.OrderByDescending(entity => entity.Length))
        {
            if (entity.Text.Length > 0 && said.AsSpan(at).StartsWith(entity.Text, StringComparison.OrdinalIgnoreCase) && NamedBy(entity) is { } named)
            {
                return (entity.Text.Length, named);
            }
        }

        foreach (var (words, state) in ListStates.Denials.Concat(ListStates.Known).Append((ListStates.Installed(), ListState.Installed)))
        {
            if (words.Match(said, at) is { Success: true, Length: > 0 } match && match.Index == at)
            {
                return (match.Length, filter => filter with { States = filter.States | state });
            }
        }

        foreach (var (words, court) in ListStates.Waits)
        {
            if (words.Match(said, at) is { Success: true, Length: > 0 } match && match.Index == at)
            {
                return (match.Length, filter => filter with { WaitsOn = court });
            }
        }

        return NameRun().Match(said[at..]) is { Success: true, Length: > 0 } run ? (run.Length, null) : null;
    }

    static Func<OrderFilter, OrderFilter>? NamedBy(Entity entity)
    {
        var value = ValueOf(entity);
        return entity.Kind switch
        {
            EntityKind.Carrier => filter => filter with { Supplier = OrderFilter.Or(filter.Supplier, Suppliers.Named(value)) },
            EntityKind.Product => filter => filter with { Product = OrderFilter.Or(filter.Product, value) },
            EntityKind.Customer => filter => filter with { Customer = OrderFilter.Or(filter.Customer, value) },
            EntityKind.Partner => filter => filter with { Agency = OrderFilter.Or(filter.Agency, value) },
            EntityKind.Person => filter => filter with { Person = OrderFilter.Or(filter.Person, value) },
            EntityKind.Site => filter => filter with { Site = OrderFilter.Or(filter.Site, value) },
            _ => null,
        };
    }

    static string Bare(string name) => name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;

    [GeneratedRegex(@"\b(?:(?:(?:that|which|who|and|but) )?(?<x>excluding|excludes?|except(?: for)?|other than|apart from|besides|minus|leav(?:e|ing) out|but not|skip(?:ping)?|ignor(?:e|ing)|without)|(?:(?:that|which|who|and|but) )?(?:(?:is|are|was|were|do|does|did|have|has|had)(?:n'?t| not)|(?:have|has|with) no|not|non|never|ain'?t|no(?! (?:later|more|less|longer|earlier|one)\b)|none of))\b(?! sure\b| only\b| just\b)[\s-]*", Flags)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\A(?:\s*\b(?:the|a|an|any|anything|those|ones|orders?|being|been|be|got|gotten|have|having|show|include|including|list|count|want|need|with|by|at|of|from|for|in(?! (?:the )?(?:red|amber|yellow|green|trouble|jeopardy|danger|clarification|progress|flight))|on(?! (?:hold|track|time))|to|yet|currently|already|assigned|belonging|that|which|are|is)\b)*\s*", Flags)]
    private static partial Regex DenialFiller();

    [GeneratedRegex(@"\A\s*(?:,?\s*(?:or|nor)\b)(?!\s*(?:not|no)\b)\s*", Flags)]
    private static partial Regex DenialJoin();

    [GeneratedRegex(@"\A\s*(?:,?\s*(?:or|nor|and)\b|,|&)(?!\s*(?:not|no|that|which|are|is|but)\b)\s*", Flags)]
    private static partial Regex ExceptJoin();

    [GeneratedRegex(@"\A[\p{L}\p{N}'-]*(?: [\p{L}\p{N}'-]+)?", Flags)]
    private static partial Regex DeniedWords();

    // A name ends where the sentence goes on.
    [GeneratedRegex(@"\A(?!(?:this|last|next|due|submitted|installed|since|before|after|until|by|please|pls|and|or|but|that|which|sorted|orders?|ones|touched|updated|done|ready|sure)\b)[\p{L}\p{N}&'.]+(?: (?!(?:this|last|next|due|submitted|installed|since|before|after|until|by|please|pls|and|or|nor|but|that|which|sorted|orders?|ones|in|at|with|for|of|from|over|under|today|yet|is|are)\b)[\p{L}\p{N}&'.]+){0,3}", Flags)]
    private static partial Regex NameRun();
}
