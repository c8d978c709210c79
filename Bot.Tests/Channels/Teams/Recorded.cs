using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Tests.House;

namespace Demarc.Tests.Channels.Teams;

/// <summary>Activities as Teams sends them, one a file, each with fields nobody has documented yet.</summary>
static class Recorded
{
    public const string Folder = "Bot.Tests/Channels/Teams/Activities";
    public const string Tenant = "72f988bf-0000-4000-8000-2d7cd011db47";
    public const string Bot = "28:3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    public const string AppId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";
    public const string ObjectId = "c1e2d3f4-1111-4222-8333-444455556666";

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static JsonObject Node(string name) => JsonNode.Parse(Repository.Read($"{Folder}/{name}.json"))!.AsObject();

    public static JsonElement Activity(string name) => Element(Node(name));

    public static JsonElement Element(JsonNode node)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(node.ToJsonString()));
        return document.RootElement.Clone();
    }
}
