namespace Demarc.Understanding.Measuring;

/// <summary>Lines with a label: tab separated, a header, # starts a remark. Any two-column file will do.</summary>
public static class LabelledLines
{
    /// <returns>The lines, or what is wrong with the file and what to do.</returns>
    public static (IReadOnlyList<(string Text, string Label)> Lines, string? Problem) Read(string file)
    {
        try
        {
            var lines = new List<(string Text, string Label)>();
            foreach (var (i, line) in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Index())
            {
                if (line.TrimEnd('\r').Split('\t') is not [{ Length: > 0 } text, { Length: > 0 } label, ..])
                {
                    return ([], $"Row {i + 1} of '{file}' needs a text and a label with a tab between.");
                }

                lines.Add((text, label));
            }

            return lines.Count > 0 ? (lines, null) : (lines, $"'{file}' has no rows below its header. Give a tab separated file of text and label.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return ([], $"'{file}' cannot be read: {broken.Message}");
        }
    }
}
