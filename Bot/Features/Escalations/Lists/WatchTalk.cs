using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Lists;

/// <summary>
/// "watch ESC-104", "snooze ESC-104", "remind me of ESC-104 on Friday": escalations are neither followed one by one nor put to sleep, and it is said what
/// is done instead. An order beside it is never taken for what was meant.
/// </summary>
public sealed partial class WatchTalk(AtHand atHand)
{
    public const string Intent = "esc.watch";
    const int MostRead = 200;

    public static string? In(string text, Pending? pending) => text.Length <= MostRead && SaidWords.NamesOne(text) && Asks().IsMatch(text) ? Intent : null;

    public Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel) =>
        atHand.EachAsync(turn, session, hand => Task.FromResult<Reply>(Answers.Say(turn, Said(hand.Escalation!, hand.Viewer!, turn.Person), hand.Escalation)), cancel);

    static Card Said(Escalation escalation, Viewer viewer, Person asker)
    {
        var id = escalation.Id;
        var hears = escalation.Assignee == asker.Id || escalation.Followers.Contains(asker.Id)
            ? Text.Of($"You hear of every step of {id} already.")
            : Text.Of($"{id} is told step by step to whoever has it and whoever asked for it; others look when they want to, with \"show {id}\".");
        var pause = viewer.Works && escalation.IsOpen
            ? Text.Of($" It cannot be snoozed: its clocks run until it is resolved. If it waits for somebody, press \"Waiting…\" and the clocks stop until the day you give; to hand it over, say \"assign {id} to\" and a name.")
            : Text.Of($" It cannot be snoozed. The quiet hours in your settings hold back what can wait.");
        return Answering.Line("escalation.watch", Text.Of($"{hears}{(escalation.IsOpen ? pause : Text.Of($" It is {StateWords.Short(escalation).ToLowerInvariant()}."))}")) with
        {
            Buttons = [NewsCard.Show(escalation), .. viewer.Works && escalation.IsOpen ? new Button[] { new FormButton("Waiting…", EscalationForms.Wait, id) } : [new AskButton("My settings", "my settings")]],
        };
    }

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you|could you|hey|ok|i (?:want|would like|need) to)\W+)*(?:(?:on|for|about)\W+)?(?:(?:esc|escalation)[\s#_-]*\d{1,9}\W+)?(?:watch|un-?watch|follow(?!\s?-?ups?\b)|un-?follow|track|subscribe|unsubscribe|snooze|mute|un-?mute|silence|pause|remind me|keep (?:me|an eye)|stop (?:telling|pinging|messaging|notifying|reminding|bothering|the)|let me know (?:when|if|about)|(?:notify|alert|ping|tell) me (?:when|if|of any)|(?:is |it |now )*waits? (?:for|on) (?:the )?(?:customer|client|partner|rep|agency|site|landlord|them|him|her)|(?:(?:put|is|goes|keep) )?on hold|hold)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
