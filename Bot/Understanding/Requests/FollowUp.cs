using System.Collections.Frozen;

namespace Demarc.Understanding.Requests;

/// <summary>Short messages that only mean something after what was said before: "and 55811?", "the second one", "no, the port".</summary>
static class FollowUp
{
    const double Confidence = 0.9;
    const int MostWords = 7;

    static readonly FrozenSet<string> Leading = ["and", "what", "whats", "how", "hows", "about", "also", "same", "for", "with", "on", "or", "then", "now", "the", "a", "one", "please", "that", "this", "it", "is", "ok", "show", "me", "its", "i", "meant", "mean", "no", "not", "number", "option", "take", "pick", "choose", "want", "lets", "go"];

    static readonly FrozenSet<string> Denials = ["no", "nope", "nah", "sorry", "actually", "wait", "oops"];

    static readonly FrozenDictionary<string, string> Places = new Dictionary<string, string>
    {
        ["first"] = "1", ["1st"] = "1", ["former"] = "1", ["top"] = "1", ["second"] = "2", ["2nd"] = "2", ["third"] = "3", ["3rd"] = "3", ["fourth"] = "4", ["4th"] = "4", ["fifth"] = "5", ["5th"] = "5",
        ["last"] = "-1", ["latter"] = "-1", ["bottom"] = "-1", ["other"] = "other", ["others"] = "other", ["both"] = "all", ["all"] = "all", ["one"] = "", ["1"] = "1", ["2"] = "2", ["3"] = "3", ["4"] = "4", ["5"] = "5", ["6"] = "6", ["7"] = "7", ["8"] = "8", ["9"] = "9",
    }.ToFrozenDictionary();

    /// <summary>"No, the port" and "sorry, I meant 55811" are about what comes after.</summary>
    public static Request WithoutCorrection(Request request, Func<int, int, Request> cut)
    {
        var said = request.Said;
        var at = request.From;
        if (!said.IsIn(at, Denials))
        {
            return request;
        }

        at++;
        var isMarked = said[at].Is(',') || said[at].Is('-') || said[at].Is('.');
        at += isMarked ? 1 : 0;
        if (said.Is(at, "i", "we") && said.Is(at + 1, "meant", "mean", "wanted"))
        {
            (at, isMarked) = (at + 2, true);
        }

        var rest = isMarked && at < request.To ? cut(at, request.To) : null;
        return rest is not null && (rest.Found.Count > 0 || rest.Content() > 0) && !rest.Words.All(word => Leading.Contains(word)) ? rest : request;
    }

    /// <returns>Null when the message says itself what it asks.</returns>
    public static Part? Read(Request request)
    {
        if (request.Words.Count > MostWords)
        {
            return null;
        }

        if (Place(request) is { } place)
        {
            if (request.Context.FocusIds is { Count: > 1 } || request.Context.PendingIntent is not null)
            {
                return new Part(request, Judged(request.Context.PendingIntent ?? Again(request.Context))) { Extra = [place] };
            }

            // Beside a single one there is no list to count in; who answers knows what else there is.
            if (place is { Kind: EntityKind.Ordinal, Value: "other" } && request.Context is { FocusIds.Count: 1, FocusKind: "order" or "escalation" } context)
            {
                return new Part(request, Judged(context.FocusKind == "escalation" ? "esc.list" : context.LastIntent is { } before && IsOfOrder(before) && before is not ("order.list" or "esc.open") ? before : "order.status")) { Extra = [place] };
            }
        }

        // "What about 55811?" asks the same of another order.
        var isBare = request.Words.Any(word => word == Masks.Id) && request.Words.All(word => word == Masks.Id || Leading.Contains(word)) && request.Words[0] != Masks.Id;
        return isBare && request.Context.LastIntent is { } last && IsOfOrder(last) ? new Part(request, Judged(last)) : null;
    }

    /// <summary>The place in a list that is meant, as the thing itself where the list is known.</summary>
    public static Entity? Place(Request request)
    {
        var said = request.Said;
        for (var i = request.From; i < request.To; i++)
        {
            var text = said[i].Text;
            var isWord = Places.TryGetValue(text, out var place) && place.Length > 0;
            var isAlone = request.Words.Count == 1 || text.Length > 1 || said.Is(i - 1, "option", "number") || said[i - 1].Is('#');
            var isRest = request.Words.All(word => word == text || Leading.Contains(word) || word is "of" or "them" or "those" or "order" or "orders" or "these" or "any" or "my" or "ones");
            if (isWord && isAlone && isRest)
            {
                var from = said.Is(i - 1, "the") || said[i - 1].Is('#') ? i - 1 : i;
                var to = said.Is(i + 1, "one", "order", "ones") ? i + 2 : i + 1;
                var (start, written) = said.Text.AsWritten(said[from].Start, said[to - 1].End);
                return Resolved(request.Context, place!) is var (kind, value, others)
                    ? new Entity(kind, value, written, start) { Others = others }
                    : new Entity(EntityKind.Ordinal, place!, written, start);
            }
        }

        return null;
    }

    static (EntityKind Kind, string Value, IReadOnlyList<string> Others)? Resolved(Context context, string place)
    {
        if (context.FocusIds is not { Count: > 1 } ids || KindOf(context.FocusKind) is not { } kind)
        {
            return null;
        }

        return place switch
        {
            "all" => null,
            "other" => ids.Count == 2 ? (kind, ids[1], []) : null,
            "-1" => (kind, ids[^1], []),
            _ => int.TryParse(place, out var number) && number <= ids.Count ? (kind, ids[number - 1], []) : null,
        };
    }

    static EntityKind? KindOf(string? focus) => focus switch
    {
        "order" => EntityKind.OrderId,
        "escalation" => EntityKind.EscalationId,
        "article" => EntityKind.Article,
        "customer" or "project" => EntityKind.Customer,
        "partner" or "company" => EntityKind.Partner,
        "person" => EntityKind.Person,
        _ => null,
    };

    static string Again(Context context) => context.LastIntent ?? context.FocusKind switch
    {
        "escalation" => "esc.status",
        "article" => "article.show",
        "customer" or "project" => "proj.status",
        _ => "order.status",
    };

    static bool IsOfOrder(string intent) => intent.StartsWith("order.", StringComparison.Ordinal) || intent is "port.status" or "comm.when" or "bill.start" or "proj.contacts" or "esc.open" or "jep.explain" or "jep.action" or "comm.missing";

    static Judgement Judged(string intent) => new(intent, Confidence, Outcome.Answer, true);
}
