using System.Security.Cryptography;
using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage;

/// <summary>Data folders as tests need them.</summary>
static class Folders
{
    /// <summary>A folder with notes of the first schema, closed properly.</summary>
    public static async Task WithNotesAsync(string folder, int count, int textLength = 10)
    {
        await using var store = LiteDbStore.Open(folder, [Notes.V1]);
        await AddNotesAsync(store, count, textLength);
    }

    public static async Task AddNotesAsync(IStore store, int count, int textLength = 10)
    {
        var text = new string('x', textLength);
        foreach (var part in Enumerable.Range(0, count).Chunk(500))
        {
            await store.CommitAsync([.. part.Select(i => new Change(Notes.V1, $"n{i:000000}", null, new Notes.First { Id = $"n{i:000000}", Text = text }))]);
        }
    }

    /// <summary>The files of a store in use as a kill would leave them.</summary>
    public static void CopyAsKilled(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*.db"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    /// <summary>Name and content of every file but the lock.</summary>
    public static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToDictionary(
            file => Path.GetFileName(file),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
}
