namespace Demarc.Channels.Local;

/// <summary>Something the page does as a person in a conversation.</summary>
abstract record Act
{
    /// <summary>Whom it speaks as.</summary>
    public string? As { get; init; }

    /// <summary>The conversation.</summary>
    public string? In { get; init; }

    /// <summary>Made up by the page, the same when it tries again: 8 to 64 letters, digits and hyphens.</summary>
    public string? Key { get; init; }

    public bool HasKey => Key is { Length: >= 8 and <= 64 } && Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public sealed record Say : Act
    {
        public string? Text { get; init; }

        /// <summary>In a room: said to the bot, as with its name in front.</summary>
        public bool ToBot { get; init; }

        /// <summary>The message it belongs under.</summary>
        public string? Thread { get; init; }

        public IReadOnlyList<Upload>? Files { get; init; }
    }

    public sealed record Press : Act
    {
        public string? Message { get; init; }

        public string? Name { get; init; }

        public string? Subject { get; init; }

        public long Version { get; init; }
    }

    public sealed record Open : Act
    {
        public string? Message { get; init; }

        public string? Name { get; init; }

        public string? Subject { get; init; }
    }

    public sealed record Submit : Act
    {
        public string? Name { get; init; }

        public string? Subject { get; init; }

        public string? Ticket { get; init; }

        public IReadOnlyDictionary<string, string>? Values { get; init; }
    }

    public sealed record Vote : Act
    {
        public string? Message { get; init; }

        /// <summary><c>like</c> or <c>dislike</c>.</summary>
        public string? Opinion { get; init; }

        public string? Text { get; init; }
    }

    public sealed record React : Act
    {
        public string? Message { get; init; }

        public string? Reaction { get; init; }

        /// <summary>False: taken back.</summary>
        public bool On { get; init; }
    }
}

/// <param name="Content">Base64.</param>
sealed record Upload(string? Name, string? Type, byte[]? Content);
