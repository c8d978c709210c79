using System.Security.Cryptography;

namespace Demarc.Features.Orders.Import;

/// <summary>A file as it came, with the hash it is known again by.</summary>
public sealed class ImportFile(string name, byte[] bytes)
{
    /// <summary>A tracker of 100,000 orders has some 30 MB.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>As the person named it; shown, never opened.</summary>
    public string Name { get; } = ShortName(name);

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>SHA-256, hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Stream Open() => new MemoryStream(bytes, writable: false);

    public static string TooLarge { get; } = $"The file is larger than {MostBytes / 1024 / 1024} MB, which no order tracker is. Send only the sheet with the orders, or split it.";

    /// <summary>Reads at most one byte more than is allowed.</summary>
    /// <returns>The file, or why not, in words.</returns>
    public static async Task<(ImportFile? File, string? Refusal)> ReadAsync(Stream stream, string name, CancellationToken cancel)
    {
        if (stream.CanSeek && stream.Length - stream.Position > MostBytes)
        {
            return (null, TooLarge);
        }

        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            if (memory.Length + count > MostBytes)
            {
                return (null, TooLarge);
            }

            await memory.WriteAsync(buffer.AsMemory(0, count), cancel);
        }

        return (new ImportFile(name, memory.ToArray()), null);
    }

    static string ShortName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var shown = string.Concat(last.Where(letter => !char.IsControl(letter))).Trim();
        return shown.Length switch
        {
            0 => "orders",
            > 120 => shown[..119] + "…",
            _ => shown,
        };
    }
}
