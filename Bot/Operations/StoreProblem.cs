using Demarc.Storage;

namespace Demarc.Operations;

/// <summary>Why the store is not open.</summary>
/// <param name="What">What is the matter.</param>
/// <param name="Cure">What to do.</param>
public sealed record StoreProblem(string What, string Cure)
{
    /// <summary>There is none yet, which is how every installation begins.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What is the matter says what to do as well.</summary>
    public bool IsWhole { get; init; }

    public string Words => IsWhole ? What : $"{What} {Cure}";

    /// <returns>Null: the exception is a bug, and no state of the store or of the settings.</returns>
    public static StoreProblem? Of(Exception refused, string folder) => refused switch
    {
        StoreTooNewException => new(refused.Message, "Start the newer version on this folder, or put a backup of this version back: restore FILE --force.") { IsWhole = true },
        StoreUpgradeException => new(refused.Message, "Go on with the previous version until the cause is mended.") { IsWhole = true },
        StoreFaultException => new(refused.Message, "Free space on the disk and check that it is mounted and writable."),
        InvalidDataException => new(refused.Message, "If it is the right folder, put a backup in its place: restore FILE --force.") { IsWhole = true },
        UnauthorizedAccessException => new($"The data folder '{folder}' cannot be written: {refused.Message}", "Give the user it runs as the right to write there, or name another folder with --data."),
        IOException => new($"The data folder '{folder}' cannot be used: {refused.Message}", "Check that it is a folder on a disk that is mounted and writable, or name another with --data."),
        FormatException => new(refused.Message, "Correct what is named and run it again."),
        _ => WrongSettings.Words(refused) is { } words ? new(words, "Correct the settings named and run it again.") : null,
    };
}
