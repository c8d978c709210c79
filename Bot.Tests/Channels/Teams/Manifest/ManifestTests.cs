using System.IO.Compression;
using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Channels.Teams.Manifest;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.House;
using NJsonSchema;

namespace Demarc.Tests.Channels.Teams.Manifest;

public sealed class ManifestTests
{
    const string Schemas = "Bot.Tests/Channels/Teams/Manifest/Schemas";

    static readonly ManifestArguments Good = new("bot.northgate.example", Recorded.AppId)
    {
        Version = "1.2.3",
        Developer = "Northgate",
        WebsiteUrl = "https://northgate.example/",
        PrivacyUrl = "https://northgate.example/privacy",
        TermsUrl = "https://northgate.example/terms",
    };

    public static TheoryData<ManifestLevel> Levels => [ManifestLevel.Current, ManifestLevel.V125];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task The_manifest_and_its_languages_follow_their_schemas(ManifestLevel level)
    {
        var files = Unpack(Good with { Level = level });

        Assert.Empty(await ErrorsAsync("MicrosoftTeams.schema.1.29.json", files["manifest.json"], level));
        Assert.Empty(await ErrorsAsync("MicrosoftTeams.Localization.schema.1.29.json", files["es.json"], level));
    }

    [Fact]
    public async Task The_check_against_the_schema_sees_what_does_not_belong()
    {
        var manifest = Unpack(Good)["manifest.json"];

        Assert.NotEmpty(await ErrorsAsync("MicrosoftTeams.schema.1.29.json", manifest, ManifestLevel.V125));
        manifest["supportsSessions"] = true;
        Assert.NotEmpty(await ErrorsAsync("MicrosoftTeams.schema.1.29.json", manifest, ManifestLevel.Current));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_package_holds_its_files_at_the_root_and_nothing_else(ManifestLevel level)
    {
        using var zip = new ZipArchive(new MemoryStream(TeamsManifest.Pack(Good with { Level = level })));

        Assert.Equal(["color.png", "es.json", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order());
        var manifest = Unpack(Good with { Level = level })["manifest.json"];
        var named = new[] { manifest["icons"]!["color"], manifest["icons"]!["outline"] }
            .Concat(manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(language => language!["file"]));
        Assert.All(named, file => Assert.NotNull(zip.GetEntry(file!.GetValue<string>())));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "manifest/teams/color.png")), Read(zip.GetEntry("color.png")!));
    }

    [Fact]
    public void The_same_arguments_make_the_same_bytes() => Assert.Equal(TeamsManifest.Pack(Good), TeamsManifest.Pack(Good));

    [Fact]
    public void Everything_that_was_left_open_is_filled_in()
    {
        var manifest = Unpack(Good with { Host = "Bot.Northgate.Example", AppId = Recorded.AppId.ToUpperInvariant() })["manifest.json"];

        Assert.DoesNotContain("${", manifest.ToJsonString());
        Assert.Equal((Recorded.AppId, Recorded.AppId, "1.2.3"), (Text(manifest, "id"), Text(manifest["bots"]![0]!, "botId"), Text(manifest, "version")));
        Assert.Equal(Recorded.AppId, Text(manifest["composeExtensions"]![0]!, "botId"));
        Assert.Equal(["bot.northgate.example"], manifest["validDomains"]!.AsArray().Select(domain => domain!.GetValue<string>()));
        Assert.Equal(
            ("Northgate", "https://northgate.example/", "https://northgate.example/privacy", "https://northgate.example/terms"),
            (Text(manifest["developer"]!, "name"), Text(manifest["developer"]!, "websiteUrl"), Text(manifest["developer"]!, "privacyUrl"), Text(manifest["developer"]!, "termsOfUseUrl")));
    }

    [Fact]
    public void The_older_level_has_nothing_of_the_newer()
    {
        var files = Unpack(Good with { Level = ManifestLevel.V125 });
        var all = files["manifest.json"].ToJsonString() + files["es.json"].ToJsonString();

        Assert.Equal("1.25", Text(files["manifest.json"], "manifestVersion"));
        Assert.All((string[])["1.29", "supportsTargetedMessages", "triggers", "\"prompt\"", ".prompt\"", "features"], newer => Assert.DoesNotContain(newer, all));
        Assert.Equal(Unpack(Good)["manifest.json"]["bots"]![0]!["commandLists"]!.ToJsonString().Split("\"title\"").Length, files["manifest.json"]["bots"]![0]!["commandLists"]!.ToJsonString().Split("\"title\"").Length);
    }

    [Fact]
    public void An_app_for_teams_says_that_it_works_in_all_channels() =>
        Assert.All(Enum.GetValues<ManifestLevel>(), level => Assert.Equal("tier1", Text(Unpack(Good with { Level = level })["manifest.json"], "supportsChannelFeatures")));

    [Fact]
    public void Every_limit_of_Teams_is_kept()
    {
        var files = Unpack(Good);
        var manifest = files["manifest.json"];
        var bot = Assert.Single(manifest["bots"]!.AsArray())!;
        var lists = bot["commandLists"]!.AsArray();
        var extension = Assert.Single(manifest["composeExtensions"]!.AsArray())!;

        Assert.InRange(Text(manifest["name"]!, "short").Length, 1, 30);
        Assert.InRange(Text(manifest["name"]!, "full").Length, 1, 100);
        Assert.InRange(Text(manifest["description"]!, "short").Length, 1, 80);
        Assert.InRange(Text(manifest["description"]!, "full").Length, 1, 4000);
        Assert.InRange(Text(manifest["description"]!, "full").Split(' ').Length, 1, 500);
        Assert.InRange(Text(manifest["developer"]!, "name").Length, 1, 32);
        Assert.InRange(manifest["description"]!["features"]!.AsArray().Count, 1, 3);
        Assert.All(manifest["description"]!["features"]!.AsArray(), feature => Assert.True(Text(feature!, "title").Length <= 45 && Text(feature!, "description").Length <= 120));
        Assert.InRange(lists.Count, 1, 3);
        Assert.All(lists, list => Assert.InRange(list!["commands"]!.AsArray().Count, 1, 12));

        // The older schema allows titles of 32 characters.
        Assert.All(TeamsManifest.Commands(), command => Assert.InRange(command.Title.Length, 1, 32));
        Assert.All(TeamsManifest.Commands(), command => Assert.InRange(command.Prompt?.Length ?? 0, 0, 4000));
        Assert.InRange(extension["commands"]!.AsArray().Count, 1, 10);
        Assert.All(extension["commands"]!.AsArray(), command =>
        {
            Assert.True(Text(command!, "id").Length <= 64 && Text(command!, "title").Length <= 32 && Text(command!, "description").Length <= 128);
            Assert.InRange(command!["parameters"]?.AsArray().Count ?? 0, 0, 5);
        });
        Assert.InRange(manifest["staticTabs"]!.AsArray().Count, 1, 16);
        Assert.InRange(manifest["validDomains"]!.AsArray().Count, 1, 100);
        Assert.InRange(Text(files["es.json"], "description.short").Length, 1, 80);
    }

    [Fact]
    public void The_store_finds_nothing_to_complain_about()
    {
        var manifest = Unpack(Good)["manifest.json"];
        var name = Text(manifest["name"]!, "short") + Text(manifest["name"]!, "full");

        Assert.All((string[])["Teams", "Chat", "Help", "Microsoft"], word => Assert.DoesNotContain(word, name, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("app", Text(manifest["description"]!, "short").Split(' '), StringComparer.OrdinalIgnoreCase);
        Assert.Contains(TeamsManifest.Commands(), command => command.Title == "help" && command.Scopes.Contains("personal"));
        Assert.Contains(TeamsManifest.Commands(), command => command.Title == "help" && command.Scopes.Contains("team"));
        Assert.Contains(TeamsManifest.Commands(), command => command.Prompt is not null);
    }

    [Fact]
    public void Every_command_says_what_it_is_for_in_every_language()
    {
        var files = Unpack(Good);
        var spanish = files["es.json"];
        var lists = files["manifest.json"]["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            for (var place = 0; place < lists[list]!["commands"]!.AsArray().Count; place++)
            {
                Assert.NotEmpty(Text(lists[list]!["commands"]![place]!, "description"));
                Assert.NotEmpty(Text(spanish, $"bots[0].commandLists[{list}].commands[{place}].description"));
            }
        }

        Assert.Equal(lists.Sum(list => list!["commands"]!.AsArray().Count) * 2, TeamsManifest.Commands().Count);
    }

    [Fact]
    public void The_extensions_commands_are_those_the_bot_answers()
    {
        var commands = Unpack(Good)["manifest.json"]["composeExtensions"]![0]!["commands"]!.AsArray();

        Assert.Equal(["escalation.new", "searchArticles", "searchOrders"], commands.Select(command => Text(command!, "id")).Order());
        Assert.Equal(["action", "query", "query"], commands.Select(command => Text(command!, "type")).Order());
        Assert.All(commands.Where(command => Text(command!, "type") == "action"), command => Assert.True(command!["fetchTask"]!.GetValue<bool>()));
    }

    public static TheoryData<string, ManifestArguments> Bad => new()
    {
        { "host", Good with { Host = "" } },
        { "host", Good with { Host = "https://bot.example.com" } },
        { "host", Good with { Host = "bot.example.com:3978" } },
        { "host", Good with { Host = "bot.example.com/api" } },
        { "host", Good with { Host = "*.example.com" } },
        { "host", Good with { Host = "localhost" } },
        { "host", Good with { Host = "203.0.113.9" } },
        { "host", Good with { Host = "[2001:db8::1]" } },
        { "host", Good with { Host = "bot.example.com." } },
        { "host", Good with { Host = "bot example.com" } },
        { "host", Good with { Host = "böt.example.com" } },
        { "app id", Good with { AppId = "" } },
        { "app id", Good with { AppId = "demarc" } },
        { "app id", Good with { AppId = "00000000-0000-0000-0000-000000000000" } },
        { "app id", Good with { AppId = "{3f2504e0-4f89-41d3-9a0c-0305e82c3301}" } },
        { "version", Good with { Version = "1" } },
        { "version", Good with { Version = "01.2.3" } },
        { "version", Good with { Version = "1.2.3\n" } },
        { "developer", Good with { Developer = " " } },
        { "developer", Good with { Developer = "North\u202Egate" } },
        { "developer", Good with { Developer = new string('x', 33) } },
        { "website", Good with { WebsiteUrl = "northgate.example" } },
        { "privacy", Good with { PrivacyUrl = "http://northgate.example" } },
        { "terms", Good with { TermsUrl = "javascript:alert(1)" } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_is_said_with_what_to_give_instead(string what, ManifestArguments arguments)
    {
        Assert.Contains(what, Assert.Single(arguments.Problems()));
        Assert.Throws<ArgumentException>(() => TeamsManifest.Pack(arguments));
    }

    [Fact]
    public void Host_and_app_id_are_enough() => Assert.Empty(new ManifestArguments("bot.northgate.example", Recorded.AppId).Problems());

    [Fact]
    public void Whatever_is_given_the_package_is_sound_or_refused() => Gen.Select(Gen.String, Gen.String, Gen.Int[0, Hostile.Strings.Count - 1]).Sample(
        (host, developer, hostile) =>
        {
            foreach (var arguments in (ManifestArguments[])[Good with { Host = host }, Good with { Developer = developer }, Good with { Developer = Hostile.Strings[hostile] }])
            {
                if (!arguments.Problems().Any())
                {
                    Assert.Equal(arguments.Developer, Text(Unpack(arguments)["manifest.json"]["developer"]!, "name"));
                }
            }
        },
        iter: 200);

    static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    static Dictionary<string, JsonObject> Unpack(ManifestArguments arguments)
    {
        using var zip = new ZipArchive(new MemoryStream(TeamsManifest.Pack(arguments)));
        return zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(entry => entry.FullName, entry => JsonNode.Parse(Read(entry))!.AsObject());
    }

    static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    static async Task<IEnumerable<string>> ErrorsAsync(string schema, JsonObject file, ManifestLevel level)
    {
        var text = Repository.Read($"{Schemas}/{schema}");
        var published = await JsonSchema.FromJsonAsync(level == ManifestLevel.Current ? text : Older(text), Cancel);
        return published.Validate(file.ToJsonString()).Select(error => error.ToString());
    }

    /// <summary>The published schema without what came after 1.25.</summary>
    static string Older(string published)
    {
        var schema = JsonNode.Parse(published)!.AsObject();
        if (schema["properties"]!["bots"] is { } bots)
        {
            schema["properties"]!["manifestVersion"]!["const"] = "1.25";
            schema["properties"]!["manifestVersion"]!["enum"] = new JsonArray("1.25");
            schema["properties"]!["description"]!["properties"]!.AsObject().Remove("features");
            var bot = bots["items"]!["properties"]!.AsObject();
            bot.Remove("supportsTargetedMessages");
            var list = bot["commandLists"]!["items"]!["properties"]!.AsObject();
            list.Remove("triggers");
            var command = list["commands"]!["items"]!["properties"]!.AsObject();
            command.Remove("type");
            command.Remove("prompt");
            command["title"]!["maxLength"] = 32;
            schema["properties"]!["composeExtensions"]!["items"]!["properties"]!["commands"]!["items"]!["properties"]!.AsObject().Remove("triggers");
        }
        else
        {
            schema["patternProperties"]!.AsObject().Where(rule => rule.Key.EndsWith("prompt$", StringComparison.Ordinal)).ToList().ForEach(rule => schema["patternProperties"]!.AsObject().Remove(rule.Key));
        }

        return schema.ToJsonString();
    }
}
