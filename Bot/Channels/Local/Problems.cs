namespace Demarc.Channels.Local;

/// <summary>Refusals of the page's requests: a sentence that says what to do.</summary>
static class Problems
{
    public static IResult Nobody() => Of(
        StatusCodes.Status404NotFound, "Nobody of that name can be spoken as here. Choose someone from the list; it may have changed since the page was opened.");

    /// <summary>The same for a foreign conversation and for none.</summary>
    public static IResult NotIn() => Of(StatusCodes.Status404NotFound, "This person is in no such conversation. Choose another from the list.");

    public static IResult NoMessage() => Of(StatusCodes.Status404NotFound, "This message is no longer in the conversation.");

    public static IResult Wrong(string words) => Of(StatusCodes.Status400BadRequest, words);

    public static IResult Of(int status, string words) => LocalJson.Answer(new { Problem = words }, status);
}
