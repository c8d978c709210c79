using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>What a request must have for an intent to be possible: an escalation is acknowledged by its id, a date set on an order.</summary>
static class Fit
{
    const double Unlikely = -2;
    const double HardlyEver = -4;

    /// <summary>Log-odds against, 0 when nothing speaks against it.</summary>
    public static double Of(string intent, Request request) => intent switch
    {
        "esc.ack" or "esc.take" or "esc.note" or "esc.resolve" or "esc.raise" or "esc.assign" or "esc.reopen" or "esc.show" => request.IsAboutEscalation() ? 1 : HardlyEver,
        "order.set" or "order.note" or "order.unfollow" => request.HasName ? 0 : request.IsAboutOrder() ? 0.5 : HardlyEver,
        "order.follow" or "order.history" => request.HasName || request.IsAboutOrder() ? 0 : Unlikely,
        "article.show" => request.Has(EntityKind.Article) ? 1 : Unlikely,
        "people.link" or "room.set" => Unlikely,
        "status.show" or "status.settings" or "order.list" or "order.import" => request.HasOrder || request.Has(EntityKind.EscalationId) ? HardlyEver : 0,
        _ when request.Has(EntityKind.EscalationId) && !intent.StartsWith("esc.", StringComparison.Ordinal) => Unlikely,
        "term.define" or "product.info" or "product.interval" or "port.interval" or "carrier.process" or "esc.howto" or "meta.help" or "product.pots" => request.HasOrder ? Unlikely : 0,
        "oos.chitchat" or "oos.unrelated" or "oos.consumer" or Examples.None => request.HasOrder ? HardlyEver : request.Has(EntityKind.Carrier) ? -0.5 : 0,
        _ => 0,
    };
}
