using Demarc.Channels.Teams;
using Demarc.Delivery;

namespace Demarc.Tests.Channels.Teams;

public sealed class ActivityReaderTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero);

    /// <summary>What each recorded activity asks for; a new recording needs a line here.</summary>
    static readonly Dictionary<string, string> Asked = new()
    {
        ["conversation-bot-removed"] = "Queued Removed",
        ["conversation-channel-deleted"] = "Queued Removed",
        ["conversation-channel-renamed"] = "Ignored",
        ["conversation-members-added"] = "Ignored",
        ["event-meeting-start"] = "Ignored",
        ["event-read-receipt"] = "Ignored",
        ["installation-add"] = "Queued Installed",
        ["installation-add-upgrade"] = "Queued Installed",
        ["installation-remove"] = "Queued Removed",
        ["installation-remove-upgrade"] = "Ignored",
        ["invoke-card-action"] = "Inline Action CardAction",
        ["invoke-choices"] = "Inline Search Choices",
        ["invoke-config-fetch"] = "Answered 200",
        ["invoke-extension-fetch-task"] = "Inline FormOpened Dialog",
        ["invoke-extension-initial-run"] = "Inline Search Search",
        ["invoke-extension-query"] = "Inline Search Search",
        ["invoke-extension-query-link"] = "Inline Search Search",
        ["invoke-extension-submit"] = "Inline FormSubmitted Dialog",
        ["invoke-feedback"] = "Queued Feedback",
        ["invoke-feedback-fetch"] = "Answered 200",
        ["invoke-file-consent"] = "Answered 200",
        ["invoke-signin"] = "Answered 200",
        ["invoke-suggested-action"] = "Queued Action",
        ["invoke-task-fetch"] = "Inline FormOpened Dialog",
        ["invoke-task-submit"] = "Inline FormSubmitted Dialog",
        ["invoke-token-exchange"] = "Answered 412",
        ["invoke-unknown"] = "Answered 501",
        ["message-channel-mention"] = "Queued Message",
        ["message-channel-unmentioned"] = "Ignored",
        ["message-deleted"] = "Queued Deleted",
        ["message-edited"] = "Queued Edited",
        ["message-form-fallback"] = "Queued FormSubmitted",
        ["message-group-mention"] = "Queued Message",
        ["message-html"] = "Queued Message",
        ["message-own"] = "Ignored",
        ["message-personal"] = "Queued Message",
        ["message-submit-fallback"] = "Queued Action",
        ["message-targeted"] = "Queued Message",
        ["message-undeleted"] = "Queued Edited",
        ["reaction-added"] = "Queued Reaction",
        ["reaction-removed"] = "Queued Reaction",
        ["typing"] = "Ignored",
    };

    [Fact]
    public void Every_recorded_activity_asks_for_what_it_should() =>
        Assert.Equal(Asked.OrderBy(pair => pair.Key), Recorded.Names.ToDictionary(name => name, name => Short(Read(name))).OrderBy(pair => pair.Key));

    [Fact]
    public void A_message_is_read_with_its_sender_place_and_client()
    {
        var inbound = Queued("message-personal");

        Assert.Equal("where is order 48213?", inbound.Text);
        Assert.Equal("teams|a:1pL6i0oY3C0K8oAj8|1763912527411", inbound.Key);
        Assert.Equal(new Identity("teams", Recorded.Tenant, Recorded.ObjectId), inbound.Sender);
        Assert.Equal("Priya Nair", inbound.SenderName);
        Assert.Equal("1763912527411", inbound.MessageId);
        Assert.Equal(("en-US", "America/Chicago"), (inbound.Locale, inbound.Zone));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 15, 42, 7, TimeSpan.Zero), inbound.SentAt, TimeSpan.FromSeconds(1));
        Assert.Equal(Place.Personal, inbound.Address.Place);
        Assert.Equal("a:1pL6i0oY3C0K8oAj8", Parties.ConversationId(inbound.Address));
        Assert.Equal(inbound.Address, inbound.Private);
    }

    [Fact]
    public void In_a_channel_the_thread_is_kept_and_the_private_way_leads_to_the_same_personal_chat()
    {
        var inbound = Queued("message-channel-mention");

        Assert.Equal(Place.Room, inbound.Address.Place);
        Assert.Equal("19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2", inbound.Address.Conversation);
        Assert.Equal("1763912527000", inbound.Address.Thread);
        Assert.Equal("19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2;messageid=1763912527000", Parties.ConversationId(inbound.Address));
        Assert.Equal(Queued("message-personal").Private.Key, inbound.Private.Key);
        Assert.Null(Parties.ConversationId(inbound.Private));
        Assert.StartsWith("29:", inbound.Private.Route[Parties.Route.User], StringComparison.Ordinal);
    }

    [Fact]
    public void The_bots_mention_goes_others_stay_as_names_and_entities_become_letters() =>
        Assert.Equal("ask Ana Pérez about R&D circuit 70/KGGS/123456//PT\nand <b>this</b>", Queued("message-channel-mention").Text);

    [Fact]
    public void Html_becomes_lines_of_words() => Assert.Equal("first\nsecond & third", Queued("message-html").Text);

    [Fact]
    public void A_slash_command_is_answered_to_its_sender_alone()
    {
        var inbound = Queued("message-targeted");

        Assert.Equal(Place.Personal, inbound.Address.Place);
        Assert.Equal(inbound.Private, inbound.Address);
    }

    [Theory]
    [InlineData("invoke-card-action")]
    [InlineData("message-submit-fallback")]
    public void A_click_carries_verb_subject_version_and_nonce_whichever_way_it_comes(string name)
    {
        var inbound = Inbound(name);

        Assert.Equal(("escalation.acknowledge", "ESC-104", 7L, "9f1c"), (inbound.Verb, inbound.Subject, inbound.DocumentVersion, inbound.Ticket));
        Assert.Equal("1763912000000", inbound.CardMessageId);
    }

    [Fact]
    public void A_button_without_a_nonce_is_known_by_its_message_subject_and_version()
    {
        var node = Recorded.Node("invoke-card-action");
        node["value"]!["action"]!["data"]!.AsObject().Remove("nonce");

        var inbound = Assert.IsType<Reading.Inline>(ActivityReader.Read(Recorded.Element(node), Now)).Inbound;

        Assert.Equal("1763912000000|ESC-104|7", inbound.Ticket);
    }

    [Fact]
    public void A_dialogs_values_come_by_field_without_our_own()
    {
        var inbound = Inbound("invoke-task-submit");

        Assert.Equal(("escalation.new", "ORD-48213", "t-1"), (inbound.Verb, inbound.Subject, inbound.Ticket));
        Assert.Equal(
            new Dictionary<string, string> { ["level"] = "high", ["promised"] = "2026-11-18", ["at"] = "09:30", ["days"] = "3", ["notify"] = "true", ["carriers"] = "att,lumen" },
            inbound.Values);
    }

    [Fact]
    public void Escalate_this_message_opens_the_form_with_the_message_quoted()
    {
        var inbound = Inbound("invoke-extension-fetch-task");

        Assert.Equal("escalation.new", inbound.Verb);
        Assert.Equal(
            new Quote("AT&T missed the FOC again on 48213.\nCustomer is furious", "Sam Ortiz", new DateTimeOffset(2026, 11, 23, 14, 1, 2, TimeSpan.Zero), "https://teams.microsoft.com/l/message/19:253b/1763911111111"),
            inbound.Quoted);
        Assert.Equal("plain words", Inbound("invoke-extension-submit").Quoted?.Text);
    }

    [Fact]
    public void A_search_carries_its_command_and_what_was_typed()
    {
        Assert.Equal(("findOrder", "marlin"), (Inbound("invoke-extension-query").Verb, Inbound("invoke-extension-query").Text));
        Assert.Equal(("findOrder", ""), (Inbound("invoke-extension-initial-run").Verb, Inbound("invoke-extension-initial-run").Text));
        Assert.Equal(("order.customers", "mar"), (Inbound("invoke-choices").Verb, Inbound("invoke-choices").Text));
    }

    [Fact]
    public void Feedback_carries_the_reaction_the_words_and_the_message()
    {
        var inbound = Queued("invoke-feedback");

        Assert.Equal(("dislike", "that was last year's “price”", "1763912000000"), (inbound.Verb, inbound.Text, inbound.MessageId));
    }

    [Fact]
    public void A_reaction_taken_back_is_told_from_one_given() =>
        Assert.Equal(("like", "-like"), (Queued("reaction-added").Verb, Queued("reaction-removed").Verb));

    [Fact]
    public void An_edit_a_deletion_and_the_message_itself_have_keys_of_their_own_and_redeliveries_the_same()
    {
        string[] names = ["message-personal", "message-edited", "message-deleted"];

        Assert.Equal(3, names.Select(name => Queued(name).Key).Distinct().Count());
        Assert.All(names, name => Assert.Equal(Queued(name).Key, Queued(name).Key));
    }

    [Fact]
    public void A_key_stays_short_whatever_the_ids()
    {
        var node = Recorded.Node("message-personal");
        node["id"] = new string('9', 5000);

        Assert.InRange(Assert.IsType<Reading.Queued>(ActivityReader.Read(Recorded.Element(node), Now)).Inbound.Key.Length, 10, 400);
    }

    [Theory]
    [InlineData("conversation", "id", 251)]
    [InlineData("conversation", "tenantId", 101)]
    [InlineData("from", "id", 201)]
    public void An_id_longer_than_any_of_Teams_is_none(string member, string inner, int length)
    {
        var node = Recorded.Node("message-personal");
        node[member]![inner] = new string('x', length);
        Assert.IsType<Reading.Malformed>(ActivityReader.Read(Recorded.Element(node), Now));
        node[member]![inner] = new string('é', length / 2 + 1);

        Assert.IsType<Reading.Malformed>(ActivityReader.Read(Recorded.Element(node), Now));
    }

    [Fact]
    public void A_long_name_is_not_cut_through_a_character()
    {
        var node = Recorded.Node("message-personal");
        node["from"]!["name"] = new string('x', 199) + "😀";

        Assert.Equal(new string('x', 199), Assert.IsType<Reading.Queued>(ActivityReader.Read(Recorded.Element(node), Now)).Inbound.SenderName);
    }

    [Fact]
    public void Ids_need_not_be_guids()
    {
        var node = Recorded.Node("message-personal");
        node["conversation"]!["tenantId"] = "00000000-0000-0000-0000-0000000000001";
        node["from"]!["aadObjectId"] = "00000000-0000-0000-0000-0000000000020";

        var inbound = Assert.IsType<Reading.Queued>(ActivityReader.Read(Recorded.Element(node), Now)).Inbound;

        Assert.Equal(new Identity("teams", "00000000-0000-0000-0000-0000000000001", "00000000-0000-0000-0000-0000000000020"), inbound.Sender);
    }

    [Fact]
    public void A_conversation_that_does_not_say_it_is_personal_is_not_taken_for_one()
    {
        var node = Recorded.Node("message-group-mention");
        node["conversation"]!.AsObject().Remove("conversationType");

        Assert.Equal(Place.Group, Assert.IsType<Reading.Queued>(ActivityReader.Read(Recorded.Element(node), Now)).Inbound.Address.Place);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation")]
    [InlineData("from")]
    public void What_does_not_say_who_where_or_what_is_no_activity(string member)
    {
        var node = Recorded.Node("message-personal");
        node.Remove(member);

        Assert.IsType<Reading.Malformed>(ActivityReader.Read(Recorded.Element(node), Now));
    }

    [Fact]
    public void An_unknown_type_is_ignored()
    {
        var node = Recorded.Node("message-personal");
        node["type"] = "holographicPresence";

        Assert.IsType<Reading.Ignored>(ActivityReader.Read(Recorded.Element(node), Now));
    }

    static Reading Read(string name) => ActivityReader.Read(Recorded.Activity(name), Now);

    static Inbound Queued(string name) => Assert.IsType<Reading.Queued>(Read(name)).Inbound;

    static Inbound Inbound(string name) => Read(name) switch
    {
        Reading.Queued queued => queued.Inbound,
        Reading.Inline inline => inline.Inbound,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    static string Short(Reading reading) => reading switch
    {
        Reading.Queued queued => $"Queued {queued.Inbound.Kind}",
        Reading.Inline inline => $"Inline {inline.Inbound.Kind} {inline.Form}",
        Reading.Answered answered => $"Answered {answered.Status}",
        _ => reading.GetType().Name,
    };
}
