namespace Demarc.Operations.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Area">What it belongs to: "Store", "Teams", "Clock".</param>
/// <param name="What">What was found, in one sentence.</param>
/// <param name="Cure">What to do; null when there is nothing to do.</param>
public sealed record Finding(string Area, Verdict Verdict, string What, string? Cure = null)
{
    public static Finding Good(string area, string what) => new(area, Verdict.Good, what);

    public static Finding Note(string area, string what, string cure) => new(area, Verdict.Note, what, cure);

    public static Finding Wrong(string area, string what, string cure) => new(area, Verdict.Wrong, what, cure);
}

public enum Verdict
{
    Good,

    /// <summary>It works, and somebody should know.</summary>
    Note,

    /// <summary>It does not work, or will not for long.</summary>
    Wrong,
}

/// <summary>What a check may look at.</summary>
/// <param name="StoreProblem">Why the store could not be opened; then nothing that needs it is looked at.</param>
public sealed record Patient(IServiceProvider Services, string Folder, StoreProblem? StoreProblem)
{
    public IConfiguration Configuration => Services.GetRequiredService<IConfiguration>();

    public IHostEnvironment Environment => Services.GetRequiredService<IHostEnvironment>();

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();
}
