using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Proving;

/// <summary>What a line of the ledger says happened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerStep>))]
public enum LedgerStep
{
    /// <summary>A clock ran out at that time; the step it stands for is taken in the same commit.</summary>
    Due,

    /// <summary>An entry of the timeline.</summary>
    Happened,

    /// <summary>A person acknowledged it.</summary>
    Acknowledged,

    /// <summary>A message was made, in the commit of what it tells.</summary>
    Told,

    /// <summary>There was no way to tell them.</summary>
    Unreachable,

    /// <summary>The message was handed to the platform, or tried to be.</summary>
    Attempted,

    /// <summary>The platform took it and gave it an id.</summary>
    Accepted,

    /// <summary>The message will not arrive as it is: refused, overtaken, or in doubt.</summary>
    NotAccepted,
}

/// <summary>One line of an escalation's ledger. Its hash covers every field and the line before, so that none can be changed, left out or put in unseen.</summary>
public sealed record LedgerLine : Document
{
    public const string First = "0000000000000000000000000000000000000000000000000000000000000000";

    public static readonly Collection<LedgerLine> All = new("escalationledger") { Indexes = [line => line.Chain] };

    /// <summary>Id of the escalation.</summary>
    public required string Chain { get; init; }

    /// <summary>From 1 on, without a gap.</summary>
    public required int Number { get; init; }

    public required LedgerStep Step { get; init; }

    /// <summary>When it happened, in UTC; of what the platform did, when it said so.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Person or room id, or <see cref="Turns.Audit.TheClock"/>.</summary>
    public required string Who { get; init; }

    /// <summary>The clock, the kind of entry or the key of the message.</summary>
    public required string What { get; init; }

    /// <summary>Why, how often, under which id: our own words, never typed ones.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Hash of the line before; of the first line <see cref="First"/>.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of <see cref="Canonical"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public static string IdOf(string chain, int number) => string.Create(CultureInfo.InvariantCulture, $"{chain}:{number:D6}");

    /// <summary>Every field but the hash, in an order and a form that leave no doubt where one ends: a JSON array of texts.</summary>
    public string Canonical() => JsonSerializer.Serialize<string[]>(
        [Id, Chain, Number.ToString(CultureInfo.InvariantCulture), Step.ToString(), At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), Who, What, Detail, Previous]);

    public string Computed() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    public LedgerLine Sealed() => this with { Hash = Computed() };
}

/// <summary>Where a ledger ends: without it nobody could tell that lines are missing at the end. Its id is the escalation's.</summary>
public sealed record LedgerHead : Document
{
    public static readonly Collection<LedgerHead> All = new("escalationledgerheads");

    public required int Count { get; init; }

    /// <summary>Of the last line.</summary>
    public required string Hash { get; init; }
}
