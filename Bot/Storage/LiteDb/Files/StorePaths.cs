using System.Globalization;

namespace Demarc.Storage.LiteDb.Files;

/// <summary>The names of a store's files in its folder.</summary>
sealed record StorePaths(string Folder, string Name)
{
    const string Prefix = "demarc";

    public string Data => Path.Combine(Folder, Name + ".db");

    public string Log => Path.Combine(Folder, Name + "-log.db");

    /// <summary>The store itself.</summary>
    public static StorePaths In(string folder) => new(Path.GetFullPath(folder), Prefix);

    /// <summary>A store that is being made, and forgotten when it is not finished.</summary>
    public StorePaths Building => this with { Name = Prefix + ".building" };

    /// <summary>A finished file about to take the place of the store's.</summary>
    public string Next => Path.Combine(Folder, Prefix + ".next.db");

    /// <summary>A name for the present files that is still free, such as <c>demarc.before-upgrade-20260308-143000</c>.</summary>
    public StorePaths Aside(string reason, DateTimeOffset now)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}.before-{reason}-{now.UtcDateTime:yyyyMMdd-HHmmss}");
        var aside = this with { Name = name };
        for (var i = 2; File.Exists(aside.Data) || File.Exists(aside.Log); i++)
        {
            aside = this with { Name = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}") };
        }

        return aside;
    }

    /// <summary>Whether a file of that name is the store's business alone.</summary>
    public bool Owns(string file) =>
        Path.GetDirectoryName(file) == Folder && Path.GetFileName(file).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
