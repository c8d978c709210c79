using System.Globalization;
using Demarc.Storage;

namespace Demarc.Features.Escalations;

/// <summary>The last number given out.</summary>
public sealed record LastNumber : Document
{
    public required long Number { get; init; }
}

/// <summary>
/// Gives out sayable ids. A number is taken in a commit of its own, so two turns never meet over it and none is given twice, in one process or several;
/// a turn that fails leaves a gap.
/// </summary>
public sealed class EscalationNumbers(IStore store)
{
    public static readonly Collection<LastNumber> Last = new("escalationnumbers");

    const string Only = "escalations";
    const long BeforeFirst = 100;
    const int MostDigits = 9;

    readonly SemaphoreSlim gate = new(1);

    public async Task<string> NextAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            while (true)
            {
                var last = await store.LoadAsync(Last, Only, cancel);
                var next = (last ?? new LastNumber { Id = Only, Number = BeforeFirst }) with { Number = (last?.Number ?? BeforeFirst) + 1 };
                var taken = await store.CommitAsync([new Change(Last, Only, last?.Version ?? 0, next)], cancel);
                if (taken.IsCommitted)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"ESC-{next.Number}");
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>For ordering: ESC-99 comes before ESC-104.</summary>
    public static long NumberOf(string id) => long.TryParse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    /// <summary>"esc 104", "#104" and "ESC-0104" are one escalation. Null: no id at all.</summary>
    public static string? IdOf(string? said)
    {
        var text = (said ?? "").Trim().TrimStart('#').ToUpperInvariant();
        text = text.StartsWith("ESC", StringComparison.Ordinal) ? text[3..].TrimStart('-', ' ', '#', '_') : text;
        var digits = text.TrimStart('0');
        return digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit) ? "ESC-" + digits : null;
    }
}
