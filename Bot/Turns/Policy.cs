using System.Collections.Frozen;

namespace Demarc.Turns;

/// <summary>What people do to things. Each has one row per role in policy.tsv.</summary>
public enum Act
{
    SeeOrder,
    SeeMoney,
    ChangeOrder,
    ImportOrders,
    SeeEscalation,
    OpenEscalation,
    WorkEscalation,
    AssignEscalation,
    SeeInternalNotes,
    SeeStatus,
    ConfigureStatus,
    ReadArticle,
    WriteArticle,
    InvitePerson,
    ManagePeople,
    ManageRooms,
    SeeHealth,
}

/// <summary>How far a permission reaches.</summary>
public enum Reach
{
    None,
    Own,
    Company,
    All,
}

/// <summary>Whose a thing is: the agency, and the rep where it has one.</summary>
public sealed record Owner(string? Company, string? Person = null);

/// <summary>Who may do what, as data: role × act → reach. Asked on every turn and every click, with the thing at hand.</summary>
public sealed class Policy
{
    readonly FrozenDictionary<(Role, Act), Reach> reaches;

    Policy(FrozenDictionary<(Role, Act), Reach> reaches) => this.reaches = reaches;

    public Reach ReachOf(Person person, Act act) => person.Gone ? Reach.None : reaches[(person.Role, act)];

    /// <summary>May this person do this to a thing of this owner?</summary>
    public bool Allows(Person person, Act act, Owner owner) => ReachOf(person, act) switch
    {
        Reach.All => true,
        Reach.Company => owner.Company == person.Company,
        Reach.Own => owner.Company == person.Company && owner.Person == person.Id,
        _ => false,
    };

    /// <summary>May they do it to anything at all? For offering buttons and commands, never instead of <see cref="Allows"/>.</summary>
    public bool AllowsAny(Person person, Act act) => ReachOf(person, act) != Reach.None;

    /// <param name="table">Tab separated: a header "act" and the roles, then one line per act with a reach per role.</param>
    /// <exception cref="FormatException">A cell is missing or unknown; the message names it.</exception>
    public static Policy Parse(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var roles = lines[0].Split('\t').Skip(1).Select(Enum.Parse<Role>).ToArray();
        var cells = new Dictionary<(Role, Act), Reach>();
        foreach (var line in lines.Skip(1))
        {
            var parts = line.Split('\t');
            if (parts.Length != roles.Length + 1 || !Enum.TryParse<Act>(parts[0], out var act))
            {
                throw new FormatException($"policy.tsv: the line '{parts[0]}' needs a known act and {roles.Length} reaches.");
            }

            for (var i = 0; i < roles.Length; i++)
            {
                cells[(roles[i], act)] = Enum.TryParse<Reach>(parts[i + 1], out var reach)
                    ? reach
                    : throw new FormatException($"policy.tsv: '{parts[i + 1]}' for {act} and {roles[i]} is not None, Own, Company or All.");
            }
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var act in Enum.GetValues<Act>().Where(act => !cells.ContainsKey((role, act))))
            {
                throw new FormatException($"policy.tsv: no reach for {act} and {role}. Add it; nothing is allowed by silence.");
            }
        }

        return new Policy(cells.ToFrozenDictionary());
    }

    public static Policy Load()
    {
        using var stream = typeof(Policy).Assembly.GetManifestResourceStream("Demarc.Turns.policy.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
