using Microsoft.Extensions.Options;

namespace Demarc.Channels.Local;

/// <summary>The settings of section <c>LocalChat</c>: the chat page at <c>/</c>.</summary>
public sealed record LocalChatOptions
{
    public const string Section = "LocalChat";

    /// <summary>
    /// Is the page served? Not set: in Development. On it whoever sits at this machine speaks as any person linked for it, so it answers callers on
    /// this machine alone; elsewhere than in Development it may be turned on only where the whole server listens to nobody else.
    /// </summary>
    public bool? Enabled { get; init; }

    /// <summary>Who speaks in the first pane on a first visit, by the id the page speaks as; not set, or nobody there: a partner.</summary>
    public string First { get; init; } = "";
}

/// <summary>Refuses to start a page for everyone.</summary>
sealed class LocalChatOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<LocalChatOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalChatOptions options)
    {
        var open = environment.IsDevelopment() || options.Enabled != true ? [] : Listening.Addresses(configuration).Where(address => !Listening.IsLoopback(address)).ToList();
        return open.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"LocalChat:Enabled is true outside Development while the server listens on {string.Join(", ", open)}, where others reach it: on the local chat anyone is anyone. "
                + "Remove the setting, or listen on this machine alone: --urls http://127.0.0.1:3978.");
    }

    public static bool IsOn(LocalChatOptions options, IHostEnvironment environment) => options.Enabled ?? environment.IsDevelopment();
}

/// <summary>Where the server is told to listen, by any of the settings it knows.</summary>
static class Listening
{
    public static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = Parts(configuration["urls"]);
        string[] ports =
        [
            .. Parts(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. Parts(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        ];
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();

        // Ports alone are what container images set; an address set beside them takes their place.
        return [.. urls.Length > 0 ? urls : ports, .. endpoints];
    }

    /// <summary>Reaches this machine's own programs and nobody else. Names that stand for every address (<c>*</c>, <c>+</c>, <c>0.0.0.0</c>) do not.</summary>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Replace("://*", "://any.invalid", StringComparison.Ordinal).Replace("://+", "://any.invalid", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.IsLoopback;

    static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
