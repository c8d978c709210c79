namespace Demarc.Cards.Render.BlockKit;

/// <summary>What Slack takes, by its Block Kit and views reference; characters unless said otherwise. Where its pages disagree the smaller number stands.</summary>
public static class SlackLimits
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;
    public const int TablesInMessage = 1;

    /// <summary>The sentence beside the blocks: recommended; Slack cuts at 40,000.</summary>
    public const int MessageText = 4000;

    /// <summary>All words of a message. Slack refuses a message as too long without saying where that begins; the reference names 12,000 for Markdown.</summary>
    public const int MessageChars = 12_000;

    public const int Header = 150;
    public const int Context = 2000;
    public const int ContextElements = 10;
    public const int RichText = 3000;
    public const int ActionElements = 25;

    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int Url = 3000;
    public const int Id = 255;

    public const int ConfirmTitle = 100;
    public const int ConfirmText = 300;
    public const int ConfirmButton = 30;

    public const int Options = 100;
    public const int OptionGroups = 100;
    public const int OptionText = 75;
    public const int OptionValue = 150;
    public const int Boxes = 10;
    public const int Placeholder = 150;

    public const int Label = 2000;
    public const int Input = 3000;
    public const int Alt = 2000;

    public const int TableRows = 100;
    public const int TableColumns = 20;
    public const int TableChars = 10_000;

    public const int ViewTitle = 24;
    public const int PrivateMetadata = 3000;

    /// <summary>Bytes of a whole view.</summary>
    public const int ViewBytes = 250_000;
}
