using Demarc.Tests.Support;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Orders;

/// <summary>A bot that understands just enough of what is said in these tests.</summary>
static class OrderTalk
{
    public static TestBotOptions Options { get; } = new(services => services.AddSingleton<Demarc.Turns.Understand>(Read));

    static IReadOnlyList<Meaning> Read(string text, Context context) => [new Meaning("none", 0) { Text = text }];
}
