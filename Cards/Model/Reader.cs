namespace Demarc.Cards.Model;

/// <summary>Who reads: instants are written in their zone and language.</summary>
/// <param name="Zone">An IANA zone id; an unknown one falls back to UTC, and says UTC.</param>
/// <param name="Locale">A BCP 47 tag.</param>
public sealed record Reader(string Zone = "UTC", string Locale = "en-US");
