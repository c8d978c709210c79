using Demarc.Features.People;
using Demarc.Tests.Cards.Gallery;
using Demarc.Turns;

namespace Demarc.Tests.Features.People;

/// <summary>One's own settings: of somebody new, of somebody who set everything, and with words nobody should write.</summary>
public sealed class SettingsSamples : IGalleryProvider
{
    static readonly Person Rita = new() { Id = "rita-sol", Name = "Rita Sol", Company = "acme", Role = Role.PartnerRep };

    static readonly Person Dana = Rita with
    {
        Role = Role.ProjectManager, Zone = "America/Denver", Quiet = new QuietHours(new(20, 0), new(7, 0), Weekends: true), Callback = "303-555-0101 ext 12", PreferredChannel = "teams", AwayUntil = new DateOnly(2026, 11, 27),
    };

    public IEnumerable<GalleryCase> Cases() =>
    [
        GalleryCase.Of("settings.new", SettingsCard.Of(Rita)),
        GalleryCase.Of("settings.full", SettingsCard.Of(Dana)),
        Said("settings.said", "my number is 303-555-0101"),
        Said("settings.refused", "my time zone is mars"),
        GalleryCase.Of("settings.large", SettingsCard.Of(Dana with { Zone = new string('z', 4000), Callback = new string('9', 4000), PreferredChannel = new string('t', 4000) })) with { IsGolden = false },
        .. Hostile.Strings.Select((text, i) => GalleryCase.Of($"settings.hostile-{i:00}", SettingsCard.Of(Dana with { Zone = text, Callback = text, PreferredChannel = text })) with { IsGolden = i is 0 }),
    ];

    static GalleryCase Said(string name, string text) => GalleryCase.Of(name, SettingsCard.Said(SaidSettings.Read(text, Rita)!, Rita));
}
