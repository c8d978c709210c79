using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Demarc.Understanding.Encoder;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// The vectors of lines that are learnt, kept in a file between runs: a few thousand lines take seconds to encode and milliseconds to read. Vectors are
/// rounded to 16 bits whether they come from the file or not, so that a first run learns the same as a later one. A file that cannot be read or written
/// only costs time. What the file holds is not held in memory too.
/// </summary>
sealed class VectorStore(SentenceEncoder encoder, string? file)
{
    const string Mark = "demarc vectors 2";
    const int Most = 60_000;

    static readonly Lazy<VectorStore?> Beside = new(() => SentenceEncoder.Shipped is { } encoder ? new VectorStore(encoder, Path.Combine(SentenceEncoder.ModelFolder, "vectors.bin")) : null);

    readonly Lock gate = new();

    // Of those for whom there is no file.
    Dictionary<UInt128, short[]>? held;

    /// <summary>With the encoder beside the program; null without one.</summary>
    public static VectorStore? Shipped => Beside.Value;

    public SentenceEncoder Encoder => encoder;

    /// <summary>In the order of the lines; those not yet known are encoded on all processors and kept.</summary>
    public SentenceVectors Of(IReadOnlyList<string> lines)
    {
        var keys = lines.Select(Key).ToList();
        lock (gate)
        {
            var known = held ?? Read();
            var missing = keys.Index().Where(each => !known.ContainsKey(each.Item)).DistinctBy(each => each.Item).ToList();
            if (missing.Count > 0)
            {
                var encoded = missing.AsParallel().AsOrdered().Select(each => SentenceVectors.Packed(encoder.Encode(lines[each.Index]))).ToList();
                foreach (var (each, vector) in missing.Zip(encoded))
                {
                    known[each.Item] = vector;
                }

                held = Write(known, keys) ? null : known;
            }

            return new SentenceVectors(keys.Select(key => known[key]));
        }
    }

    static UInt128 Key(string line) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    Dictionary<UInt128, short[]> Read()
    {
        var read = new Dictionary<UInt128, short[]>();
        try
        {
            if (file is null || !File.Exists(file))
            {
                return read;
            }

            using var reader = new BinaryReader(new BufferedStream(File.OpenRead(file), 1 << 20));
            if (reader.ReadString() != Mark)
            {
                return read;
            }

            for (var count = reader.ReadInt32(); count > 0; count--)
            {
                var key = MemoryMarshal.Read<UInt128>(reader.ReadBytes(16));
                var vector = new short[SentenceVectors.Width];
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vector.AsSpan()));
                read[key] = vector;
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return [];
        }

        return read;
    }

    // What was asked for last is kept first.
    bool Write(Dictionary<UInt128, short[]> known, List<UInt128> asked)
    {
        if (file is null)
        {
            return false;
        }

        var kept = asked.Concat(known.Keys).Distinct().Take(Most).ToList();
        return Durable.Write(file, writer =>
        {
            writer.Write(Mark);
            writer.Write(kept.Count);
            foreach (var key in kept)
            {
                var copy = key;
                writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in copy)));
                writer.Write(MemoryMarshal.AsBytes(known[key].AsSpan()));
            }
        });
    }
}

/// <summary>Files that are there whole or not at all, and that nothing depends on.</summary>
static class Durable
{
    /// <returns>Whether it is there now.</returns>
    public static bool Write(string file, Action<BinaryWriter> write)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new BinaryWriter(new BufferedStream(File.Create(draft), 1 << 20)))
            {
                write(writer);
            }

            File.Move(draft, file, overwrite: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Learnt again at the next start.
            TryDelete(draft);
            return false;
        }
    }

    static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // It is empty or will be overlooked.
            return;
        }
    }
}
