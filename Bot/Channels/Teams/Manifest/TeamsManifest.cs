using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Channels.Teams.Manifest;

/// <summary>
/// The app package people upload to Teams: the template in <c>manifest/teams</c> filled in, its icons and languages, in one zip with all files at its root.
/// The commands people are offered stand in the template and nowhere else.
/// </summary>
public static class TeamsManifest
{
    const string Template = "manifest.json";
    static readonly string[] Languages = ["es.json"];
    static readonly string[] Icons = ["color.png", "outline.png"];
    static readonly JsonSerializerOptions Indented = new(AdaptiveCardRenderer.Json) { WriteIndented = true };

    // A zip knows no time before this; the same arguments make the same bytes.
    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Everything a person may press or pick, in every language: the bot has to understand each title and each prompt.</summary>
    public static IReadOnlyList<AppCommand> Commands()
    {
        var commands = new List<AppCommand>();
        var lists = Read(Template)["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            var offered = lists[list]!["commands"]!.AsArray();
            for (var place = 0; place < offered.Count; place++)
            {
                var scopes = lists[list]!["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()).ToArray();
                var (title, prompt) = (offered[place]!["title"]!.GetValue<string>(), offered[place]!["prompt"]?.GetValue<string>());
                commands.Add(new AppCommand("en", scopes, title, prompt));
                foreach (var language in Languages)
                {
                    var words = Read(language);
                    var path = $"bots[0].commandLists[{list}].commands[{place}]";
                    commands.Add(new AppCommand(
                        Path.GetFileNameWithoutExtension(language), scopes, words[path + ".title"]?.GetValue<string>() ?? title, words[path + ".prompt"]?.GetValue<string>() ?? prompt));
                }
            }
        }

        return commands;
    }

    /// <exception cref="ArgumentException">The arguments have problems.</exception>
    public static byte[] Pack(ManifestArguments arguments)
    {
        if (arguments.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(arguments));
        }

        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Template, Bytes(Filled(arguments)));
            foreach (var language in Languages)
            {
                Add(zip, language, Bytes(Localization(language, arguments.Level)));
            }

            foreach (var icon in Icons)
            {
                Add(zip, icon, Resource(icon));
            }
        }

        return package.ToArray();
    }

    static JsonObject Filled(ManifestArguments arguments)
    {
        var manifest = Read(Template);
        Fill(manifest, new Dictionary<string, string>
        {
            ["${VERSION}"] = arguments.Version,
            ["${APP_ID}"] = arguments.AppId.ToLowerInvariant(),
            ["${HOST}"] = arguments.Host.ToLowerInvariant(),
            ["${DEVELOPER}"] = arguments.Developer,
            ["${WEBSITE_URL}"] = arguments.EffectiveWebsiteUrl,
            ["${PRIVACY_URL}"] = arguments.EffectivePrivacyUrl,
            ["${TERMS_URL}"] = arguments.EffectiveTermsUrl,
        });
        return arguments.Level == ManifestLevel.V125 ? Reduced(manifest) : manifest;
    }

    /// <summary>Takes away what came after 1.25.</summary>
    static JsonObject Reduced(JsonObject manifest)
    {
        SetLevel(manifest);
        manifest["manifestVersion"] = "1.25";
        manifest["description"]!.AsObject().Remove("features");
        foreach (var bot in manifest["bots"]!.AsArray())
        {
            bot!.AsObject().Remove("supportsTargetedMessages");
            foreach (var list in bot["commandLists"]!.AsArray())
            {
                list!.AsObject().Remove("triggers");
                foreach (var command in list["commands"]!.AsArray())
                {
                    command!.AsObject().Remove("type");
                    command.AsObject().Remove("prompt");
                }
            }
        }

        return manifest;
    }

    static JsonObject Localization(string language, ManifestLevel level)
    {
        var words = Read(language);
        if (level == ManifestLevel.V125)
        {
            SetLevel(words);
            foreach (var name in words.Select(pair => pair.Key).Where(name => name.EndsWith(".prompt", StringComparison.Ordinal)).ToList())
            {
                words.Remove(name);
            }
        }

        return words;
    }

    static void SetLevel(JsonObject file) => file["$schema"] = file["$schema"]!.GetValue<string>().Replace("/v1.29/", "/v1.25/", StringComparison.Ordinal);

    static void Fill(JsonNode? node, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject one:
                foreach (var (name, member) in one.ToList())
                {
                    if (member is JsonValue value && value.TryGetValue<string>(out var text) && values.TryGetValue(text, out var filled))
                    {
                        one[name] = filled;
                    }

                    Fill(member, values);
                }

                break;
            case JsonArray many:
                for (var i = 0; i < many.Count; i++)
                {
                    if (many[i] is JsonValue value && value.TryGetValue<string>(out var text) && values.TryGetValue(text, out var filled))
                    {
                        many[i] = filled;
                    }

                    Fill(many[i], values);
                }

                break;
        }
    }

    static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(content);
    }

    static byte[] Bytes(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(Indented) + "\n");

    static JsonObject Read(string name) => JsonNode.Parse(Resource(name))!.AsObject();

    static byte[] Resource(string name)
    {
        using var stream = typeof(TeamsManifest).Assembly.GetManifestResourceStream("Demarc.Manifest.Teams." + name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <param name="Language">Of the title as people see it; the bot is sent the title, or the prompt where there is one.</param>
public sealed record AppCommand(string Language, IReadOnlyList<string> Scopes, string Title, string? Prompt);
