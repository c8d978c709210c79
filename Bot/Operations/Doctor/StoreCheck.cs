using System.Globalization;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Operations.Doctor;

/// <summary>Can it be opened, is there room on the disk, is anything stuck in it, and is there anybody who could be told?</summary>
static class StoreCheck
{
    const string Area = "Store";
    const long LittleRoom = 1L << 30;

    static readonly TimeSpan LongStuck = TimeSpan.FromMinutes(30);

    public static async Task<IReadOnlyList<Finding>> LookAsync(Patient patient, CancellationToken cancel)
    {
        if (patient.StoreProblem is { } problem)
        {
            return [problem.IsMissing ? Finding.Note(Area, problem.What, problem.Cure) : Finding.Wrong(Area, problem.What, $"{problem.Cure} What needs the store was not looked at.")];
        }

        var store = patient.Services.GetRequiredService<IStore>();
        return [Opened(store, patient.Folder), Room(patient.Folder), .. await StuckAsync(store, patient.Now, cancel), .. await PeopleAsync(store, cancel)];
    }

    static Finding Opened(IStore store, string folder) => store.Fault is { } fault
        ? Finding.Wrong(Area, $"The store in {folder} cannot write: {fault.Message}", "Free space on the disk and check the folder's permissions; it heals by itself when it can write again.")
        : Finding.Good(Area, $"The store in {folder} is open and reads.");

    static Finding Room(string folder)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        return free < LittleRoom
            ? Finding.Wrong(Area, $"The disk has {free >> 20:N0} MB left.", "Free some space, or move the data folder with --data.")
            : Finding.Good(Area, $"The disk has {free >> 30:N0} GB left.");
    }

    static async Task<IReadOnlyList<Finding>> StuckAsync(IStore store, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - LongStuck;
        var inbox = await store.CountAsync(Inbox.Rows, Inbox.Rows.Where(row => row.State == InboxState.Waiting && row.ReceivedAt < since), cancel);
        var outbox = await store.CountAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Waiting && row.CreatedAt < since && row.NotBefore == null), cancel);
        var due = await store.CountAsync(Schedule.Rows, Schedule.Rows.Where(row => row.At < since), cancel);
        var dead = await store.CountAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Dead), cancel);
        List<Finding> findings = inbox + outbox + due == 0
            ? [Finding.Good("Delivery", "Nothing waits longer than half an hour.")]
            : [Finding.Note("Delivery", $"Waiting for more than half an hour: {Counted(inbox, "message")} received, {outbox} to send, {due} due.", "Start the server; they are worked on at once. If it runs, its log says why they fail.")];
        if (dead > 0)
        {
            findings.Add(Finding.Note("Delivery", $"{Counted(dead, "message")} of the last two weeks will never arrive.", "Say \"health\" to the bot as an administrator to see which, and why."));
        }

        return findings;
    }

    static async Task<IReadOnlyList<Finding>> PeopleAsync(IStore store, CancellationToken cancel)
    {
        var people = await store.QueryAsync(Roster.People, Roster.People.Where(person => !person.Gone), cancel);
        if (people.Count == 0)
        {
            return [Finding.Note("People", "Nobody is known yet.", "Add the distributor, then an administrator: people company NAME --distributor; people add --name … --company … --role Administrator; people invite …")];
        }

        var findings = new List<Finding>();
        foreach (var (role, why) in new[] { (Role.Administrator, "troubles would be told to nobody"), (Role.ProjectManager, "escalations would find nobody to work on them") })
        {
            var able = people.Where(person => person.Role == role).ToList();
            findings.Add(able.Exists(person => person.Reach.Count > 0)
                ? Finding.Good("People", $"{able.Count} with the role {role}.")
                : Finding.Note("People", $"No {role} can be reached: {why}.", able.Count == 0 ? $"Add one: people add --role {role} …" : $"Have {able[0].Name} write to the bot once: people invite {able[0].Id}"));
        }

        return findings;
    }

    static string Counted(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
