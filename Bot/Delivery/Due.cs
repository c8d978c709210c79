using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>Something that must happen at a time. Its id is its meaning ("esc:ESC-104:ack"), so it runs once; it is gone in the commit of what it caused.</summary>
public sealed record Due : Document
{
    /// <summary>Name under which a feature registered the job.</summary>
    public required string Job { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Subject { get; init; } = "";

    public string? Detail { get; init; }

    /// <summary>The time it was first due, kept through retries: how late it ran is measured from here.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    public int Attempts { get; init; }

    public string? Problem { get; init; }
}

public static class Schedule
{
    public static readonly Collection<Due> Rows = new("due") { Indexes = [due => due.At, due => due.Subject] };

    /// <summary>Sets or moves the one row of this key.</summary>
    public static void At(this Session session, string key, string job, DateTimeOffset at, string subject = "", string? detail = null) =>
        session.Put(Rows, new Due { Id = key, Job = job, At = at.ToUniversalTime(), FirstAt = at.ToUniversalTime(), Subject = subject, Detail = detail });

    public static void NoLonger(this Session session, string key) => session.Delete(Rows, key);
}
