using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Every activity that was recorded is answered with the status and the kind of body that Teams acts on, known person or not.</summary>
public sealed class RecordedTests(RecordedTests.OneDesk desk) : IClassFixture<RecordedTests.OneDesk>
{
    /// <summary>Status and shape of the answer to someone known; a new recording needs a line here.</summary>
    static readonly Dictionary<string, string> Answered = new()
    {
        ["conversation-bot-removed"] = "200",
        ["conversation-channel-deleted"] = "200",
        ["conversation-channel-renamed"] = "200",
        ["conversation-members-added"] = "200",
        ["event-meeting-start"] = "200",
        ["event-read-receipt"] = "200",
        ["installation-add"] = "200",
        ["installation-add-upgrade"] = "200",
        ["installation-remove"] = "200",
        ["installation-remove-upgrade"] = "200",
        ["invoke-card-action"] = "200 statusCode,type,value",
        ["invoke-choices"] = "200 statusCode,type,value",
        ["invoke-config-fetch"] = "200 responseType,config",
        ["invoke-extension-fetch-task"] = "200 task",
        ["invoke-extension-initial-run"] = "200 composeExtension",
        ["invoke-extension-query"] = "200 composeExtension",
        ["invoke-extension-query-link"] = "200",
        ["invoke-extension-submit"] = "200 task",
        ["invoke-feedback"] = "200 {}",
        ["invoke-feedback-fetch"] = "200 {}",
        ["invoke-file-consent"] = "200 {}",
        ["invoke-signin"] = "200 {}",
        ["invoke-suggested-action"] = "200 {}",
        ["invoke-task-fetch"] = "200 task",
        ["invoke-task-submit"] = "200 task",
        ["invoke-token-exchange"] = "412 {}",
        ["invoke-unknown"] = "501",
        ["message-channel-mention"] = "200",
        ["message-channel-unmentioned"] = "200",
        ["message-deleted"] = "200",
        ["message-edited"] = "200",
        ["message-form-fallback"] = "200",
        ["message-group-mention"] = "200",
        ["message-html"] = "200",
        ["message-own"] = "200",
        ["message-personal"] = "200",
        ["message-submit-fallback"] = "200",
        ["message-targeted"] = "200",
        ["message-undeleted"] = "200",
        ["reaction-added"] = "200",
        ["reaction-removed"] = "200",
        ["typing"] = "200",
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recorded_activity_is_answered_as_Teams_expects()
    {
        var answers = new Dictionary<string, string>();
        foreach (var name in Recorded.Names)
        {
            var activity = desk.Wire.Own(Recorded.Node(name));
            activity["from"]!["aadObjectId"] = desk.Priya.ObjectId;
            answers[name] = await AnswerAsync(activity);
        }

        await desk.Wire.SettleAsync();
        Assert.Equal(Answered.OrderBy(pair => pair.Key), answers.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task A_stranger_is_answered_in_the_same_shapes()
    {
        foreach (var name in Recorded.Names.Where(name => Answered[name] != "200" && !name.StartsWith("invoke-extension-query", StringComparison.Ordinal)))
        {
            var answer = await AnswerAsync(desk.Wire.Own(Recorded.Node(name)));

            // A dialog for someone the bot does not know is closed; the way in is said in the chat.
            Assert.True(answer == Answered[name] || answer == "200", $"{name}: {answer}");
        }

        await desk.Wire.SettleAsync();
        Assert.Empty(desk.Wire.Connector.Offences);
    }

    [Fact]
    public async Task A_mutated_activity_is_never_the_servers_fault()
    {
        await ActivityReaderPropertyTests.Mutations.SampleAsync(
            async mutations =>
            {
                var activity = desk.Wire.Own(Recorded.Node(mutations[0].Name));
                activity["from"]!["aadObjectId"] = mutations[0].Remove ? desk.Priya.ObjectId : "stranger";
                foreach (var (_, place, value, remove) in mutations)
                {
                    ActivityReaderPropertyTests.Mutate(activity, place, value, remove);
                }

                using var response = await desk.Wire.SendAsync(activity);
                Assert.True((int)response.StatusCode is < 500 or 501, $"{response.StatusCode}: {activity.ToJsonString()}");
            },
            iter: 300,
            threads: 2);
        await desk.Wire.SettleAsync();

        Assert.DoesNotContain(desk.Wire.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    async Task<string> AnswerAsync(JsonObject activity)
    {
        using var response = await desk.Wire.SendAsync(activity);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(body.Length == 0 ? null : "application/json", response.Content.Headers.ContentType?.MediaType);
        var shape = body switch
        {
            "" => "",
            "{}" => " {}",
            _ => " " + string.Join(',', JsonNode.Parse(body)!.AsObject().Select(member => member.Key)),
        };
        return (int)response.StatusCode + shape;
    }

    /// <summary>One bot for all of them, without a limit to how much one person sends.</summary>
    public sealed class OneDesk : IAsyncLifetime
    {
        internal TeamsWire Wire { get; private set; } = null!;

        internal TeamsUser Priya { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Wire = await TeamsWire.StartAsync(new Desk().AddTo, ("Teams:Unpaced", "true"));
            Priya = Wire.User("Priya");
            await Wire.LinkAsync(Priya, Role.ProjectManager, "house");
        }

        public ValueTask DisposeAsync() => Wire.DisposeAsync();
    }
}
