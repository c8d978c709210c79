namespace Demarc.Storage.LiteDb;

/// <summary>Copies of the store: made while it serves, put back while it does not.</summary>
public static class StoreBackup
{
    /// <summary>The copy appears under its name when it is whole and on disk.</summary>
    internal static void CopyWhole(string source, string target)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Directory.CreateDirectory(folder);
        var partial = target + ".partial";
        try
        {
            using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            using (var to = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                from.CopyTo(to, 1 << 20);
                to.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
