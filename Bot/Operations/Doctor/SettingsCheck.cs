using NodaTime.TimeZones;

namespace Demarc.Operations.Doctor;

/// <summary>Where it runs and on what.</summary>
static class SettingsCheck
{
    public static Task<IReadOnlyList<Finding>> LookAsync(Patient patient, CancellationToken cancel)
    {
        IReadOnlyList<Finding> findings = [Environment(patient), Zones(), Page(patient)];
        return Task.FromResult(findings);
    }

    static Finding Environment(Patient patient) => patient.Environment.IsDevelopment()
        ? Finding.Note("Settings", "It runs in Development: the local chat page is on, and anybody at this machine can speak as anybody.", "For real use set ASPNETCORE_ENVIRONMENT=Production.")
        : Finding.Good("Settings", $"It runs in {patient.Environment.EnvironmentName}.");

    static Finding Zones() => Finding.Good("Clock", $"Time zones are those of {TzdbDateTimeZoneSource.Default.TzdbVersion}.");

    static Finding Page(Patient patient) => File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "lib", "adaptivecards.min.js"))
        ? Finding.Good("Page", "The chat page has its scripts.")
        : Finding.Note("Page", "The chat page's card renderer is missing; cards show as plain text.", "Install Node.js 20 or newer and build again: the build fetches it with npm.");
}
