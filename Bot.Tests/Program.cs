using Demarc.Tests.Storage.Commands;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Demarc.Tests;

/// <summary>Runs the tests; or, named as the first argument, what a test starts as a process of its own, and what is measured by hand.</summary>
static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Victim.Name, ..] => Victim.RunAsync(args[1..]),
        [Upgrader.Name, ..] => Upgrader.RunAsync(args[1..]),
        [Restorer.Name, ..] => Restorer.RunAsync(args[1..]),
        [MeasureMemory.Name, ..] => MeasureMemory.RunAsync(args[1..]),
        [MeasureStore.Name, ..] => MeasureStore.RunAsync(args[1..]),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
