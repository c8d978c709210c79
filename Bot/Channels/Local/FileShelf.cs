using Demarc.Cards.Render;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Local;

/// <summary>Files sent on the page: the newest are kept.</summary>
sealed class FileShelf(IStore store)
{
    const int MostName = 200;

    /// <summary>The files as they are to be kept.</summary>
    /// <param name="key">The delivery key of their message.</param>
    public static IReadOnlyList<LocalFile> Of(IReadOnlyList<Upload> uploads, string key, DateTimeOffset now) =>
    [
        .. uploads.Select((upload, i) => new LocalFile
        {
            Id = LocalMessage.IdOf($"{key}|{i}"),
            Name = Short(upload.Name) ?? "file",
            ContentType = Short(upload.Type) ?? "application/octet-stream",
            Content = upload.Content!,
            ReceivedAt = now,
        }),
    ];

    /// <summary>What keeping these changes: they come, the oldest go.</summary>
    public async Task<IReadOnlyList<Change>> KeepAsync(IReadOnlyList<LocalFile> files, CancellationToken cancel)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var tooMany = (int)await store.CountAsync(LocalFiles.All, LocalFiles.All.All, cancel) + files.Count - LocalFiles.MostKept;
        var old = tooMany <= 0 ? [] : await store.QueryAsync(LocalFiles.All, LocalFiles.All.All.OrderBy(file => file.ReceivedAt).Take(tooMany), cancel);
        return [.. files.Select(file => new Change(LocalFiles.All, file.Id, 0, file)), .. old.Select(file => new Change(LocalFiles.All, file.Id, null, null))];
    }

    public async Task<FetchedFile> FetchAsync(SentFile sent, long most, CancellationToken cancel)
    {
        var file = sent.Route.TryGetValue(LocalFiles.IdInRoute, out var id) ? await store.LoadAsync(LocalFiles.All, id, cancel) : null;
        return file is null ? new FetchedFile.Refused($"I no longer have {sent.Name}. Send it again.")
            : file.Content.LongLength > most ? new FetchedFile.Refused($"{sent.Name} has {file.Content.LongLength / 1024} KB; I read at most {most / 1024} KB. Send a smaller one, or only the sheet that matters.")
            : new FetchedFile.Fetched(file.Content);
    }

    static string? Short(string? words) => Visible.Line(words) is { Length: > 0 } line ? Visible.Cut(line, MostName) : null;
}
