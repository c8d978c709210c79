using System.Text.RegularExpressions;
using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>A card or form with the data it is shown with. Every case is rendered everywhere and held to the same rules.</summary>
/// <param name="Name">Also the name of its golden files: <c>order.late</c>.</param>
public sealed record GalleryCase(string Name, Card? Card, Form? Form)
{
    /// <summary>Kept as files, so that a change of how it looks shows in a review. Off for absurdly large ones.</summary>
    public bool IsGolden { get; init; } = true;

    public static GalleryCase Of(string name, Card card) => new(name, card, null);

    public static GalleryCase Of(string name, Form form) => new(name, null, form);

    public override string ToString() => Name;
}

/// <summary>
/// Brings cards into the gallery. Any class of this assembly with a parameterless constructor is found: a feature's tests implement it next to themselves
/// and every check here runs over what its cards look like with small, normal and too much data.
/// </summary>
public interface IGalleryProvider
{
    IEnumerable<GalleryCase> Cases();
}

public static partial class GalleryCases
{
    static readonly Lazy<IReadOnlyDictionary<string, GalleryCase>> All = new(Load);

    public static IEnumerable<GalleryCase> Every => All.Value.Values;

    public static TheoryData<string> Names => [.. All.Value.Keys];

    public static TheoryData<string> GoldenNames => [.. Every.Where(one => one.IsGolden).Select(one => one.Name)];

    public static GalleryCase Case(string name) => All.Value[name];

    static SortedDictionary<string, GalleryCase> Load()
    {
        var cases = new SortedDictionary<string, GalleryCase>(StringComparer.Ordinal);
        foreach (var provider in typeof(GalleryCases).Assembly.GetTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IGalleryProvider))))
        {
            foreach (var one in ((IGalleryProvider)Activator.CreateInstance(provider)!).Cases())
            {
                if (!FileName().IsMatch(one.Name) || !cases.TryAdd(one.Name, one))
                {
                    throw new InvalidOperationException($"{provider.Name}: the name {one.Name} is taken or no file name.");
                }
            }
        }

        return cases;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]*$")]
    private static partial Regex FileName();
}
