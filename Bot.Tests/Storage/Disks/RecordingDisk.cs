using Demarc.Storage.LiteDb.Files;

namespace Demarc.Tests.Storage.Disks;

/// <summary>Real files that remember how they were written and flushed, so that a test can see what a power loss at any moment would have left.</summary>
sealed class RecordingDisk
{
    const int SectorBytes = 512;

    readonly Lock gate = new();
    readonly Dictionary<string, byte[]> before = [];
    readonly List<Step> steps = [];

    /// <summary>Grows with every write and flush.</summary>
    public int Moment
    {
        get
        {
            lock (gate)
            {
                return steps.Count;
            }
        }
    }

    /// <summary>The moments at which a file was flushed.</summary>
    public IReadOnlyList<int> FlushesOf(string file)
    {
        lock (gate)
        {
            return [.. steps.Index().Where(step => step.Item.IsFlush && step.Item.File == file).Select(step => step.Index + 1)];
        }
    }

    public IDiskFile Open(string path, bool mayCreate)
    {
        var file = DiskFile.Open(path, mayCreate);
        lock (gate)
        {
            before.Add(Path.GetFileName(path), File.ReadAllBytes(path));
        }

        return new Recorded(this, Path.GetFileName(path), file);
    }

    /// <summary>
    /// Makes the files in a folder as the power loss leaves them: all that was flushed before the moment, and of what was written
    /// since any part, down to single sectors.
    /// </summary>
    public void Lose(int moment, Random random, string folder)
    {
        foreach (var (name, bytes) in before)
        {
            using var file = new MemoryStream();
            file.Write(bytes);
            var happened = steps.Take(moment).Where(step => step.File == name).ToList();
            var flushed = happened.FindLastIndex(step => step.IsFlush) + 1;
            happened[..flushed].ForEach(step => Write(file, step, 0, step.Bytes.Length));
            LoseSome(file, happened[flushed..], random);
            File.WriteAllBytes(Path.Combine(folder, name), file.ToArray());
        }
    }

    // Either the first few are lost and the rest is not, or it is decided for each write, some of which then are torn.
    static void LoseSome(MemoryStream file, List<Step> writes, Random random)
    {
        var lost = random.Next(2) == 0 ? random.Next(writes.Count + 1) : -1;
        for (var i = 0; i < writes.Count; i++)
        {
            var fate = lost < 0 ? (Fate)random.Next(3) : i < lost ? Fate.Lost : Fate.Kept;
            for (var at = 0; at < writes[i].Bytes.Length && fate != Fate.Lost; at += SectorBytes)
            {
                if (fate == Fate.Kept || random.Next(2) == 0)
                {
                    Write(file, writes[i], at, Math.Min(SectorBytes, writes[i].Bytes.Length - at));
                }
            }
        }
    }

    static void Write(MemoryStream file, Step step, int from, int count)
    {
        file.Position = step.Position + from;
        file.Write(step.Bytes, from, count);
    }

    void Add(Step step)
    {
        lock (gate)
        {
            steps.Add(step);
        }
    }

    enum Fate
    {
        Kept,
        Lost,
        Torn,
    }

    sealed record Step(string File, long Position, byte[] Bytes, bool IsFlush = false);

    sealed class Recorded(RecordingDisk disk, string name, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public bool IsInPlace => file.IsInPlace;

        public int Read(Span<byte> bytes, long position) => file.Read(bytes, position);

        public void Write(ReadOnlySpan<byte> bytes, long position)
        {
            disk.Add(new Step(name, position, bytes.ToArray()));
            file.Write(bytes, position);
        }

        public void SetLength(long length) => throw new NotSupportedException("A store in use never shortens its files.");

        public void Flush()
        {
            file.Flush();
            disk.Add(new Step(name, 0, [], IsFlush: true));
        }

        public void Dispose() => file.Dispose();
    }
}
