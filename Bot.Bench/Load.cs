using System.Diagnostics;
using System.Net.Http.Headers;

namespace Demarc.Bench;

/// <summary>Conversations side by side; each says something, waits for the answer to arrive at the connector, and says the next thing.</summary>
static class Load
{
    /// <summary>More people than conversations at once, as in life; a busy room would be paced.</summary>
    const int People = 2000;

    static long numbers;

    public static async Task<Result> RunAsync(Platform platform, string url, int conversations, TimeSpan time, Func<Random, string> words)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var acknowledged = new List<double>[conversations];
        var answered = new List<double>[conversations];
        var running = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(async index =>
        {
            acknowledged[index] = [];
            answered[index] = [];
            await TalkAsync(platform, http, index, conversations, running, time, words, acknowledged[index], answered[index]);
        }));
        return new Result(running.Elapsed, [.. acknowledged.SelectMany(each => each).Order()], [.. answered.SelectMany(each => each).Order()]);
    }

    static async Task TalkAsync(
        Platform platform, HttpClient http, int index, int conversations, Stopwatch running, TimeSpan time, Func<Random, string> words, List<double> acknowledged, List<double> answered)
    {
        var random = new Random(index);
        for (var turn = 0; running.Elapsed < time; turn++)
        {
            var person = (index + turn * conversations) % People;
            var answer = platform.ReplyTo($"a:conversation-{person}");
            using var message = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
            {
                Content = new ByteArrayContent(platform.Message(person, Interlocked.Increment(ref numbers), words(random))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", platform.Token) },
            };
            var said = Stopwatch.GetTimestamp();
            using (var response = await http.SendAsync(message))
            {
                response.EnsureSuccessStatusCode();
            }

            acknowledged.Add(Stopwatch.GetElapsedTime(said).TotalMilliseconds);
            await answer.WaitAsync(TimeSpan.FromSeconds(30));
            answered.Add(Stopwatch.GetElapsedTime(said).TotalMilliseconds);
        }
    }

    /// <param name="Acknowledged">Milliseconds from the request to its 200, in order of size.</param>
    /// <param name="Answered">Milliseconds from the request to the answer at the connector.</param>
    public sealed record Result(TimeSpan Time, IReadOnlyList<double> Acknowledged, IReadOnlyList<double> Answered)
    {
        public double TurnsASecond => Answered.Count / Time.TotalSeconds;

        public static double At(IReadOnlyList<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
    }
}
