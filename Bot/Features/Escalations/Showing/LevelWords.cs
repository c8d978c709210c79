using Demarc.Features.Escalations.Policies;

namespace Demarc.Features.Escalations.Showing;

/// <summary>What each level is for (§4.1), the same wherever it is chosen.</summary>
static class LevelWords
{
    public static string Meaning(EscalationLevel level) => level switch
    {
        EscalationLevel.Low => "information or a minor slip, no harm yet",
        EscalationLevel.Mid => "a date missed or at risk, work blocked, money wrong",
        _ => "harm to the business now, safety, executives, several sites",
    };

    /// <summary>What is asked before anything becomes High.</summary>
    public static string SureOfHigh(EscalationPolicy policy) =>
        $"High is for harm to the business now, safety, or an executive or legal matter. It tells leadership at once, at any hour, and somebody acknowledges within {policy.Of(EscalationLevel.High).Acknowledge}. Is it that?";
}
