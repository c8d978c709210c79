namespace Demarc.Storage.LiteDb.Files;

/// <summary>A copy that is there under its name when it is whole and on disk, or not at all.</summary>
static class WholeCopy
{
    public static void Make(string source, string target, bool overwrite, CancellationToken cancel = default)
    {
        var partial = target + ".partial";
        try
        {
            using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
            using (var to = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                var buffer = new byte[1 << 20];
                while (from.Read(buffer) is > 0 and var count)
                {
                    cancel.ThrowIfCancellationRequested();
                    to.Write(buffer.AsSpan(0, count));
                }

                to.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite);
            FolderSync.Flush(Path.GetDirectoryName(target)!);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
