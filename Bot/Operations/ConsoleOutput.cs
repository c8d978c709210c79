namespace Demarc.Operations;

/// <summary>Standard output and error of this process. Progress is one line that overwrites itself, and only where a person looks at it.</summary>
sealed class ConsoleOutput : Output
{
    const int BarWidth = 24;

    readonly bool isTerminal = !Console.IsErrorRedirected;
    int shown;

    public override void Write(string line)
    {
        ClearProgress();
        Console.Out.WriteLine(line);
    }

    public override void WriteError(string line)
    {
        ClearProgress();
        Console.Error.WriteLine(line);
    }

    public override void Progress(string what, int done, int total)
    {
        if (!isTerminal || IsJson || total <= 0)
        {
            return;
        }

        var filled = (int)((long)BarWidth * Math.Clamp(done, 0, total) / total);
        var line = $"{what} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {done:N0} of {total:N0}";
        Console.Error.Write("\r" + line.PadRight(shown));
        shown = line.Length;
        if (done >= total)
        {
            ClearProgress();
        }
    }

    void ClearProgress()
    {
        if (shown > 0)
        {
            Console.Error.Write("\r" + new string(' ', shown) + "\r");
            shown = 0;
        }
    }
}
