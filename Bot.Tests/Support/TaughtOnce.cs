using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Support;

/// <summary>What the same lessons teach, learnt once for all the bots of a test run: nearly every bot has the articles of the program.</summary>
static class TaughtOnce
{
    static readonly ConcurrentDictionary<string, Lazy<Lessons.Taught>> Known = new();

    public static Lessons.Taught Teach(IReadOnlyList<Lesson> lessons) =>
        Known.GetOrAdd(
            Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(lessons))),
            _ => new Lazy<Lessons.Taught>(() => new Lessons.Taught(lessons, VectorStore.Shipped))).Value;
}
