using System.Text.Json.Nodes;
using Demarc.Storage;

namespace Demarc.Tests.Storage;

/// <summary>One collection as three versions of a program declare it.</summary>
static class Notes
{
    public static readonly Collection<First> V1 = new("notes") { Indexes = [n => n.Text] };

    /// <summary>Text is called Title, and there is a count of how often a note was upgraded.</summary>
    public static readonly Collection<Second> V2 = new("notes", 2) { Indexes = [n => n.Title], Upgrades = [NameTitle] };

    /// <summary>The title is a list of words.</summary>
    public static readonly Collection<Third> V3 = new("notes", 3) { Indexes = [n => n.Words, n => n.Upgraded], Upgrades = [NameTitle, SplitTitle] };

    /// <summary>As the second, by a step that fails on one document.</summary>
    public static Collection<Second> FailingOn(string id, Action<JsonObject> step) => new("notes", 2)
    {
        Indexes = [n => n.Title],
        Upgrades = [note => ((string?)note["Id"] == id ? step : NameTitle)(note)],
    };

    static void NameTitle(JsonObject note)
    {
        note["Title"] = note["Text"]?.DeepClone();
        note.Remove("Text");
        Count(note);
    }

    static void SplitTitle(JsonObject note)
    {
        note["Words"] = new JsonArray([.. ((string?)note["Title"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => JsonValue.Create(word))]);
        note.Remove("Title");
        Count(note);
    }

    static void Count(JsonObject note) => note["Upgraded"] = ((int?)note["Upgraded"] ?? 0) + 1;

    public sealed record First : Document
    {
        public string? Text { get; init; }

        public DateTimeOffset At { get; init; }
    }

    public sealed record Second : Document
    {
        public string? Title { get; init; }

        public DateTimeOffset At { get; init; }

        public int Upgraded { get; init; }
    }

    public sealed record Third : Document
    {
        public required IReadOnlyList<string> Words { get; init; }

        public DateTimeOffset At { get; init; }

        public int Upgraded { get; init; }
    }
}
