using System.CommandLine;
using Demarc.Operations.Commands;

namespace Demarc.Operations;

/// <summary>The verbs of the executable. Without one it serves.</summary>
static class CommandLine
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The data folder, made when it is not there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Writes one JSON document a line, for machines.", Recursive = true };

    public static Task<int> RunAsync(string[] arguments, CancellationToken cancel = default)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        return Root(new OwnProcess(arguments)).Parse(arguments).InvokeAsync(cancellationToken: cancel);
    }

    /// <summary>Runs a command inside the server, for another process.</summary>
    public static Task<int> RunInsideAsync(IReadOnlyList<string> arguments, Func<bool, Invocation> start, CancellationToken cancel) =>
        Root(new InsideServer(start)).Parse(arguments).InvokeAsync(cancellationToken: cancel);

    static RootCommand Root(ICommandHost host)
    {
        var root = new RootCommand("Demarc, the order desk in a chat: a bot for Microsoft Teams and Slack, with a local chat page.") { Data, Json };
        var serve = ServeCommand.Make();
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }

        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancel) => parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') ? Task.FromResult(Unknown(word)) : ServeCommand.RunAsync(parsed, cancel));
        root.Add(serve);
        root.Add(AskCommand.Make(host));
        root.Add(ImportCommand.Make(host));
        root.Add(PeopleCommand.Make(host));
        root.Add(UnderstandCommand.Make(host));
        root.Add(EvalCommand.Make(host));
        root.Add(BackupCommand.Make(host));
        root.Add(RestoreCommand.Make(host));
        root.Add(ManifestCommand.Make(host));
        root.Add(DoctorCommand.Make(host));
        root.Add(PolicyCommand.Make(host));
        root.Add(ProveCommand.Make(host));
        root.Add(VerifyCommand.Make(host));
        return root;
    }

    static int Unknown(string word)
    {
        Console.Error.WriteLine($"There is no command '{word}'. Run with --help to see all of them.");
        return 1;
    }
}
