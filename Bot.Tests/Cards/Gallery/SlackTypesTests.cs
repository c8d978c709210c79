using System.Diagnostics;
using System.Text;
using Demarc.Cards.Render.BlockKit;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>
/// Every card and form of the gallery checked by the TypeScript compiler against Slack's published types (<c>@slack/types</c>, fetched with npm for this
/// test alone). Where npm or the registry is missing the test says so and is skipped.
/// </summary>
public sealed class SlackTypesTests
{
    static readonly string Sources = Path.Combine(House.Repository.Root, "Bot.Tests", "Cards", "SlackTypes");
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_card_and_form_is_of_the_types_Slack_publishes()
    {
        var folder = await FetchAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "gallery.ts"), Gallery(), Cancel);

        var (code, words) = await RunAsync(folder, "node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "gallery.ts");

        Assert.True(code == 0, words[..Math.Min(words.Length, 4000)]);
    }

    /// <summary>A compiler that finds nothing wrong with anything would prove nothing.</summary>
    [Fact]
    public async Task A_block_of_another_shape_is_found()
    {
        var folder = await FetchAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "wrong.ts"), """import type { KnownBlock } from "@slack/types"; const wrong: KnownBlock[] = [{ "type": "header", "text": { "type": "mrkdwn", "text": "x" } }];""", Cancel);

        var (code, words) = await RunAsync(folder, "node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "wrong.ts");

        Assert.NotEqual(0, code);
        Assert.Contains("mrkdwn", words);
    }

    static string Gallery()
    {
        var code = new StringBuilder("import type { KnownBlock, ModalView } from \"@slack/types\";\n");
        foreach (var one in GalleryCases.Every.Where(one => one.IsGolden && !one.Name.Contains("hostile", StringComparison.Ordinal)))
        {
            var payload = BlockKitGalleryTests.Blocks(one).Payload;
            code.Append(one.Card is null
                ? $"(): ModalView & {{ blocks: KnownBlock[] }} => ({payload.ToJsonString(BlockKitRenderer.Json)}); // {one.Name}\n"
                : $"(): KnownBlock[] => ({payload["blocks"]!.ToJsonString(BlockKitRenderer.Json)}); // {one.Name}\n");
        }

        return code.ToString();
    }

    /// <summary>A folder with Slack's types, kept beside the tests' output and fetched anew when their list changes.</summary>
    static async Task<string> FetchAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "slack-types");
        var list = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"), Cancel);
        var done = Path.Combine(folder, ".fetched");
        if (File.Exists(done) && await File.ReadAllTextAsync(done, Cancel) == list)
        {
            return folder;
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Sources))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var (code, words) = await RunAsync(folder, "npm", "ci", "--ignore-scripts", "--no-progress", "--no-audit", "--no-fund");
        Assert.SkipUnless(code == 0, $"Slack's types could not be fetched with npm: {words}");
        await File.WriteAllTextAsync(done, list, Cancel);
        return folder;
    }

    static async Task<(int Code, string Words)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, missing.Message);
        }
    }
}
