namespace Demarc.Storage;

/// <summary>How a backup or a restore ended. A refusal is no exception: it says what is in the way and what to do.</summary>
/// <param name="Refusal">Null when it was done. Otherwise nothing was changed.</param>
/// <param name="Aside">Where the files that had to make room are now.</param>
public sealed record BackupResult(string? Refusal = null, string? Aside = null)
{
    public static readonly BackupResult Done = new();

    public bool IsDone => Refusal is null;

    public static BackupResult Refused(string why) => new(why);
}
