using System.Text.Json;

namespace Demarc.Features.Escalations.Policies;

/// <summary>A policy, or what is wrong with its file: each finding names the place and the cure.</summary>
public sealed record PolicyRead(EscalationPolicy? Policy, IReadOnlyList<string> Findings);

/// <summary>Reads policies from JSON with comments.</summary>
public static class PolicyFile
{
    const string ShippedName = "Demarc.Features.Escalations.policy.json";

    /// <summary>A longer file is none of ours.</summary>
    const int MostRead = 1_000_000;

    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 16 };

    public static PolicyRead Read(string text)
    {
        if (text.Length > MostRead)
        {
            return new PolicyRead(null, ["The file is too long for a policy."]);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            var reader = new PolicyReader();
            var policy = reader.Read(document.RootElement);
            return reader.Findings.Count == 0 ? new PolicyRead(policy, []) : new PolicyRead(null, reader.Findings);
        }
        catch (JsonException broken)
        {
            return new PolicyRead(null, [$"Line {broken.LineNumber + 1} is not JSON: {broken.Message.Split(" LineNumber", 2)[0]}"]);
        }
        catch (InvalidOperationException)
        {
            return new PolicyRead(null, ["It holds half of a letter, an escape such as \\ud800 without its other half: write the letter itself."]);
        }
    }

    /// <returns>The policy of a file, or findings; a file that cannot be read is a finding too.</returns>
    public static PolicyRead Load(string file)
    {
        try
        {
            return Read(File.ReadAllText(file));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new PolicyRead(null, [$"'{file}' cannot be read: {refused.Message}"]);
        }
    }

    /// <summary>Of <c>Escalations:Policy</c>, else the one that comes with the program.</summary>
    /// <exception cref="FormatException">The file is wrong; the message has every finding.</exception>
    public static EscalationPolicy Of(EscalationOptions options)
    {
        if (options.Policy.Length == 0)
        {
            return EscalationPolicy.Shipped;
        }

        var read = Load(options.Policy);
        return read.Policy ?? throw new FormatException($"Escalations:Policy, '{options.Policy}': {string.Join(" ", read.Findings)}");
    }

    public static string ShippedText()
    {
        using var stream = typeof(PolicyFile).Assembly.GetManifestResourceStream(ShippedName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static EscalationPolicy Shipped() => Read(ShippedText()) is { Policy: { } policy } read ? policy : throw new FormatException("The shipped policy is wrong.");
}
