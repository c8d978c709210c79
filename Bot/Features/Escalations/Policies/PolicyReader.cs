using System.Globalization;
using System.Text.Json;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Orders;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Policies;

/// <summary>Reads one policy and collects all that is wrong with it, each with its place ("levels.Mid.acknowledge") and its cure.</summary>
sealed class PolicyReader
{
    const int MostManagers = 20;
    const int MostReminders = 100;
    const int LongestName = 80;

    public List<string> Findings { get; } = [];

    public EscalationPolicy? Read(JsonElement root)
    {
        if (!Known(root, "The file", "levels", "untilClosed", "betweenReminders", "longestSilence", "ladder", "routing"))
        {
            return null;
        }

        var levels = Levels(root);
        var (closed, reminders, silence) = (Allow(root, "", "untilClosed"), Allow(root, "", "betweenReminders"), Allow(root, "", "longestSilence"));
        var ladder = Get(root, "ladder");
        var isLadder = ladder is { } found && Known(found, "ladder", "managers", "up", "remindersBeforeDecision");
        var policy = new EscalationPolicy
        {
            Levels = levels,
            UntilClosed = closed,
            BetweenReminders = reminders,
            LongestSilence = silence,
            Managers = isLadder ? Whole(ladder!.Value, "ladder", "managers", 0, MostManagers) : 0,
            Up = isLadder ? Up(ladder!.Value) : [],
            RemindersBeforeDecision = isLadder ? Whole(ladder!.Value, "ladder", "remindersBeforeDecision", 1, MostReminders) : 1,
            Routing = Rules(root),
        };
        if (ladder is null)
        {
            Findings.Add("ladder is missing: add { \"managers\": 2, \"up\": [\"Leadership\", \"Administrator\"], \"remindersBeforeDecision\": 3 }.");
        }

        return Findings.Count == 0 ? policy : null;
    }

    Dictionary<EscalationLevel, LevelTarget> Levels(JsonElement root)
    {
        var levels = new Dictionary<EscalationLevel, LevelTarget>();
        if (Get(root, "levels") is not { } all || !Known(all, "levels", Enum.GetNames<EscalationLevel>()))
        {
            Findings.Add("levels is missing or no object: it needs Low, Mid and High.");
            return levels;
        }

        foreach (var level in Enum.GetValues<EscalationLevel>())
        {
            var place = $"levels.{level}";
            if (Get(all, level.ToString()) is not { } one || !Known(one, place, "acknowledge", "nextStep", "supplierSilence", "warning"))
            {
                Findings.Add($"{place} is missing or no object: it needs acknowledge, nextStep, supplierSilence and warning.");
                continue;
            }

            var target = new LevelTarget(Allow(one, place, "acknowledge"), Allow(one, place, "nextStep"), Allow(one, place, "supplierSilence"), Allow(one, place, "warning"));
            levels[level] = target;
            Agree(place, target);
        }

        return levels;
    }

    // The clocks of a level stand still and go on together, so they count the same time.
    void Agree(string place, LevelTarget target)
    {
        Allowance[] all = [target.Acknowledge, target.NextStep, target.SupplierSilence, target.Warning];
        if (all.Any(one => one.Amount > 0) && all.Where(one => one.Amount > 0).Select(one => one.IsRoundTheClock).Distinct().Count() > 1)
        {
            Findings.Add($"{place} mixes business time and time round the clock: say \"business\" in all four or in none.");
        }

        if (target.Warning.Unit == AllowanceUnit.BusinessDays)
        {
            Findings.Add($"{place}.warning is '{target.Warning}': minutes or hours are needed, such as '30 business minutes'.");
        }
    }

    IReadOnlyList<Role> Up(JsonElement ladder)
    {
        var up = Names<Role>(ladder, "ladder", "up");
        foreach (var role in up.Where(role => role is not (Role.Leadership or Role.Administrator)))
        {
            Findings.Add($"ladder.up names {role}: only Leadership and Administrator can be gone up to.");
        }

        if (up.Count == 0 || up.Distinct().Count() != up.Count)
        {
            Findings.Add("ladder.up needs Leadership or Administrator, each once, in the order they are asked.");
        }

        return up;
    }

