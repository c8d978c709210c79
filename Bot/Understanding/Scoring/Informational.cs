using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>Which intents an article may answer, and when.</summary>
static class Informational
{
    /// <summary>How well an article must fit before it answers what a record might.</summary>
    const double Same = 0.95;
    const double Exact = 0.85;
    const double Near = 0.7;
    const double Fair = 0.5;
    const double Clear = 0.15;

    // A few words are soon covered by some article.
    const int FewWords = 3;

    /// <param name="score">How well the best article fits.</param>
    /// <param name="margin">By how much better than the next.</param>
    public static bool Answers(string intent, Request request, double score, double margin) => intent switch
    {
        "order.docs_needed" or "order.submit" or "order.expedite" => !request.HasOrder || score >= Near,
        "order.status" or "order.foc" or "order.eta" or "order.list" or "order.stalled" or "order.change" or "order.cancel" or "comm.when" or "comm.missing" or "bill.start" or "jep.action" or "port.status" or "esc.open" or "esc.status" or "proj.plan" or "proj.status" or "proj.meeting" =>
            !NamesARecord(request) && (score >= Same || (!IsOfOwn(request) && IsClearlyMeant(request, score, margin))),
        "product.serviceability" or "form.validate" => false,
        _ => intent.Split('.')[0] is "form" or "port" or "product" or "carrier" or "jep" or "bill" or "comm" or "term" || intent is "esc.howto" or "oos.legal_tax_hr",
    };

    static bool IsClearlyMeant(Request request, double score, double margin) => request.Content() > FewWords
        ? score >= Near || (score >= Fair && margin >= Clear)
        : request.Content() > 1 && score >= Exact && margin >= Clear;

    static bool NamesARecord(Request request) => request.IsAboutOrder() || request.HasName || request.Has(EntityKind.EscalationId);

    // "My order" is one of ours, named or not.
    static bool IsOfOwn(Request request) =>
        request.Says("my order", "our order", "my orders", "our orders", "my port", "our port", "my install", "my circuit", "our circuit", "my escalation", "my commission", "my project");

    /// <summary>An intent no line of ours teaches lives of its articles.</summary>
    public static bool IsTaughtOnly(string intent) => !IntentModel.Shipped.Intents.Contains(intent);
}
