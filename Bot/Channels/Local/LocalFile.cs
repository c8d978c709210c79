using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Local;

/// <summary>A file that was sent on the page, until somebody wants it. Nothing has looked into it: its name and type are what the sender says they are.</summary>
public sealed record LocalFile : Document
{
    public required string Name { get; init; }

    /// <summary>Media type as the browser named it.</summary>
    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How it is named to the rest of the program, and found again.</summary>
    public SentFile Sent => new(Name, Content.LongLength) { Route = new Dictionary<string, string> { [LocalFiles.IdInRoute] = Id } };
}

public static class LocalFiles
{
    /// <summary>Of all files of one message together. A year of orders as a spreadsheet is far smaller; a document holds 16 MB with the file as text in it.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Older ones go when new ones come.</summary>
    public const int MostKept = 40;

    public const string IdInRoute = "file";

    public static readonly Collection<LocalFile> All = new("localfiles") { Indexes = [file => file.ReceivedAt] };
}
