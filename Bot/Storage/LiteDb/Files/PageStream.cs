namespace Demarc.Storage.LiteDb.Files;

/// <summary>
/// What LiteDB is given instead of a file: it reads and writes whole pages, by position. LiteDB holds a lock on the stream
/// from setting the position to the end of the call.
/// </summary>
abstract class PageStream : Stream
{
    public const int PageBytes = 8192;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = ReadAt(buffer, Position);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        WriteAt(buffer, Position);
        Position += buffer.Length;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    protected abstract int ReadAt(Span<byte> page, long position);

    protected abstract void WriteAt(ReadOnlySpan<byte> page, long position);
}
