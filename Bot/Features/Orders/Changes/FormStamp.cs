using System.Security.Cryptography;
using System.Text;

namespace Demarc.Features.Orders.Changes;

/// <summary>
/// What a form showed when it was opened, a few letters a field, carried in its subject: so a submission tells which fields the person changed,
/// and which of those somebody else changed meanwhile.
/// </summary>
/// <param name="Id">The order's.</param>
public sealed record FormStamp(string Id, IReadOnlyDictionary<string, string> Fields)
{
    const int Letters = 6;

    public static FormStamp Of(string id, IEnumerable<(string Field, string? Value)> values) =>
        new(id, values.ToDictionary(pair => pair.Field, pair => Of(pair.Value)));

    public string Subject => $"{Id}@{string.Concat(Fields.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))}";

    /// <param name="fields">Names of the form's fields.</param>
    /// <returns>Null: the form is of another version of this program.</returns>
    public static FormStamp? Read(string subject, IEnumerable<string> fields)
    {
        var at = subject.LastIndexOf('@');
        var names = fields.Order(StringComparer.Ordinal).ToList();
        return at > 0 && subject.Length - at - 1 == names.Count * Letters
            ? new FormStamp(subject[..at], names.Select((name, i) => (name, subject.Substring(at + 1 + i * Letters, Letters))).ToDictionary(pair => pair.name, pair => pair.Item2))
            : null;
    }

    /// <summary>The id of a form's subject, stamped or not.</summary>
    public static string IdIn(string subject) => subject.LastIndexOf('@') is > 0 and var at ? subject[..at] : subject;

    /// <summary>Is this what the field showed?</summary>
    public bool Showed(string field, string? value) => Fields.GetValueOrDefault(field) == Of(value);

    static string Of(string? value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((value ?? "").Trim())).AsSpan(0, Letters / 2));
}
