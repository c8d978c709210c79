using System.CommandLine;
using Demarc.Features.Escalations.Policies;
using Demarc.Storage;

namespace Demarc.Operations.Commands;

/// <summary>The escalation policy as a file: the one in the program to begin with, and a dry run of another.</summary>
static class PolicyCommand
{
    static readonly Argument<string> File = new("FILE") { Description = "A policy; 'policy show' prints one to begin with." };

    public static Command Make(ICommandHost host)
    {
        var check = new Command("check", "Says what is wrong with a policy, or what it would change for the open escalations. Changes nothing.") { File };
        check.SetWork(host, CheckAsync, StoreUse.UsedWhenThere);
        var show = new Command("show", "Prints the policy that comes with the program.");
        show.SetWork(host, ShowAsync, StoreUse.None);
        return new Command("policy", "Routing rules, targets and ladders of escalations.") { check, show };
    }

    static Task<int> ShowAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        invocation.Output.Write(PolicyFile.ShippedText().TrimEnd());
        return Task.FromResult(0);
    }

    /// <returns>0 when the policy can be used, else 1.</returns>
    static async Task<int> CheckAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var read = PolicyFile.Load(invocation.PathOf(parsed.GetValue(File)!));
        if (read.Policy is not { } policy)
        {
            return invocation.Output.Refuse(string.Join(Environment.NewLine, read.Findings));
        }

        var changes = await invocation.Get<PolicyTrial>().RunAsync(policy, new Session(invocation.Get<IStore>()), cancel);
        foreach (var change in changes)
        {
            invocation.Output.Line(change);
        }

        invocation.Output.Line(changes.Count == 0 ? "It can be used, and nothing that is open would go differently." : "It can be used. Set Escalations:Policy to the file and start again.");
        invocation.Output.Result(new { changes });
        return 0;
    }
}
