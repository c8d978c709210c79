using System.Buffers.Binary;
using Demarc.Storage.LiteDb.Files;

namespace Demarc.Storage.LiteDb;

/// <summary>Whether a file is a whole store that this program can open. Only reads it: every page, then every document.</summary>
static class BackupCheck
{
    // Of LiteDB's pages: the number of the page and its kind; of the first page also the number of the last.
    const int IdAt = 0;
    const int KindAt = 4;
    const int LastAt = 64;
    const int Kinds = 5;
    const int HeaderKind = 1;

    /// <returns>Null when it can be restored.</returns>
    public static string? WhyNot(string file, IReadOnlyCollection<OpenCollection> collections)
    {
        if (!File.Exists(file))
        {
            return Directory.Exists(file) ? $"'{file}' is a folder. Name the backup file in it." : $"There is no backup '{file}'.";
        }

        try
        {
            using var files = StoreFiles.OpenToRead(file);
            return WhyNotWhole(files.Data.File, file) ?? WhyNotReadable(files, file, collections);
        }
        catch (StoreTooNewException tooNew)
        {
            return tooNew.Message;
        }
        catch (UnauthorizedAccessException)
        {
            return $"'{file}' may not be read by this user.";
        }
        catch (Exception broken)
        {
            return $"'{file}' is damaged or no backup of this program: {broken.Message}";
        }
    }

    static string? WhyNotWhole(IDiskFile data, string file)
    {
        var page = new byte[PageStream.PageBytes];
        var pages = data.Length / page.Length;
        var last = 0L;
        for (var i = 0L; i <= last; i++)
        {
            if (data.Read(page, i * page.Length) < page.Length)
            {
                return i == 0
                    ? $"'{file}' is no backup of this program: it is too short."
                    : $"'{file}' is not whole: it ends after {pages} of {last + 1} parts. Copy it again, or take another backup.";
            }

            if (i == 0)
            {
                last = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(LastAt));
            }

            if (BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(IdAt)) != i || page[KindAt] >= Kinds || (i == 0) != (page[KindAt] == HeaderKind))
            {
                return i == 0 ? $"'{file}' is no backup of this program." : $"'{file}' is damaged in part {i + 1} of {last + 1}. Take another backup.";
            }
        }

        return data.Length % page.Length == 0 ? null : $"'{file}' is damaged: something follows its end.";
    }

    static string? WhyNotReadable(StoreFiles files, string file, IReadOnlyCollection<OpenCollection> collections)
    {
        using var database = LiteDbFile.Open(files);
        Schemas.Check(database, collections, $"The backup '{file}'");
        foreach (var name in database.GetCollectionNames())
        {
            var read = DocumentParts.Of(() => database, name).Sum(part => part.Count);
            if (read != database.GetCollection(name).LongCount())
            {
                return $"'{file}' is damaged: documents of '{name}' are missing. Take another backup.";
            }
        }

        return null;
    }
}
