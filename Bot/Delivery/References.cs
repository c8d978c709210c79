using System.Security.Cryptography;
using System.Text;

namespace Demarc.Delivery;

/// <summary>Short numbers that people can quote and administrators can find: eight letters and digits of a hash.</summary>
public static class References
{
    public static string Of(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
}
