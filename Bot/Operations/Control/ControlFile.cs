using System.Security.Cryptography;
using System.Text.Json;

namespace Demarc.Operations.Control;

/// <summary>
/// How a command finds the server that has the data folder open: its address and a key, in a file that only the owner of the folder can read.
/// Whoever can read it could read the store too.
/// </summary>
sealed record ControlFile(string Url, string Key, int ProcessId)
{
    const string Name = "control.json";

    public static ControlFile Write(string folder, string url)
    {
        var file = new ControlFile(url, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), Environment.ProcessId);
        var path = Path.Combine(folder, Name);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        JsonSerializer.Serialize(stream, file);
        return file;
    }

    /// <returns>Null when no server wrote one, or it cannot be read.</returns>
    public static ControlFile? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<ControlFile>(File.ReadAllBytes(Path.Combine(folder, Name)));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public static void Remove(string folder) => File.Delete(Path.Combine(folder, Name));
}
