using System.Text.Json.Nodes;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Tests.Channels.Slack.Wire;
using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;

namespace Demarc.Tests.Stories;

/// <summary>Someone who works with the bot, on whichever platform they are: says things, presses what they see, fills in what opens.</summary>
abstract class Colleague
{
    public abstract Identity Identity { get; }

    public abstract Address Address { get; }

    /// <summary>All that stands in their chat with the bot now, the newest last.</summary>
    public abstract IReadOnlyList<string> Chat { get; }

    public abstract Task SayAsync(string text);

    /// <summary>Presses the newest button with these words in it.</summary>
    public abstract Task PressAsync(string label);

    /// <summary>Fills in the form before them and sends it.</summary>
    /// <returns>What they are told then.</returns>
    public abstract Task<string> FillAsync(params (string Field, string Value)[] values);

    public string Last => Chat[^1];
}

sealed class TeamsColleague(TeamsWire wire, TeamsUser user) : Colleague
{
    JsonObject? dialog;

    public override Identity Identity => user.Identity;

    public override Address Address => new("teams", user.Identity.Tenant, "user:" + user.ObjectId, Place.Personal);

    public override IReadOnlyList<string> Chat => [.. wire.Connector.In(user.Chat).Select(message => message.Activity.ToJsonString(AdaptiveCardRenderer.Json))];

    public override async Task SayAsync(string text)
    {
        await user.SayAsync(text);
        await House.SettleAsync(wire.Bot);
    }

    public override async Task PressAsync(string label)
    {
        var message = wire.Connector.In(user.Chat).Last(one => one.Card?.ToJsonString(AdaptiveCardRenderer.Json).Contains(label, StringComparison.Ordinal) == true && Has(one, label));
        var answer = await user.InvokeAsync(user.Press(message, label));
        dialog = answer?["task"]?["type"]?.ToString() == "continue" ? TeamsUser.Dialog(answer) : null;
        await House.SettleAsync(wire.Bot);
    }

    public override async Task<string> FillAsync(params (string Field, string Value)[] values)
    {
        var answer = await user.InvokeAsync(user.Fill(dialog!, values));
        dialog = answer?["task"]?["type"]?.ToString() == "continue" ? TeamsUser.Dialog(answer) : null;
        await House.SettleAsync(wire.Bot);
        return answer?.ToJsonString(AdaptiveCardRenderer.Json) ?? "";
    }

    static bool Has(TeamsMessage message, string label)
    {
        try
        {
            return message.Button(label) is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

sealed class SlackColleague(SlackWire wire, SlackPerson person) : Colleague
{
    public SlackPerson Person => person;

    public override Identity Identity => person.Identity;

    public override Address Address => person.Address;

    public override IReadOnlyList<string> Chat => [.. wire.Slack.In(person.Chat).Select(message => message.Json)];

    public override Task SayAsync(string text) => person.SayAsync(text);

    public override Task PressAsync(string label) => person.PressAsync(
        wire.Slack.In(person.Chat).Last(message => SlackMessage.Buttons(message.Body["blocks"]).Any(button => button["text"]!["text"]!.ToString().Contains(label, StringComparison.OrdinalIgnoreCase))), label);

    public override async Task<string> FillAsync(params (string Field, string Value)[] values) => (await person.SubmitAsync(values))?.ToJsonString(BlockKitRenderer.Json) ?? "";
}
