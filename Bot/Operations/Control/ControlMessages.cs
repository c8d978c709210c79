namespace Demarc.Operations.Control;

/// <summary>A command to be run by the server that holds the data folder.</summary>
/// <param name="Arguments">As typed, verb first.</param>
/// <param name="Input">All of standard input, for commands that read it.</param>
sealed record ControlRequest(IReadOnlyList<string> Arguments, string WorkingFolder, string? Input);

/// <summary>One line of the answer; the last has an exit code.</summary>
sealed record ControlEvent(string? Out = null, string? Error = null, ControlProgress? Progress = null, int? Exit = null);

sealed record ControlProgress(string What, int Done, int Total);
