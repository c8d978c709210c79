using System.CommandLine;

namespace Demarc.Operations;

/// <summary>Does a command's work on the graph and says how it ended: 0 done, 1 refused, 2 failed.</summary>
delegate Task<int> Work(ParseResult parsed, Invocation invocation, CancellationToken cancel);

/// <summary>How a command uses the store.</summary>
enum StoreUse
{
    /// <summary>Needed; one that is not there is made.</summary>
    Needed,

    /// <summary>Needed, and there must be one already: it has nothing to say of an empty one, and makes none.</summary>
    Present,

    /// <summary>Needed, and an empty one is filled with the sample company first, where the server would do so too. Only a folder that was named is made for it.</summary>
    NeededWithSample,

    /// <summary>As above; and where no folder is named and none is there, the command works on an empty one of its own that is gone afterwards.</summary>
    UsedWhenThere,

    /// <summary>The command has something to say without it too, and makes none.</summary>
    WhenItCanBeOpened,

    /// <summary>Nobody may have it open.</summary>
    Closed,

    /// <summary>It has nothing to do with it.</summary>
    None,
}

/// <summary>Where commands that need the store are run: in a process of their own, or inside the server that has it open.</summary>
interface ICommandHost
{
    /// <param name="readsInput">The command reads standard input.</param>
    Task<int> RunAsync(ParseResult parsed, Work work, StoreUse use, bool readsInput, CancellationToken cancel);
}

static class CommandHosting
{
    public static void SetWork(this Command command, ICommandHost host, Work work, StoreUse use = StoreUse.Needed, bool readsInput = false) =>
        command.SetWork(host, work, _ => use, readsInput);

    /// <param name="use">By what was asked of the command.</param>
    public static void SetWork(this Command command, ICommandHost host, Work work, Func<ParseResult, StoreUse> use, bool readsInput = false) =>
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, work, use(parsed), readsInput, cancel));
}

/// <summary>Inside a running server the graph is there already.</summary>
sealed class InsideServer(Func<bool, Invocation> start) : ICommandHost
{
    public Task<int> RunAsync(ParseResult parsed, Work work, StoreUse use, bool readsInput, CancellationToken cancel) =>
        work(parsed, start(parsed.GetValue(CommandLine.Json)), cancel);
}
