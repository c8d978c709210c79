namespace Demarc.Features.Escalations;

/// <summary>How far it reaches (MEF 124).</summary>
public enum CarrierSeverity
{
    Minor,
    Moderate,
    Significant,
    Extensive,
}

/// <summary>What it does to the service (MEF 124).</summary>
public enum CarrierImpact
{
    /// <summary>It does nothing to a service that runs.</summary>
    None,
    Degraded,
    Intermittent,
    Down,
}

/// <summary>What a carrier's desk asks for on its own scale (MEF 124, §4.1), apart from our level: that one says who of ours answers for it and how soon.</summary>
public sealed record CarrierScale(CarrierSeverity Severity, CarrierImpact Impact)
{
    public override string ToString() => $"severity {Severity.ToString().ToLowerInvariant()}{(Impact == CarrierImpact.None ? ", no running service affected" : $", service {Impact.ToString().ToLowerInvariant()}")} (MEF 124)";
}
