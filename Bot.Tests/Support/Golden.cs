using System.Text;

namespace Demarc.Tests.Support;

/// <summary>Files that hold what something looked like when someone last looked at it.</summary>
static class Golden
{
    public static readonly bool IsUpdate = Environment.GetEnvironmentVariable("DEMARC_GOLDEN") == "update";

    /// <summary>The file must be what was made now; with <c>DEMARC_GOLDEN=update</c> it becomes that.</summary>
    public static void Compare(string folder, string file, string actual)
    {
        var path = Path.Combine(folder, file);
        if (IsUpdate)
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"{file} changed. If that is meant, run the tests once with DEMARC_GOLDEN=update.\n{Difference(expected, actual)}");
    }

    /// <summary>The lines that left (-) and came (+) between the first and the last difference.</summary>
    static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var text = new StringBuilder($"line {start + 1}:\n");
        text.AppendJoin('\n', before[start..^end].Take(20).Select(line => "- " + line)).Append('\n');
        text.AppendJoin('\n', after[start..^end].Take(20).Select(line => "+ " + line));
        return text.ToString();
    }
}
