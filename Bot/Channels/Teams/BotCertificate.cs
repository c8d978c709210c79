using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Demarc.Channels.Teams;

/// <summary>The certificate the bot proves itself with, from a PEM file that holds certificate and key, or a PFX file.</summary>
static class BotCertificate
{
    /// <exception cref="CryptographicException">It is none, the password is wrong, or the key is missing.</exception>
    public static X509Certificate2 Load(TeamsOptions options)
    {
        var path = options.CertificatePath;
        if (!Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
        }

        return options.CertificatePassword.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(path, options.CertificatePassword)
            : X509Certificate2.CreateFromPemFile(path);
    }

    /// <returns>What is wrong with it and what to do, or null.</returns>
    public static string? Problem(TeamsOptions options)
    {
        if (!File.Exists(options.CertificatePath))
        {
            return $"Teams:CertificatePath names '{options.CertificatePath}', which is not there. Give the path of a PEM or PFX file this process can read.";
        }

        try
        {
            using var certificate = Load(options);
            return certificate.HasPrivateKey ? null : $"Teams:CertificatePath names '{options.CertificatePath}', which has no private key in it.";
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"Teams:CertificatePath names '{options.CertificatePath}', which cannot be read as a certificate with its private key. Check the file and Teams:CertificatePassword.";
        }
    }
}
