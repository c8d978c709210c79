using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Demarc.Channels.Slack;

/// <summary>
/// Did Slack send this? HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c> with the signing secret, within five minutes either way.
/// (Slack: "Verifying requests from Slack".)
/// </summary>
sealed class SlackSignature(SlackOptions options, TimeProvider clock)
{
    const string Version = "v0";
    const int HexLength = 64;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    readonly byte[][] secrets = [.. new[] { options.SigningSecret, options.PreviousSigningSecret }.Where(secret => !string.IsNullOrWhiteSpace(secret)).Select(Encoding.UTF8.GetBytes)];

    /// <param name="timestamp">Header X-Slack-Request-Timestamp.</param>
    /// <param name="signature">Header X-Slack-Signature.</param>
    /// <param name="body">As it came, byte for byte.</param>
    public bool IsSlacks(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > (decimal)Window.TotalSeconds
            || signature is null || signature.Length != Version.Length + 1 + HexLength || !signature.StartsWith(Version + "=", StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> claimed = stackalloc byte[HexLength / 2];
        if (Convert.FromHexString(signature.AsSpan(Version.Length + 1), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        // Both secrets are always tried, so that time does not tell which was right.
        var isRight = false;
        foreach (var secret in secrets)
        {
            isRight |= CryptographicOperations.FixedTimeEquals(Sign(secret, timestamp, body), claimed);
        }

        return isRight;
    }

    public static byte[] Sign(byte[] secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
