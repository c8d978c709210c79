using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>Which intents an article may answer, and when.</summary>
static class Informational
{
    const double Same = 0.9;
    const double Clear = 0.7;

    // "FOC yet?" is asked of an order, though it names none.
    const int FewWords = 3;

    /// <param name="first">How often an article as likely as the best one here answers, 0 to 1.</param>
    public static bool Answers(string intent, Request request, double first) => intent switch
    {
        "order.docs_needed" or "order.submit" or "order.expedite" => !request.HasOrder || first >= Clear,
        _ when AreAskedInGeneral(intent) => !NamesARecord(request) && first >= (IsOfOwn(request) ? Same : Clear),
        _ when IsOfRecords(intent) => !NamesARecord(request) && !SpeaksOfOne(request) && first >= (IsOfOwn(request) || request.Content() <= FewWords || (IsAct(intent) && !IsAsked(request)) ? Same : Clear),
        "product.serviceability" or "form.validate" => false,
        _ => intent.Split('.')[0] is "form" or "port" or "product" or "carrier" or "jep" or "bill" or "comm" or "term" || intent is "esc.howto" or "oos.legal_tax_hr",
    };

    /// <summary>Answered from a record when one is meant, else by a page.</summary>
    public static bool IsOfRecords(string intent) => intent is
        "order.status" or "order.foc" or "order.eta" or "order.list" or "order.stalled" or "order.change" or "order.cancel" or "comm.when" or "comm.missing" or "bill.start" or "jep.action" or "port.status" or "esc.open"
        or "esc.status" or "proj.plan" or "proj.status" or "proj.meeting";

    /// <summary>Of those, the ones people ask in general too, when no order is meant: "when do I get paid".</summary>
    public static bool AreAskedInGeneral(string intent) => intent is "comm.when" or "comm.missing" or "bill.start";

    // "I need an escalation" wants one, and "it went to jeopardy, now what" wants help with an order; "how do I escalate" wants to know.
    static bool IsAct(string intent) => intent is "esc.open" or "order.change" or "order.cancel" or "proj.plan" or "proj.meeting" or "jep.action";

    /// <summary>Is it put as a question?</summary>
    public static bool IsAsked(Request request) =>
        request.IsQuestion || request.Starts("how", "what", "whats", "which", "when", "whens", "who", "why", "where", "can", "could", "do", "does", "did", "is", "are", "should", "will", "would", "if");

    static bool NamesARecord(Request request) => request.IsAboutOrder() || request.HasName || request.Has(EntityKind.EscalationId);

    // "Stuck" and "why is it stuck" are said of something that was talked of.
    static bool SpeaksOfOne(Request request) => request.Content() <= 1 || (request.Content() <= FewWords && request.Says("it", "its", "this", "that one"));

    // "My order" is one of ours, named or not.
    static bool IsOfOwn(Request request) =>
        request.Says("my order", "our order", "my orders", "our orders", "my port", "our port", "my install", "my circuit", "our circuit", "my escalation", "my commission", "my project");

    /// <summary>An intent no line of ours teaches lives of its articles.</summary>
    public static bool IsTaughtOnly(string intent) => !IntentModel.Shipped.Intents.Contains(intent);
}
