using System.IO.Compression;
using Demarc.Storage;

namespace Demarc.Features.Orders.Import;

/// <summary>Keeps a file from its dry run to its import, packed, in pieces that a store takes.</summary>
static class ImportUploads
{
    const int PieceBytes = 3 * 1024 * 1024;

    /// <summary>Packed, no file that may be read is larger.</summary>
    const int MostPieces = 1 + ImportFile.MostBytes / PieceBytes;

    public static void Keep(Session session, string id, ImportFile file)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(file.Bytes.Span);
        }

        var piece = 0;
        foreach (var part in packed.ToArray().Chunk(PieceBytes))
        {
            session.Put(Imports.Uploads, new ImportUpload { Id = IdOf(id, piece++), Base64 = Convert.ToBase64String(part) });
        }
    }

    /// <returns>Null when it is not kept any more.</returns>
    public static async Task<ImportFile?> LoadAsync(Session session, ImportRecord record, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        for (var piece = 0; piece <= MostPieces && await session.LoadAsync(Imports.Uploads, IdOf(record.Id, piece), cancel) is { } part; piece++)
        {
            await packed.WriteAsync(Convert.FromBase64String(part.Base64), cancel);
        }

        if (packed.Length == 0)
        {
            return null;
        }

        packed.Position = 0;
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await brotli.CopyToAsync(bytes, cancel);
        return new ImportFile(record.FileName, bytes.ToArray());
    }

    public static void Forget(Session session, string id)
    {
        for (var piece = 0; piece <= MostPieces; piece++)
        {
            session.Delete(Imports.Uploads, IdOf(id, piece));
        }
    }

    static string IdOf(string id, int piece) => $"{id}:{piece}";
}
