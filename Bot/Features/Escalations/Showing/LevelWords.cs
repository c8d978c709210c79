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
}
