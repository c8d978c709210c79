using System.Security.Cryptography;
using System.Text;
using Demarc.Storage;

namespace Demarc.Features.People;

/// <summary>A one-time way in: whoever says the code becomes the person it was made for. Only the code's hash is stored.</summary>
public sealed record Invitation : Document
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static readonly Collection<Invitation> All = new("invitations") { Indexes = [invitation => invitation.ExpiresAt] };

    // No letters or digits that are mistaken for one another when read aloud.
    const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    const int CodeLength = 10;

    public required string PersonId { get; init; }

    public required string InvitedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>About 49 bits; with the limit on wrong tries a guess is hopeless.</summary>
    public static string NewCode()
    {
        var code = new string([.. Enumerable.Range(0, CodeLength).Select(_ => Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)])]);
        return $"{code[..5]}-{code[5..]}";
    }

    /// <summary>Case, spaces and dashes do not matter.</summary>
    public static string IdOf(string code)
    {
        var plain = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("invitation:" + plain)));
    }
}

/// <summary>Wrong codes said by one identity, so that codes cannot be guessed.</summary>
public sealed record WrongTries : Document
{
    public const int Most = 5;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public static readonly Collection<WrongTries> All = new("wrongtries");

    public IReadOnlyList<DateTimeOffset> At { get; init; } = [];

    public WrongTries Add(DateTimeOffset now) => this with { At = [.. At.Where(at => now - at < Window), now] };

    public bool TooMany(DateTimeOffset now) => At.Count(at => now - at < Window) >= Most;
}
