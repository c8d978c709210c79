using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Demarc.Operations;

/// <summary>Settings that cannot work, in words that name the setting and the cure.</summary>
static partial class WrongSettings
{
    /// <returns>Null: the exception is about something else.</returns>
    public static string? Words(Exception refused) => refused switch
    {
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)),
        InvalidOperationException unread when Unread().Match(unread.Message) is { Success: true } match =>
            $"{match.Groups["setting"].Value} is '{match.Groups["value"].Value}': {Needed(match.Groups["type"].Value)} is needed.",
        InvalidDataException { InnerException: FormatException broken } => $"A settings file is no JSON: {broken.Message} Correct it, or put the shipped appsettings.json back.",
        _ => null,
    };

    static string Needed(string type) => type switch
    {
        _ when type.Contains("DateOnly", StringComparison.Ordinal) => "a date such as 2027-03-31",
        _ when type.Contains("TimeOnly", StringComparison.Ordinal) => "a time of day such as 08:30",
        _ when type.Contains("TimeSpan", StringComparison.Ordinal) => "a length of time such as 00:05:00",
        _ when type.Contains("Boolean", StringComparison.Ordinal) => "true or false",
        _ when type.Contains("Int", StringComparison.Ordinal) => "a whole number",
        _ when type.Contains("Double", StringComparison.Ordinal) || type.Contains("Decimal", StringComparison.Ordinal) => "a number such as 0.5",
        _ => $"a value of type {type[(type.LastIndexOf('.') + 1)..]}",
    };

    // What the configuration binder says of a value that it cannot convert.
    [GeneratedRegex(@"Failed to convert configuration value '(?<value>[^']{0,100})' at '(?<setting>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex Unread();
}
