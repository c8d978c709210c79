using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Finding;

/// <summary>
/// A name in a question about an order that is nobody's here. It is told by where it stands ("status of …", "where is …", "when will … be installed",
/// "… foc?"), and by being none of the words for an order itself: what is asked about is then not the order of before.
/// </summary>
static partial class NameSaid
{
    const int Longest = 200;

    static readonly FrozenSet<string> Common = (
        "a an the that this these those it its he she they them there here his her their our ours your yours my mine me us we you i one ones both all any each other another same former latter first second third fourth fifth last next "
        + "and or but if so then now today tomorrow yesterday yet still again please pls plz thanks thank week month monday tuesday wednesday thursday friday saturday sunday morning afternoon eod soon already currently just ever exactly even really hey hi hello ok "
        + "order orders install installs installed installation installations circuit circuits service services line lines number numbers tn tns did dids foc focs date dates firm due status eta update updates news latest word progress info detail details "
        + "tech techs technician technicians tech's crew guy dispatch router modem equipment cpe gear shipment phone phones port porting ports lnp fiber fibre internet broadband dia sip pri trunk trunks t1 ethernet ucaas voice seats mpls sdwan wireless lte cable coax dsl pots "
        + "carrier carriers supplier suppliers provider vendor customer customers client site sites building location address account accounts project projects deal job ticket case escalation rep partner agency pm manager team someone somebody anyone anybody who person people "
        + "commission commissions payment money bill billing invoice credit paid pay spiff residual residuals jeopardy reject rejection rejected hold delay delays reason problem issue issues step steps action history change changes note notes record loa csr pon ban btn id account# "
        + "is are was were be been being am do does did done has have had having get gets got getting go goes going gone come comes coming will would can could should shall may might must need needs want wants know tell show give see find look check wait waiting waits stuck late open closed ready "
        + "up in on at of for to from by with about out off over under until since before after not no yes new old more less most how what whats when where wheres why which whose hows much many long far there's go-live golive live cutover turn turnup activation active activated completed complete finish finished started start begin "
        + "happening happened happen mean means left missing sure right wrong true real good bad approval permit survey build construction handoff demarc contract copy card list everything anything something nothing thing stuff situation story deal holdup hold-up blocker").Split(' ').ToFrozenSet();

    /// <returns>The name as it was written; null when the question names nothing.</returns>
    public static string? In(string text)
    {
        var said = (text.Length <= Longest ? text : text[..Longest]).Replace('\u2019', '\'');
        foreach (var place in (Regex[])[Of(), Where(), When(), Before()])
        {
            if (place.Match(said) is { Success: true } match && Name(match.Groups["n"].Value) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    // Small words before and after a name are none of it.
    static string? Name(string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (all.Count > 0 && IsCommon(all[0]))
        {
            all.RemoveAt(0);
        }

        while (all.Count > 0 && IsCommon(all[^1]))
        {
            all.RemoveAt(all.Count - 1);
        }

        return all.Count is > 0 and <= 6 && all.Exists(word => word.Length > 2 && word.Any(char.IsLetter)) ? string.Join(' ', all).Trim('\'', '"', '.', ',') is { Length: > 0 } name ? Bare(name) : null : null;
    }

    static string Bare(string name) => name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;

    static bool IsCommon(string word)
    {
        var plain = word.ToLowerInvariant().Trim('\'', '"', '.', ',', '&');
        return plain.Length == 0 || Common.Contains(plain) || Common.Contains(plain.Replace("'", "", StringComparison.Ordinal)) || (plain.EndsWith("'s", StringComparison.Ordinal) && Common.Contains(plain[..^2]));
    }

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:status|foc|focs|eta|updates?|news|dates?|latest|progress|word|orders?|circuit|install|installation|info|details|history|commissions?|happening|up|going on) (?:of|for|on|about|with|at|from) (?<n>[\p{L}\p{N}&'. ,\-]{3,80}?)\s*(?:[?!.]?\s*\z|[?!;\n])", Flags)]
    private static partial Regex Of();

    [GeneratedRegex(@"\b(?:where|how)(?:'?s| is| are| does| do)(?: the)? (?<n>[\p{L}\p{N}&'. ,\-]{3,80}?)\s*(?: (?:at|doing|coming|going|stand|now)\b|[?!.]?\s*\z|[?!;\n])", Flags)]
    private static partial Regex Where();

    [GeneratedRegex(@"\bwhen(?:'?s| is| will| does| do| can| was| are)(?: the)? (?<n>[\p{L}\p{N}&'. ,\-]{3,80}?) (?:be|being|get|gets|go|goes|going|in|due|installed|done|live|up|ready|turn|turned|supposed|scheduled|finish|foc)\b", Flags)]
    private static partial Regex When();

    [GeneratedRegex(@"\A\s*(?:(?:any |the |an? )?(?:updates?|status|news|foc|eta) )?(?<n>[\p{L}\p{N}&'.\- ]{3,60}?)(?:'s)? (?:foc|status|eta|install date|order status|due date)(?: date)?\s*[?!.]*\s*\z", Flags)]
    private static partial Regex Before();
}