    List<RoutingRule> Rules(JsonElement root)
    {
        var rules = new List<RoutingRule>();
        if (Get(root, "routing") is not { } all)
        {
            return rules;
        }

        if (all.ValueKind != JsonValueKind.Array)
        {
            Findings.Add("routing is no list: write [ { \"name\": …, \"when\": { … }, \"to\": [ … ] } ].");
            return rules;
        }

        foreach (var (index, one) in all.EnumerateArray().Index())
        {
            var place = $"routing[{index}]";
            if (!Known(one, place, "name", "when", "to"))
            {
                continue;
            }

            var name = Get(one, "name") is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : "";
            if (name.Length is 0 or > LongestName || rules.Any(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                Findings.Add($"{place}.name needs a text of its own of at most {LongestName} letters: it is shown on the card.");
            }

            rules.Add(new RoutingRule(name, When(one, place + ".when"), To(one, place)));
        }

        return rules;
    }

    RuleWhen When(JsonElement rule, string place)
    {
        var when = Get(rule, "when") is { } found && Known(found, place, "carrier", "product", "partner", "customer", "level", "kind", "stage", "mrcAtLeast") ? found : default;
        decimal? least = null;
        if (Get(when, "mrcAtLeast") is { } mrc)
        {
            least = mrc.ValueKind == JsonValueKind.Number && mrc.TryGetDecimal(out var amount) && amount >= 0 ? amount : null;
            if (least is null)
            {
                Findings.Add($"{place}.mrcAtLeast is {Shown(mrc)}: an amount of dollars such as 1000 is needed.");
            }
        }

        return new RuleWhen(
            Texts(when, place, "carrier"), Texts(when, place, "product"), Texts(when, place, "partner"), Texts(when, place, "customer"),
            Names<EscalationLevel>(when, place, "level"), Names<EscalationKind>(when, place, "kind"), Names<OrderStage>(when, place, "stage"), least);
    }

    List<RuleTarget> To(JsonElement rule, string place)
    {
        var to = new List<RuleTarget>();
        foreach (var text in Texts(rule, place, "to"))
        {
            if (!text.StartsWith("role:", StringComparison.OrdinalIgnoreCase))
            {
                to.Add(new RuleTarget(text, null));
            }
            else if (Enum.TryParse<Role>(text["role:".Length..].Trim(), ignoreCase: true, out var role) && role is Role.ProjectManager or Role.Leadership or Role.Administrator)
            {
                to.Add(new RuleTarget(null, role));
            }
            else
            {
                Findings.Add($"{place}.to has '{text}': role:ProjectManager, role:Leadership or role:Administrator is needed.");
            }
        }

        if (to.Count == 0)
        {
            Findings.Add($"{place}.to is empty: name a person's id, such as \"priya-nair\", or \"role:Leadership\".");
        }

        return to;
    }

    Allowance Allow(JsonElement of, string place, string name)
    {
        var value = Get(of, name);
        if (value is { ValueKind: JsonValueKind.String } text && Allowance.TryParse(text.GetString()!, out var allowance))
        {
            return allowance;
        }

        Findings.Add($"{Place(place, name)} is {(value is { } found ? Shown(found) : "missing")}: an allowance such as '4 business hours', '1 business day' or '15 minutes' is needed.");
        return default;
    }

    int Whole(JsonElement of, string place, string name, int least, int most)
    {
        var value = Get(of, name);
        if (value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) && whole >= least && whole <= most)
        {
            return whole;
        }

        Findings.Add($"{Place(place, name)} is {(value is { } found ? Shown(found) : "missing")}: a whole number from {least} to {most} is needed.");
        return least;
    }

    List<string> Texts(JsonElement of, string place, string name)
    {
        var texts = new List<string>();
        foreach (var one in List(Get(of, name)))
        {
            if (one.ValueKind == JsonValueKind.String && one.GetString()!.Trim() is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                Findings.Add($"{Place(place, name)} has {Shown(one)}: a text is needed.");
            }
        }

        return texts;
    }

    List<T> Names<T>(JsonElement of, string place, string name)
        where T : struct, Enum
    {
        var names = new List<T>();
        foreach (var text in Texts(of, place, name))
        {
            if (Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(text[0]))
            {
                names.Add(known);
            }
            else
            {
                Findings.Add($"{Place(place, name)} has '{text}': one of {string.Join(", ", Enum.GetNames<T>())} is needed.");
            }
        }

        return names;
    }

    bool Known(JsonElement of, string place, params string[] names)
    {
        if (of.ValueKind != JsonValueKind.Object)
        {
            Findings.Add($"{place} is {Shown(of)}: an object with {string.Join(", ", names)} is needed.");
            return false;
        }

        foreach (var other in of.EnumerateObject().Where(property => !names.Contains(property.Name, StringComparer.Ordinal)))
        {
            Findings.Add($"{place} has '{other.Name}', which means nothing there: it takes {string.Join(", ", names)}.");
        }

        return true;
    }

    // A single value is a list of one.
    static IEnumerable<JsonElement> List(JsonElement? value) => value is not { } found ? [] : found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [found];

    static JsonElement? Get(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    static string Place(string place, string name) => place.Length > 0 ? $"{place}.{name}" : name;

    static string Shown(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Undefined ? "missing" : value.GetRawText();
        return text.Length > 40 ? string.Create(CultureInfo.InvariantCulture, $"{text[..40]}…") : text;
    }
}
