using System.Text.Json;

namespace Demarc.Operations;

/// <summary>One run of a command: where it writes, what it runs on, and who waits for it. The same for a process of its own and inside a running server.</summary>
public sealed record Invocation
{
    /// <summary>The graph, with the store open and the features ready.</summary>
    public required IServiceProvider Services { get; init; }

    public required Output Output { get; init; }

    /// <summary>Relative paths are relative to this: the folder the person stands in.</summary>
    public required string WorkingFolder { get; init; }

    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Why the store is not open, for the commands that work without it.</summary>
    public StoreProblem? StoreProblem { get; init; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public string PathOf(string path) => Path.GetFullPath(path, WorkingFolder);
}

/// <summary>What a command says: lines for people, or one JSON document for machines.</summary>
public abstract class Output
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = false, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The person asked for JSON: words are left out and the result is one document a line.</summary>
    public required bool IsJson { get; init; }

    public void Line(string words)
    {
        if (!IsJson)
        {
            Write(words);
        }
    }

    /// <summary>The result, for machines alone.</summary>
    public void Result(object result)
    {
        if (IsJson)
        {
            Write(JsonSerializer.Serialize(result, result.GetType(), Json));
        }
    }

    /// <summary>A refusal or failure: what is wrong and what to do. Goes to standard error; in JSON as <c>{"error": …}</c>.</summary>
    /// <returns>The exit code of a command that could not do what it was asked.</returns>
    public int Refuse(string words)
    {
        WriteError(IsJson ? JsonSerializer.Serialize(new { error = words }, Json) : words);
        return 1;
    }

    /// <summary>How far a long piece of work is; shown on a terminal only.</summary>
    public abstract void Progress(string what, int done, int total);

    public abstract void Write(string line);

    public abstract void WriteError(string line);
}
