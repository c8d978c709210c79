using Demarc.Storage.LiteDb.Files;
using Demarc.Tests.Storage.Disks;

namespace Demarc.Tests.Storage;

public sealed class LogStreamTests : IDisposable
{
    readonly string path = Path.Combine(Directory.CreateTempSubdirectory("demarc-test-").FullName, "log");
    readonly FailingDisk disk = new();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public void What_was_written_is_read_back_up_to_the_end_of_the_last_whole_transaction()
    {
        using (var file = disk.Open(path, mayCreate: true))
        {
            var log = new LogStream(file);
            WriteTransaction(log, 1, 2);
            WriteTransaction(log, 3);
            Write(log, 4, ends: false);
            log.Sync(2);
        }

        using var again = disk.Open(path, mayCreate: false);
        Assert.Equal([1, 2, 3], Read(new LogStream(again)));
    }

    [Fact]
    public void Wherever_it_is_cut_or_altered_whole_transactions_before_that_remain()
    {
        using (var file = disk.Open(path, mayCreate: true))
        {
            var log = new LogStream(file);
            WriteTransaction(log, 1);
            WriteTransaction(log, 2, 3);
            WriteTransaction(log, 4);
            log.Sync();
        }

        var whole = File.ReadAllBytes(path);
        foreach (var (at, remain) in new[] { (600, 0), (LogFormat.PositionOf(1) - 1, 0), (LogFormat.PositionOf(1), 1), (LogFormat.PositionOf(2) + 4000, 1), (LogFormat.PositionOf(3) + 1, 3), (whole.Length - 1, 3) })
        {
            File.WriteAllBytes(path, whole[..(int)at]);
            Assert.Equal(remain, Read().Length);

            var altered = (byte[])whole.Clone();
            altered[at] ^= 1;
            File.WriteAllBytes(path, altered);
            Assert.Equal(remain, Read().Length);
        }
    }

    [Fact]
    public void What_an_older_generation_or_a_failed_write_left_behind_never_counts()
    {
        using var file = disk.Open(path, mayCreate: true);
        var log = new LogStream(file);
        WriteTransaction(log, 1);
        WriteTransaction(log, 2);
        WriteTransaction(log, 3);
        log.Sync();
        log.SetLength(0);
        Assert.Equal([1, 2, 3], Read());

        WriteTransaction(log, 4);
        log.Sync();
        var mark = log.Acknowledged;
        WriteTransaction(log, 5);
        WriteTransaction(log, 6);

        Assert.Equal([4, 5, 6], Read());
        var cut = new LogStream(file, mark);
        Assert.Equal([4], Read(cut));
        WriteTransaction(cut, 7);
        Assert.Equal([4, 7], Read());
    }

    [Fact]
    public void A_generation_is_on_disk_before_its_first_page_is_written()
    {
        var work = new List<DiskWork>();
        disk.Fails = (_, what) =>
        {
            work.Add(what);
            return false;
        };
        using var file = disk.Open(path, mayCreate: true);
        var log = new LogStream(file);
        work.Clear();

        WriteTransaction(log, 1);
        log.Sync();
        log.SetLength(0);
        WriteTransaction(log, 2, 3);
        log.Sync();

        Assert.Equal(
            [DiskWork.Write, DiskWork.Flush, DiskWork.Write, DiskWork.Flush, DiskWork.Write, DiskWork.Flush, DiskWork.Write, DiskWork.Write, DiskWork.Flush],
            work);
    }

    [Fact]
    public void What_a_killed_process_left_is_on_disk_before_anything_relies_on_it()
    {
        using (var file = disk.Open(path, mayCreate: true))
        {
            WriteTransaction(new LogStream(file), 1);
        }

        var flushes = 0;
        disk.Fails = (_, what) => what == DiskWork.Flush && ++flushes < 0;
        using var again = disk.Open(path, mayCreate: false);
        new LogStream(again).Sync();

        Assert.Equal(1, flushes);
    }

    [Theory]
    [InlineData(DiskWork.Write)]
    [InlineData(DiskWork.Flush)]
    public void An_error_is_told_to_who_asks_for_the_disk_and_stays_until_the_log_is_opened_again(DiskWork failing)
    {
        using var file = disk.Open(path, mayCreate: true);
        var log = new LogStream(file);
        WriteTransaction(log, 1);
        log.Sync(1);
        disk.Fails = (_, what) => what == failing;
        WriteTransaction(log, 2);

        Assert.Equal(FailingDisk.Message, Assert.Throws<IOException>(() => log.Sync(2)).Message);
        disk.Fails = (_, _) => false;
        WriteTransaction(log, 3);
        Assert.Throws<IOException>(() => log.Sync());
        Assert.Equal([1], Read(new LogStream(file, log.Acknowledged)));
    }

    [Fact]
    public void A_log_that_lost_what_was_acknowledged_is_refused()
    {
        using var file = disk.Open(path, mayCreate: true);
        var log = new LogStream(file);
        WriteTransaction(log, 1);
        WriteTransaction(log, 2);
        log.Sync();

        file.SetLength(LogFormat.PositionOf(1));

        Assert.Throws<InvalidDataException>(() => new LogStream(file, log.Acknowledged));
    }

    [Fact]
    public void A_file_of_someone_else_is_refused_and_one_never_written_is_empty()
    {
        File.WriteAllBytes(path, new byte[20_000]);
        Assert.Empty(Read());

        File.WriteAllText(path, new string('x', 20_000));
        Assert.Throws<InvalidDataException>(() => Read());
    }

    int[] Read()
    {
        using var file = disk.Open(path, mayCreate: false);
        return Read(new LogStream(file));
    }

    static int[] Read(LogStream log)
    {
        var pages = new List<int>();
        var page = new byte[PageStream.PageBytes];
        for (log.Position = 0; log.Position < log.Length;)
        {
            log.ReadExactly(page);
            pages.Add(BitConverter.ToInt32(page));
        }

        return [.. pages];
    }

    static void WriteTransaction(LogStream log, params int[] pages)
    {
        foreach (var page in pages)
        {
            Write(log, page, ends: page == pages[^1]);
        }
    }

    static void Write(LogStream log, int number, bool ends)
    {
        var page = new byte[PageStream.PageBytes];
        Array.Fill(page, (byte)number);
        BitConverter.TryWriteBytes(page, number);
        page[18] = ends ? (byte)1 : (byte)0;
        log.Position = log.Length;
        log.Write(page);
    }
}
