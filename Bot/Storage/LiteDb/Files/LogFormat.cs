using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Demarc.Storage.LiteDb.Files;

/// <summary>
/// The layout of the log file: a header that numbers the generation, then frames of one page each. Every checksum goes on from the
/// one before, so what an earlier generation or a failed write left behind a frame never passes for its successor.
/// </summary>
static class LogFormat
{
    public const int HeaderBytes = 512;
    public const int FrameBytes = ChecksumBytes + PageStream.PageBytes;
    public const int ChecksumBytes = sizeof(uint);

    const int Format = 1;

    static ReadOnlySpan<byte> Magic => "Demarc's log"u8;

    public static long PositionOf(long frame) => HeaderBytes + (frame * FrameBytes);

    /// <returns>The checksum that the first frame goes on from.</returns>
    public static uint WriteHeader(Span<byte> header, long generation)
    {
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], Format);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], generation);
        var checksum = Checksum(0, header[..24]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], checksum);
        return checksum;
    }

    /// <returns>Null when it was never completely written: then nothing after it counts.</returns>
    /// <exception cref="InvalidDataException">It is no log of this program.</exception>
    public static (long Generation, uint Checksum)? ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length < 28 || header.IndexOfAnyExcept((byte)0) < 0)
        {
            return null;
        }

        if (!header.StartsWith(Magic) || BinaryPrimitives.ReadInt32LittleEndian(header[12..]) != Format)
        {
            throw new InvalidDataException("The log beside the data file was not written by this version of the program. Restore a backup; with --force it puts both aside.");
        }

        var checksum = Checksum(0, header[..24]);
        return BinaryPrimitives.ReadUInt32LittleEndian(header[24..]) == checksum
            ? (BinaryPrimitives.ReadInt64LittleEndian(header[16..]), checksum)
            : null;
    }

    /// <returns>The checksum that the next frame goes on from.</returns>
    public static uint WriteFrame(Span<byte> frame, ReadOnlySpan<byte> page, uint before)
    {
        var checksum = Checksum(before, page);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, checksum);
        page.CopyTo(frame[ChecksumBytes..]);
        return checksum;
    }

    /// <returns>Null when it does not follow, or only in part.</returns>
    public static uint? ReadFrame(ReadOnlySpan<byte> frame, uint before)
    {
        var checksum = Checksum(before, frame[ChecksumBytes..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(frame) == checksum ? checksum : null;
    }

    /// <summary>LiteDB marks the last page of a transaction (at byte 18 of the page's header). All of it counts from there on.</summary>
    public static bool EndsTransaction(ReadOnlySpan<byte> page) => page[18] != 0;

    static uint Checksum(uint before, ReadOnlySpan<byte> bytes)
    {
        // A page of zeros is not to carry on a checksum of zero.
        var checksum = ~before;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        return ~checksum;
    }
}
