using System.CommandLine;
using Demarc.Operations.Doctor;
using Demarc.Storage;

namespace Demarc.Operations.Commands;

/// <summary>Looks at everything that can be wrong with an installation; each finding says what to do.</summary>
static class DoctorCommand
{
    static readonly Func<Patient, CancellationToken, Task<IReadOnlyList<Finding>>>[] Checks = [SettingsCheck.LookAsync, StoreCheck.LookAsync, TeamsCheck.LookAsync, SlackCheck.LookAsync];

    public static Command Make(ICommandHost host)
    {
        var command = new Command("doctor", "Checks settings, store, clock, manifest, secrets and network; each finding comes with its cure.");
        command.SetWork(host, RunAsync, StoreUse.WhenItCanBeOpened);
        return command;
    }

    /// <returns>0 when nothing is wrong, else 1.</returns>
    static async Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var patient = new Patient(invocation.Services, StorageRegistration.FolderOf(invocation.Get<IConfiguration>()), invocation.StoreProblem);
        var isWrong = false;
        foreach (var look in Checks)
        {
            foreach (var finding in await look(patient, cancel))
            {
                isWrong |= finding.Verdict == Verdict.Wrong;
                Show(finding, invocation.Output);
            }
        }

        invocation.Output.Line("");
        invocation.Output.Line(isWrong ? "Something is wrong; what to do is said above." : "Nothing is wrong.");
        return isWrong ? 1 : 0;
    }

    static void Show(Finding finding, Output output)
    {
        var mark = finding.Verdict switch { Verdict.Good => "ok   ", Verdict.Note => "note ", _ => "WRONG" };
        output.Line($"{mark}  {finding.Area,-9} {finding.What}");
        if (finding.Cure is not null)
        {
            output.Line($"                 → {finding.Cure}");
        }

        output.Result(new { area = finding.Area, verdict = finding.Verdict.ToString().ToLowerInvariant(), what = finding.What, cure = finding.Cure });
    }
}
