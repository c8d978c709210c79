using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Demarc.Tests.Support;

/// <summary>The Web API's methods, as far as the bot uses them.</summary>
public sealed partial class FakeSlack
{
    static readonly string[] TakeNoJson = ["conversations.history", "conversations.replies", "users.info", "files.info", "oauth.v2.access"];

    async Task CallAsync(HttpContext context)
    {
        var method = context.Request.RouteValues["method"]!.ToString()!;
        var arguments = await ArgumentsAsync(context, method);
        var authorization = context.Request.Headers.Authorization.ToString();
        calls.Enqueue(new SlackCall(method, arguments, authorization, Now()));
        var mishap = Trouble(method, arguments);
        if (mishap is { IsDelivered: false })
        {
            await mishap.WriteAsync(context);
            return;
        }

        var answer = Answer(method, arguments, authorization);
        if (mishap is not null)
        {
            await mishap.WriteAsync(context);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    static async Task<JsonObject> ArgumentsAsync(HttpContext context, string method)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            return new JsonObject(form.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.ToString())));
        }

        Assert.DoesNotContain(method, TakeNoJson);
        return (await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body))!;
    }

    JsonObject Answer(string method, JsonObject arguments, string authorization)
    {
        if (method == "oauth.v2.access")
        {
            return Ok(new()
            {
                ["access_token"] = BotToken,
                ["scope"] = "chat:write",
                ["bot_user_id"] = BotUser,
                ["team"] = new JsonObject { ["id"] = OauthTeam, ["name"] = "Northgate" },
                ["authed_user"] = new JsonObject { ["id"] = "U0ADMIN" },
            });
        }

        if (authorization != "Bearer " + (method == "apps.connections.open" ? AppToken : BotToken))
        {
            return Error("invalid_auth");
        }

        return method switch
        {
            "chat.postMessage" => Post(arguments, null),
            "chat.postEphemeral" => Post(arguments, arguments["user"]!.ToString()),
            "chat.update" => Update(arguments),
            "chat.delete" => With(() => messages.RemoveAll(message => message.Ts == arguments["ts"]!.ToString()) > 0) ? Ok() : Error("message_not_found"),
            "conversations.open" => Strangers.Contains(arguments["users"]!.ToString()) ? Error("user_not_found") : Open(arguments["users"]!.ToString()),
            "conversations.history" or "conversations.replies" => History(arguments),
            "users.info" => Users.TryGetValue(arguments["user"]!.ToString(), out var user) ? Ok(new() { ["user"] = user.DeepClone() }) : Error("user_not_found"),
            "views.open" or "views.push" => OpenView(arguments, isPush: method == "views.push"),
            "views.update" => UpdateView(arguments),
            "views.publish" => Publish(arguments),
            "apps.connections.open" => Ok(new() { ["url"] = Origin.Replace("http", "ws", StringComparison.Ordinal) + "/socket" }),
            "auth.test" => Ok(new() { ["team_id"] = Team, ["user_id"] = BotUser, ["team"] = "Northgate" }),
            "assistant.threads.setStatus" or "assistant.threads.setSuggestedPrompts" or "auth.revoke" => Ok(),
            _ => Error("unknown_method"),
        };
    }

    JsonObject Post(JsonObject arguments, string? onlyFor) => With(() =>
    {
        var channel = arguments["channel"]!.ToString();
        if (!channels.TryGetValue(channel, out var place))
        {
            return Error("channel_not_found");
        }

        if (place.IsArchived)
        {
            return Error("is_archived");
        }

        if (!place.Members.Contains(BotUser))
        {
            return Error("not_in_channel");
        }

        if (onlyFor is not null && !place.Members.Contains(onlyFor))
        {
            return Error("user_not_in_channel");
        }

        if (Refusal(arguments) is { } refusal)
        {
            return refusal;
        }

        var ts = NextTs();
        messages.Add(new SlackMessage(channel, ts, arguments["thread_ts"]?.ToString(), onlyFor, arguments.DeepClone().AsObject()));
        return Ok(new() { [onlyFor is null ? "ts" : "message_ts"] = ts, ["channel"] = channel, ["message"] = new JsonObject { ["bot_id"] = "B0DEMARC" } });
    });

    JsonObject Update(JsonObject arguments) => With(() =>
    {
        var place = messages.FindIndex(message => message.Channel == arguments["channel"]!.ToString() && message.Ts == arguments["ts"]!.ToString() && message.User is null && message.OnlyFor is null);
        if (place < 0)
        {
            return Error("message_not_found");
        }

        if (Refusal(arguments) is { } refusal)
        {
            return refusal;
        }

        messages[place] = messages[place] with { Body = arguments.DeepClone().AsObject(), Updates = messages[place].Updates + 1 };
        return Ok(new() { ["ts"] = messages[place].Ts });
    });

    JsonObject? Refusal(JsonObject arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments["text"]?.ToString()))
        {
            Offences.Enqueue("a message without a sentence for phones and screen readers");
        }

        if (arguments["text"]?.ToString() is { } text && (text.Contains("<!", StringComparison.Ordinal) || text.Contains("<@", StringComparison.Ordinal)))
        {
            Offences.Enqueue("text that calls people");
        }

        var problems = arguments["blocks"] is JsonArray blocks ? BlockKitRules.OfMessage(blocks) : [];
        foreach (var problem in problems)
        {
            Offences.Enqueue(problem);
        }

        return problems.Count > 0 ? Error("invalid_blocks") : null;
    }

    JsonObject Open(string user) => With(() =>
    {
        channels.TryAdd(ChatWith(user), (user, [user, BotUser], false));
        return Ok(new() { ["channel"] = new JsonObject { ["id"] = ChatWith(user) } });
    });

    JsonObject History(JsonObject arguments) => With(() =>
    {
        var oldest = decimal.Parse(arguments["oldest"]?.ToString() ?? "0", CultureInfo.InvariantCulture);
        var thread = arguments["ts"]?.ToString();
        var found = messages.Where(message => message.Channel == arguments["channel"]!.ToString() && message.OnlyFor is null
            && decimal.Parse(message.Ts, CultureInfo.InvariantCulture) >= oldest && (thread is null || message.Thread == thread || message.Ts == thread));
        return Ok(new()
        {
            ["messages"] = new JsonArray([.. found.Select(message => new JsonObject
            {
                ["ts"] = message.Ts,
                ["text"] = message.Body["text"]?.DeepClone(),
                ["thread_ts"] = message.Thread,
                ["user"] = message.User ?? BotUser,
                ["bot_id"] = message.User is null ? "B0DEMARC" : message.User[0] == 'B' ? message.User : null,
                ["metadata"] = message.Body["metadata"]?.DeepClone(),
            })]),
        });
    });

    JsonObject OpenView(JsonObject arguments, bool isPush)
    {
        var (user, at) = With(() => triggers.GetValueOrDefault(arguments["trigger_id"]?.ToString() ?? ""));
        if (user is null)
        {
            return Error("invalid_trigger_id");
        }

        if (Now() - at > TriggerLife)
        {
            return Error("expired_trigger_id");
        }

        var stack = isPush ? Modals.GetValueOrDefault(user, []) : [];
        if (stack.Count >= 3)
        {
            return Error("push_limit_reached");
        }

        var view = Kept(arguments["view"]!.AsObject());
        Modals[user] = [.. stack, view];
        return Ok(new() { ["view"] = view.DeepClone() });
    }

    JsonObject UpdateView(JsonObject arguments)
    {
        foreach (var (user, stack) in Modals)
        {
            var place = stack.ToList().FindIndex(view => view["id"]!.ToString() == arguments["view_id"]!.ToString());
            if (place < 0)
            {
                continue;
            }

            if (arguments["hash"] is { } hash && hash.ToString() != stack[place]["hash"]!.ToString())
            {
                return Error("hash_conflict");
            }

            var view = Kept(arguments["view"]!.AsObject(), stack[place]["id"]!.ToString());
            Modals[user] = [.. stack.Select((one, i) => i == place ? view : one)];
            return Ok(new() { ["view"] = view.DeepClone() });
        }

        return Error("not_found");
    }

    JsonObject Publish(JsonObject arguments)
    {
        var user = arguments["user_id"]!.ToString();
        if (arguments["hash"] is { } hash && Homes.TryGetValue(user, out var shown) && shown["hash"]!.ToString() != hash.ToString())
        {
            return Error("hash_conflict");
        }

        Homes[user] = Kept(arguments["view"]!.AsObject());
        return Ok();
    }

    async Task RespondAsync(HttpContext context)
    {
        var body = (await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body))!;
        calls.Enqueue(new SlackCall("response_url", body, "", Now()));
        var found = With(() => responses.TryGetValue(context.Request.RouteValues["id"]!.ToString()!, out var response) ? response : default((string Channel, string User, string Ts)?));
        if (found is not { } known || Trouble("response_url", body) is not null)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("used_url");
            return;
        }

        With(() =>
        {
            var place = messages.FindIndex(message => message.Channel == known.Channel && message.Ts == known.Ts);
            if (body["replace_original"]?.GetValue<bool>() == true && place >= 0)
            {
                messages[place] = messages[place] with { Body = body, Updates = messages[place].Updates + 1 };
            }
            else
            {
                messages.Add(new SlackMessage(known.Channel, NextTs(), body["thread_ts"]?.ToString(), known.User, body));
            }

            return 0;
        });
        await context.Response.WriteAsync("ok");
    }

    static JsonObject Ok(JsonObject? body = null)
    {
        body ??= [];
        body["ok"] = true;
        return body;
    }

    static JsonObject Error(string word) => new() { ["ok"] = false, ["error"] = word };
}
