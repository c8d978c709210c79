using Demarc.Features.Orders;

namespace Demarc.Features.Escalations.Lists;

/// <param name="Court">Whose move it is; null: read the text.</param>
/// <param name="Do">The first move.</param>
sealed record JeopardyAction(Court? Court, string Do);

/// <summary>Jeopardy reason codes of the industry list (§2.5): whose move, and which. Interfaces use codes differently, so the supplier's words decide.</summary>
static class JeopardyActions
{
    static readonly Dictionary<string, JeopardyAction> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1A"] = new(Court.Supplier, "Ask for the estimated completion date, construction, or another route or product."),
        ["1B"] = new(Court.Supplier, "Ask for a new date; escalate when it slips more than 2 business days."),
        ["1C"] = new(Court.Customer, "Read the text, not just the code. Fix what is not ready and send a supplement with a new date."),
        ["1D"] = new(Court.Supplier, "Ask for the estimated completion date or other access; the order may be held."),
        ["1E"] = new(Court.Customer, "Fix what is not ready and send a supplement with a new date."),
        ["1F"] = new(Court.Supplier, "Escalate the missed appointment and ask for a credit."),
        ["1G"] = new(Court.Customer, "Give a fresh site contact and an access window."),
        ["1H"] = new(Court.Supplier, "Ask for a date after the freeze."),
        ["1J"] = new(null, "Get the quote for special construction, and approve or decline it by its deadline."),
        ["1K"] = new(null, "Record it as force majeure and ask for a new date when they can give one."),
        ["1L"] = new(Court.Supplier, "Book the frame due time again."),
        ["1M"] = new(Court.Supplier, "Ask for a new FOC."),
        ["1N"] = new(Court.Supplier, "Ask for a new FOC and frame due time."),
        ["1P"] = new(null, "Ask for the remarks in words."),
        ["1Q"] = new(null, "Check the assignment: pair, port, CFA and its LOA."),
        ["1R"] = new(Court.Customer, "Call back today with a contact who answers."),
        ["1S"] = new(Court.Customer, "Get the date the building is ready."),
        ["1T"] = new(Court.Supplier, "Ask for the estimated completion date of the pole."),
        ["1U"] = new(Court.ThirdParty, "Ask for the expected date of the permit or easement, and help with the landlord."),
        ["1W"] = new(Court.Customer, "Have conduit and building entry made ready, with the landlord."),
        ["1X"] = new(Court.Supplier, "Change the product or the way in."),
        ["1Y"] = new(Court.Supplier, "Ask for the estimated completion date of the equipment."),
        ["1Z"] = new(Court.ThirdParty, "Have the provider coordinate with the other exchange company."),
    };

    public static JeopardyAction? Of(string? code) => code is null ? null : Codes.GetValueOrDefault(code.Trim());

    /// <summary>Is the delay the customer's own? It counts against nobody else then, and may start billing (§4.5).</summary>
    public static bool IsCustomers(JeopardyAction? action) => action?.Court == Court.Customer;
}
