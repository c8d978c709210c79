namespace Demarc.Understanding;

/// <summary>
/// From which confidence on the bot answers, and from which it offers what may be meant. Set on labelled questions that are neither taught nor the ones that
/// measure it; what a price of a wrong answer would choose on them is printed by
/// <c>eval thresholds --questions Bot.Tests/Understanding/dev/answers.tsv</c>.
/// </summary>
public sealed record UnderstandingOptions
{
    public const string Section = "Understanding";

    /// <summary>At or above: the answer itself. Each answered meaning states how often such ones are right.</summary>
    public double Answer { get; init; } = 0.8;

    /// <summary>At or above, and below <see cref="Answer"/>: up to three buttons. Below: the bot says that it did not understand and offers a person.</summary>
    public double Suggest { get; init; } = 0.5;

    /// <summary>How sure it must be that the best article answers; below, up to three are offered.</summary>
    public double Article { get; init; } = 0.8;

    /// <summary>How sure it must be that one of three articles answers to offer them; below, the bot says that it does not know and offers a person.</summary>
    public double Offer { get; init; } = 0.6;

    /// <summary>Requests read from one message; what comes after belongs to the last.</summary>
    public int MostRequests { get; init; } = 5;

    /// <returns>What is wrong, with the setting's name and the cure; empty when nothing is.</returns>
    public IEnumerable<string> Problems()
    {
        if (Answer is not (> 0 and <= 1))
        {
            yield return $"{Section}:Answer is {Answer}. Set it to a number above 0 and up to 1, such as 0.8.";
        }

        if (Suggest is not (>= 0 and <= 1) || Suggest > Answer)
        {
            yield return $"{Section}:Suggest is {Suggest}. Set it to a number from 0 up to Answer ({Answer}), such as 0.5.";
        }

        if (Article is not (>= 0 and <= 1))
        {
            yield return $"{Section}:Article is {Article}. Set it to a number from 0 to 1, such as 0.8.";
        }

        if (Offer is not (>= 0 and <= 1))
        {
            yield return $"{Section}:Offer is {Offer}. Set it to a number from 0 to 1, such as 0.6.";
        }

        if (MostRequests is < 1 or > 20)
        {
            yield return $"{Section}:MostRequests is {MostRequests}. Set it to 1 to 20.";
        }
    }
}
