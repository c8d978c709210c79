using System.Text;
using System.Text.Unicode;

namespace Demarc.Features.Orders.Import;

/// <summary>In which encoding a text file is written: by its mark, by its zeros, by being valid UTF-8, and else as Excel on Windows writes.</summary>
static class FileText
{
    const int Sample = 4096;

    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The encoding and what to say about it; none when it is no text.</returns>
    public static (Encoding? Encoding, string? Remark) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, 0, 0, ..])
        {
            return (new UTF32Encoding(bigEndian: false, byteOrderMark: true), null);
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: true), null);
        }

        if (bytes.Contains((byte)0))
        {
            return Wide(bytes) is { } wide ? (wide, "Read as UTF-16 text.") : (null, null);
        }

        return Utf8.IsValid(bytes)
            ? (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), null)
            : (Windows1252, "Read as Windows-1252 text, since it is not UTF-8. If accents in names look wrong, save it as \"CSV UTF-8\" and send it again.");
    }

    // Mostly Latin letters in two bytes each: every second byte is zero.
    static UnicodeEncoding? Wide(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return odd > pairs * 0.6 && even < pairs * 0.1 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > pairs * 0.6 && odd < pairs * 0.1 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }
}
