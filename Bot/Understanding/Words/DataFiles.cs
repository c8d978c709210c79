namespace Demarc.Understanding.Words;

/// <summary>The data that ships inside the program: tab separated lines, # starts a remark.</summary>
static class DataFiles
{
    public static IReadOnlyList<string[]> Rows(string name) => Parse(Text(name));

    /// <exception cref="InvalidOperationException">The build left the file out.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(DataFiles).Assembly.GetManifestResourceStream("Demarc.Understanding." + name)
            ?? throw new InvalidOperationException($"{name} is not in the program. Build it with Bot/Understanding/Data.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IReadOnlyList<string[]> Parse(string text) =>
        [.. text.Split('\n')
            .Select(line => line.TrimEnd('\r', ' '))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))];
}
