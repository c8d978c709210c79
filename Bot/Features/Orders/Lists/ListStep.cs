namespace Demarc.Features.Orders.Lists;

/// <summary>What words do to the list that was shown before them.</summary>
public abstract record ListStep
{
    /// <summary>"Next", "more".</summary>
    public sealed record Next : ListStep;

    /// <summary>"Back": the page before, else the list before.</summary>
    public sealed record Back : ListStep;

    /// <summary>"Page 3"; the last one is 0.</summary>
    public sealed record Page(int Number) : ListStep;

    /// <summary>"The whole list", "clear the filter": the one it all began with.</summary>
    public sealed record Whole : ListStep;

    /// <summary>"Back to the list": the same page once more.</summary>
    public sealed record Again : ListStep;

    /// <summary>"The other way round".</summary>
    public sealed record Reverse : ListStep;

    /// <summary>"Only the late ones", "and in Denver?", "same for Jonah".</summary>
    public sealed record Change(ListReading Reading, ListJoin Join) : ListStep
    {
        /// <summary>Whosever they are: "for everyone".</summary>
        public bool IsEveryones { get; init; }
    }

    /// <summary>It goes on with a list, and there is none to go on with.</summary>
    public sealed record Nothing : ListStep;
}

/// <summary>How what is said is put together with the list before.</summary>
public enum ListJoin
{
    /// <summary>"Only the …": of these, those.</summary>
    Narrow,

    /// <summary>"Same for …", "what about …": instead.</summary>
    Swap,

    /// <summary>"Also the …": besides.</summary>
    Add,
}
