using System.Runtime.InteropServices;
using System.Text.Json;

namespace Demarc.Understanding.Encoder;

/// <summary>
/// The files of the model as its package ships them: <c>model.json</c> names the arrays, the <c>group1-shard…</c> files hold their numbers one after
/// another (32 bits, little-endian), <c>vocab.json</c> the pieces. The arrays of the graph that only steer it are passed over.
/// </summary>
sealed class ModelFiles
{
    readonly Dictionary<string, float[]> arrays = [];

    /// <exception cref="InvalidDataException">A file is broken or cut off; the message says which.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="JsonException">A file is not JSON.</exception>
    public ModelFiles(string folder)
    {
        using var model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        foreach (var group in model.RootElement.GetProperty("weightsManifest").EnumerateArray())
        {
            var numbers = Joined(folder, group.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!));
            var at = 0;
            foreach (var array in group.GetProperty("weights").EnumerateArray())
            {
                at += Read(array, numbers, at);
            }
        }

        using var vocabulary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "vocab.json")));
        Pieces = new SentencePieces(vocabulary.RootElement);
    }

    public SentencePieces Pieces { get; }

    /// <summary>The array whose name ends so.</summary>
    /// <exception cref="InvalidDataException">There is none, or several.</exception>
    public float[] Array(string ending, int length)
    {
        var named = arrays.Where(pair => pair.Key.EndsWith(ending, StringComparison.Ordinal)).Take(2).ToList();
        return named is [var (_, array)] && array.Length == length
            ? array
            : throw new InvalidDataException($"model.json has no array …{ending} of {length} numbers. Restore the package again.");
    }

    static byte[] Joined(string folder, IEnumerable<string> paths)
    {
        using var joined = new MemoryStream();
        foreach (var path in paths)
        {
            using var shard = File.OpenRead(Path.Combine(folder, Path.GetFileName(path)));
            shard.CopyTo(joined);
        }

        return joined.ToArray();
    }

    /// <returns>How many bytes it takes.</returns>
    int Read(JsonElement array, byte[] numbers, int at)
    {
        var name = array.GetProperty("name").GetString()!;
        var bytes = array.GetProperty("shape").EnumerateArray().Aggregate(sizeof(float), (size, side) => size * side.GetInt32());
        if (at + bytes > numbers.Length)
        {
            throw new InvalidDataException($"The shards of the model end before {name}. Restore the package again.");
        }

        if (array.GetProperty("dtype").GetString() == "float32")
        {
            arrays[name] = MemoryMarshal.Cast<byte, float>(numbers.AsSpan(at, bytes)).ToArray();
        }

        return bytes;
    }
}
