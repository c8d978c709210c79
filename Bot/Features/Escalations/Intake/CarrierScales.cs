using System.Text.RegularExpressions;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Places a matter on the carriers' scale from what was written about it.</summary>
public static partial class CarrierScales
{
    const int MostRead = 4000;

    /// <summary>Several sites or lives are extensive, one service down significant, a service that runs badly or a missed date moderate, the rest minor.</summary>
    public static CarrierScale Of(string words, EscalationKind kind, EscalationLevel level)
    {
        var isLife = Situation.IsLifeSafety(words);
        var impact = kind == EscalationKind.Outage || isLife || Situation.IsOutage(words) || Situation.IsPortGoneWrong(words) ? CarrierImpact.Down : Running(words);
        var severity =
            isLife || (impact == CarrierImpact.Down && Situation.IsManySites(words)) ? CarrierSeverity.Extensive
            : impact == CarrierImpact.Down || Situation.IsManySites(words) ? CarrierSeverity.Significant
            : impact != CarrierImpact.None || level != EscalationLevel.Low ? CarrierSeverity.Moderate
            : CarrierSeverity.Minor;
        return new CarrierScale(severity, impact);
    }

    static CarrierImpact Running(string words)
    {
        var text = words.Length > MostRead ? words[..MostRead] : words;
        return Comes().IsMatch(text) ? CarrierImpact.Intermittent : Poor().IsMatch(text) ? CarrierImpact.Degraded : CarrierImpact.None;
    }

    [GeneratedRegex(@"\b(?:intermittent\w*|on and off|off and on|comes and goes|flapp\w+|bounc(?:es|ing)|drops? (?:out|calls|every)|dropp(?:ed|ing) calls|keeps? (?:dropping|going down|cutting)|random(?:ly)? (?:drop|disconnect)\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comes();

    [GeneratedRegex(@"\b(?:slow|sluggish|latency|packet loss|jitter|chopp?y|static|garbled|echo|one.?way audio|poor (?:quality|audio)|bad (?:quality|audio)|degrad\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Poor();
}
