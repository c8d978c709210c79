using Demarc.Storage.LiteDb.Files;

namespace Demarc.Tests.Storage.Disks;

/// <summary>Real files on a disk that fails when told to.</summary>
sealed class FailingDisk
{
    public const string Message = "No space left on device.";

    /// <summary>Asked before each operation, with the file's name.</summary>
    public Func<string, DiskWork, bool> Fails { get; set; } = (_, _) => false;

    public IDiskFile Open(string path, bool mayCreate)
    {
        Try(Path.GetFileName(path), DiskWork.Open);
        return new Failing(this, Path.GetFileName(path), DiskFile.Open(path, mayCreate));
    }

    void Try(string file, DiskWork work)
    {
        if (Fails(file, work))
        {
            throw new IOException(Message);
        }
    }

    sealed class Failing(FailingDisk disk, string name, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public bool IsInPlace => file.IsInPlace;

        public int Read(Span<byte> bytes, long position)
        {
            disk.Try(name, DiskWork.Read);
            return file.Read(bytes, position);
        }

        public void Write(ReadOnlySpan<byte> bytes, long position)
        {
            disk.Try(name, DiskWork.Write);
            file.Write(bytes, position);
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Flush()
        {
            disk.Try(name, DiskWork.Flush);
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}

public enum DiskWork
{
    Open,
    Read,
    Write,
    Flush,
}
