using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Demarc.Storage;

namespace Demarc.Features.Orders.Import;

/// <summary>
/// What the orders of one batch were before, so that the import can be taken back. Its id is the import's and a number. Packed: nobody searches in it,
/// and unpacked it is as large as the orders themselves.
/// </summary>
public sealed record ImportPage : Document
{
    public required string Import { get; init; }

    /// <summary>Base64 of the Brotli-packed JSON of <see cref="ImportedOrder"/>s.</summary>
    public required string Packed { get; init; }

    public static string IdOf(string import, int page) => string.Create(CultureInfo.InvariantCulture, $"{import}:{page:00000}");

    public static ImportPage Of(string import, int page, IReadOnlyList<ImportedOrder> orders)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, orders, StoreJson.Options);
        }

        return new ImportPage { Id = IdOf(import, page), Import = import, Packed = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length) };
    }

    public IReadOnlyList<ImportedOrder> Orders()
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(Packed)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ImportedOrder>>(brotli, StoreJson.Options) ?? [];
    }
}
