namespace Demarc.Channels.Slack;

/// <summary>The slash commands of the manifest: each says something, and some open a form when nothing follows them.</summary>
/// <param name="Name">Without the slash. A workspace where it is taken may put words before it: <c>/demarc-order</c>.</param>
/// <param name="Before">What is said before the words that follow.</param>
/// <param name="WhenEmpty">What is said when none follow.</param>
sealed record SlackCommand(string Name, string Before, string WhenEmpty)
{
    /// <summary>Name of the form that opens when no words follow.</summary>
    public string? FormWhenEmpty { get; init; }

    public string Says(string words) => words.Length == 0 ? WhenEmpty : Before + words;
}

static class SlackCommands
{
    public static readonly IReadOnlyList<SlackCommand> All =
    [
        new("order", "show order ", "my orders"),
        new("ask", "", "help"),
        new("escalate", "escalate ", "escalate") { FormWhenEmpty = "escalation.new" },
        new("status", "status of ", "status"),
    ];

    /// <summary>Forms that shortcuts open.</summary>
    public static readonly IReadOnlyList<string> Shortcuts = ["escalation.new", "people.settings"];

    /// <summary>A shortcut's callback id is the name of its form; what follows an "@" tells two shortcuts of one form apart.</summary>
    public static string FormOf(string callback) => callback.Split('@')[0];

    public static SlackCommand? Of(string command)
    {
        var name = command.TrimStart('/').Split('-')[^1];
        return All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
