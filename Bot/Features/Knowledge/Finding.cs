namespace Demarc.Features.Knowledge;

/// <summary>What is wrong with a file of the knowledge base, and the cure. All of them are found before any is reported.</summary>
public sealed record Finding(string File, string Wrong, string Cure)
{
    public override string ToString() => $"{File}: {Wrong}; {Cure}";
}

/// <summary>The findings of one file while it is read.</summary>
sealed class Findings(string file)
{
    const int Quoted = 60;

    readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public void Add(string wrong, string cure) => all.Add(new Finding(file, wrong, cure));

    /// <summary>The start of what was written, to find the place by.</summary>
    public static string Quote(string written) =>
        written.Length <= Quoted ? $"'{written}'" : $"'{written[..Quoted].TrimEnd()}…'";
}
