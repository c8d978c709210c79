namespace Demarc.Understanding.Stances;

/// <summary>How a sentence stands to what it names; only what is <see cref="Told"/> is so, or is to be done.</summary>
public enum Stance
{
    /// <summary>It is so; do it.</summary>
    Told,

    /// <summary>It is not to be done: "don't close it".</summary>
    Forbidden,

    /// <summary>It is not so: "is not installed".</summary>
    Denied,

    /// <summary>It is not certain: "maybe", "not before", "might".</summary>
    Doubted,

    /// <summary>Only when something else is so: "if the test passes".</summary>
    Conditional,

    /// <summary>It is asked.</summary>
    Asked,

    /// <summary>Others said it; the writer only tells of it: "they said close it".</summary>
    Reported,
}

/// <summary>How much of a sentence a cue such as "not" or "maybe" is about.</summary>
public enum Reach
{
    /// <summary>The act that follows it in the same clause: for commands that have other words around them.</summary>
    Act,

    /// <summary>All of it: for statements of facts, where one doubtful word makes the whole doubtful.</summary>
    Sentence,
}
