using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Reads the messages of these tests by a few rules: what the feature makes of a meaning is tested here, not how a meaning is found.</summary>
static partial class PlainReading
{
    static readonly (string Intent, Regex When)[] Commands =
    [
        ("esc.howto", new(@"how do i escalate|what info do you need", RegexOptions.IgnoreCase)),
        ("jep.action", new(@"\bjeop|\bjep\b", RegexOptions.IgnoreCase)),
        ("meta.yes", new(@"^(?:yes|ok|sure)\W*$", RegexOptions.IgnoreCase)),
        ("meta.no", new(@"^no\W*$", RegexOptions.IgnoreCase)),
        ("meta.cancel", new(@"^(?:never mind|cancel)\W*$", RegexOptions.IgnoreCase)),
        ("esc.outage", new(@"^(?:911|our phones|internet is down|site down|phones are)", RegexOptions.IgnoreCase)),
        ("esc.reopen", new(@"re-?open|not fixed", RegexOptions.IgnoreCase)),
        ("esc.resolve", new(@"\b(?:resolve|close|resolved)\b.*esc|esc.*\b(?:resolved|fixed)\b|^resolve", RegexOptions.IgnoreCase)),
        ("esc.ack", new(@"\back(?:nowledge)?\b", RegexOptions.IgnoreCase)),
        ("esc.take", new(@"\btake\b|assign .* to me", RegexOptions.IgnoreCase)),
        ("esc.assign", new(@"\bassign\b|^give ", RegexOptions.IgnoreCase)),
        ("esc.note", new(@"\bnote\b|^add to|^tell the partner", RegexOptions.IgnoreCase)),
        ("esc.raise", new(@"\b(?:raise|bump|lower|downgrade)\b.*esc|^raise", RegexOptions.IgnoreCase)),
        ("esc.status", new(@"status of|what is happening with|any update", RegexOptions.IgnoreCase)),
        ("esc.list", new(@"\bescalations\b|unacknowledged|overdue", RegexOptions.IgnoreCase)),
        ("esc.open", new(@"\bescalate\b|\ban? (?:\w+ )?escalation\b", RegexOptions.IgnoreCase)),
        ("esc.show", new(@"^(?:show )?(?:esc|escalation)[ -]?\d+$", RegexOptions.IgnoreCase)),
    ];

    static readonly string[] Carriers = ["Lumen", "Comcast", "Zayo", "Verizon"];

    public static IReadOnlyList<Meaning> Read(string text, Context context)
    {
        var entities = Entities(text).ToList();
        var command = Commands.FirstOrDefault(each => each.When.IsMatch(text)).Intent;
        var isAnswer = context.PendingIntent is not null && command?.StartsWith("meta.", StringComparison.Ordinal) != true && (command is null || !entities.Any(entity => entity.Kind is EntityKind.EscalationId or EntityKind.OrderId));
        return [new Meaning(isAnswer ? context.PendingIntent! : command ?? "none", 1) { Text = text, Entities = entities }];
    }

    static IEnumerable<Entity> Entities(string text)
    {
        foreach (Match match in EscalationId().Matches(text))
        {
            yield return new Entity(EntityKind.EscalationId, "ESC-" + match.Groups[1].Value, match.Value, match.Index);
        }

        foreach (Match match in OrderId().Matches(text))
        {
            yield return new Entity(EntityKind.OrderId, match.Value, match.Value, match.Index);
        }

        foreach (Match match in Level().Matches(text))
        {
            yield return new Entity(EntityKind.Level, match.Value.ToLowerInvariant(), match.Value, match.Index);
        }

        foreach (Match match in Code().Matches(text))
        {
            yield return new Entity(EntityKind.Code, match.Value, match.Value, match.Index);
        }

        foreach (var carrier in Carriers.Where(carrier => text.Contains(carrier, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Entity(EntityKind.Carrier, carrier, carrier, text.IndexOf(carrier, StringComparison.OrdinalIgnoreCase));
        }
    }

    [GeneratedRegex(@"\b(?:esc|escalation)[ -]?(\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex EscalationId();

    [GeneratedRegex(@"(?<![\d-])\b\d{5}\b(?![\d-])")]
    private static partial Regex OrderId();

    [GeneratedRegex(@"\b(?:low|mid|high)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Level();

    [GeneratedRegex(@"\b1[A-Z]\b")]
    private static partial Regex Code();
}
