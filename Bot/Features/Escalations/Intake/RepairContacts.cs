using System.Collections.Frozen;
using System.Globalization;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Where a supplier takes repair tickets round the clock.</summary>
/// <param name="Source">Where the number is from, in words.</param>
public sealed record RepairContact(string Number, string Source, DateOnly AsOf);

/// <summary>
/// Repair numbers of suppliers, from a table of the installation: numbers change, and a wrong one costs a customer hours, so none is built in. Without an
/// entry people are sent to the number on the customer's bill, which is always right.
/// </summary>
public sealed class RepairContacts
{
    readonly FrozenDictionary<string, RepairContact> contacts;

    RepairContacts(FrozenDictionary<string, RepairContact> contacts) => this.contacts = contacts;

    public RepairContact? Of(string supplier) => contacts.GetValueOrDefault(supplier.Trim());

    /// <param name="table">Tab separated lines of supplier, number, source and the day it was checked (2026-10-01); empty lines and those with # are skipped.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names it and says how it should look.</exception>
    public static RepairContacts Parse(string table)
    {
        var contacts = new Dictionary<string, RepairContact>(StringComparer.OrdinalIgnoreCase);
        foreach (var (number, line) in table.Split('\n').Index())
        {
            if (line.Trim() is not { Length: > 0 } text || text[0] == '#')
            {
                continue;
            }

            if (text.Split('\t', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } supplier, { Length: > 0 } phone, { Length: > 0 } source, var day]
                || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf))
            {
                throw new FormatException($"Repair contacts, line {number + 1}: '{text}' should be the supplier, its number, where it is from and the day it was checked (2026-10-01), with tabs between.");
            }

            contacts[supplier] = new RepairContact(phone, source, asOf);
        }

        return new RepairContacts(contacts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>From the file named by <c>Escalations:RepairContacts</c>, else <c>repair.tsv</c> in the data folder, when there is one.</summary>
    public static RepairContacts Load(IConfiguration configuration)
    {
        var file = configuration["Escalations:RepairContacts"] ?? Path.Combine(StorageRegistration.FolderOf(configuration), "repair.tsv");
        return Parse(File.Exists(file) ? File.ReadAllText(file) : "");
    }
}
