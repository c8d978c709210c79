namespace Demarc.Channels;

/// <summary>Ids of the platform as they may stand in a log: short, on one line, nothing that acts.</summary>
static class LogText
{
    const int Longest = 120;

    public static string Of(string? id) => id is null ? "" : string.Concat(id.Take(Longest).Where(letter => letter is > ' ' and <= '~'));
}
