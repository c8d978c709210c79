using System.Net;
using System.Net.Sockets;
using Demarc.Operations.Commands;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NodaTime.TimeZones;

namespace Demarc.Operations.Doctor;

/// <summary>Where it runs and on what, whether its settings are sound, and whether it could listen.</summary>
static class SettingsCheck
{
    /// <summary>Looked at by checks of their own.</summary>
    static readonly string[] OfChannels = ["Teams:", "Slack:"];

    public static Task<IReadOnlyList<Finding>> LookAsync(Patient patient, CancellationToken cancel)
    {
        IReadOnlyList<Finding> findings = [Environment(patient), .. Options(patient), Zones(), Page(Path.Combine(AppContext.BaseDirectory, "wwwroot")), .. Listening(patient)];
        return Task.FromResult(findings);
    }

    static Finding Environment(Patient patient) => patient.Environment.IsDevelopment()
        ? Finding.Note("Settings", "It runs in Development: the local chat page is on, and anybody at this machine can speak as anybody.", "For real use set ASPNETCORE_ENVIRONMENT=Production.")
        : Finding.Good("Settings", $"It runs in {patient.Environment.EnvironmentName}.");

    /// <summary>What a start would refuse. Each finding of a validator is one line that names the setting.</summary>
    static IEnumerable<Finding> Options(Patient patient)
    {
        try
        {
            patient.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception refused) when (WrongSettings.Words(refused) is { } words)
        {
            return words.Split(System.Environment.NewLine)
                .Where(line => !Array.Exists(OfChannels, channel => line.StartsWith(channel, StringComparison.Ordinal)))
                .Select(line => Finding.Wrong("Settings", line, "Correct it in appsettings.json or in the environment, with __ for each colon; the server does not start before."));
        }

        return [];
    }

    static Finding Zones() => Finding.Good("Clock", $"Time zones are those of {TzdbDateTimeZoneSource.Default.TzdbVersion}.");

    /// <param name="folder">Where the page is served from.</param>
    internal static Finding Page(string folder) => File.Exists(Path.Combine(folder, "lib", "adaptivecards.min.js"))
        ? Finding.Good("Page", "The chat page has its scripts.")
        : Finding.Note("Page", "The chat page's card renderer is missing; cards show as plain text.", "Install Node.js 20 or newer and build again: the build fetches it with npm.");

    // Inside a running server its addresses are its own; elsewhere a taken one is somebody else's.
    static IEnumerable<Finding> Listening(Patient patient)
    {
        var own = patient.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        return own is { Count: > 0 }
            ? [Finding.Good("Address", $"It listens on {string.Join(", ", own)}.")]
            : (patient.Configuration["urls"] ?? ServeCommand.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Free);
    }

    internal static Finding Free(string url)
    {
        if (!Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address))
        {
            return Finding.Wrong("Address", $"'{url}' is no address to listen on.", $"Write it like {ServeCommand.DefaultUrl}, with --urls or in the environment variable ASPNETCORE_URLS.");
        }

        try
        {
            using var probe = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port);
            probe.Start();
            return Finding.Good("Address", $"{url} is free to listen on.");
        }
        catch (SocketException taken)
        {
            return taken.SocketErrorCode == SocketError.AccessDenied
                ? Finding.Note("Address", $"{url} may not be listened on by this user.", "Choose a port above 1023 with --urls, or allow the user the port.")
                : Finding.Note("Address", $"{url} cannot be listened on: {taken.Message}.", "Stop the program that has the port, or start on another with --urls http://127.0.0.1:PORT.");
        }
    }
}
