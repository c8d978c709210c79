using System.Security.Cryptography;
using System.Text.Json;
using Demarc.Storage;

namespace Demarc.Features.Orders.Import;

/// <summary>Tells whether an order is still what an import left. Who follows it does not count.</summary>
static class Fingerprint
{
    public static string Of(Order order)
    {
        var plain = order with { Followers = [], Muted = [], Mrc = Plain(order.Mrc), Nrc = Plain(order.Nrc) };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plain, StoreJson.Options)).AsSpan(0, 16));
    }

    // A store may keep 1250.00 as 1250.
    static decimal? Plain(decimal? amount) => amount / 1.0000000000000000000m;
}
