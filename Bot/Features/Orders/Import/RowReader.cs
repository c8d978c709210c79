namespace Demarc.Features.Orders.Import;

/// <summary>Turns a row into what it says about one order.</summary>
static class RowReader
{
    const int MostInNumber = 40;

    /// <returns>Null: the row has errors, or says nothing about an order.</returns>
    public static OrderDraft? Read(RowCells cells, DateTimeOffset now)
    {
        if (NumberOf(cells) is not { } number)
        {
            return null;
        }

        var draft = States(Facts(new OrderDraft(cells.Row, number), cells), cells, now) with
        {
            Dates = Enum.GetValues<OrderColumn>().Where(column => column.DateOf() is not null)
                .Select(column => (Date: column.DateOf()!.Value, Day: cells.Day(column)))
                .Where(pair => pair.Day is not null).ToDictionary(pair => pair.Date, pair => pair.Day!.Value),
            OriginalFoc = cells.Day(OrderColumn.OriginalFoc),
            ExpectedFirstCommission = cells.Day(OrderColumn.ExpectedFirstCommission),
            FirstCommissionSeen = cells.Day(OrderColumn.FirstCommissionSeen, mayLieAhead: false),
            Renewal = cells.Day(OrderColumn.Renewal),
            LastUpdate = cells.Day(OrderColumn.LastUpdate, mayLieAhead: false),
            Source = cells.Text(OrderColumn.Source),
            Unsaid = [.. Enum.GetValues<OrderColumn>().Where(column => column.DateOf() is not null && cells.IsUnsaid(column)).Select(column => column.DateOf()!.Value)],
        };
        return cells.HasError ? null : draft;
    }

    static string? NumberOf(RowCells cells)
    {
        var number = cells.Id(OrderColumn.Number)?.TrimStart('#').Trim();
        if (cells.HasError)
        {
            return null;
        }

        if (string.IsNullOrEmpty(number))
        {
            cells.Fail(OrderColumn.Number, cells.Cell(OrderColumn.Number), "number.missing", "is empty, so nobody can say which order this is.", "Fill in the order number.");
            return null;
        }

        if (number.Length > MostInNumber || !number.Any(char.IsLetterOrDigit) || number.Any(letter => !char.IsLetterOrDigit(letter) && letter is not ('-' or '_' or '.' or '/' or '#' or ' ' or '&' or '+')))
        {
            cells.Fail(OrderColumn.Number, cells.Cell(OrderColumn.Number), "number.odd", $"is no order number: letters, digits and dashes, at most {MostInNumber}.", "Correct it.");
            return null;
        }

        return number;
    }

    static OrderDraft Facts(OrderDraft draft, RowCells cells) => draft with
    {
        Customer = cells.Text(OrderColumn.Customer),
        Agency = cells.Text(OrderColumn.Agency),
        Rep = cells.Text(OrderColumn.Rep),
        Owner = cells.Text(OrderColumn.Owner),
        Supplier = cells.Text(OrderColumn.Supplier) is { } supplier ? Suppliers.Named(supplier) : null,
        Product = cells.Text(OrderColumn.Product),
        Site = RowFields.SiteOf(cells),
        Pon = RowFields.PonOf(cells),
        SupplierOrder = cells.Id(OrderColumn.SupplierOrder),
        CircuitId = cells.Id(OrderColumn.CircuitId),
        Account = RowFields.AccountOf(cells),
        IsAccountNumber = cells.IsNumber(OrderColumn.Account),
        Btn = RowFields.BtnOf(cells),
        Tns = RowFields.TnsOf(cells),
        TnCount = cells.Count(OrderColumn.TnCount, 100_000),
        Mrc = cells.Money(OrderColumn.Mrc),
        Nrc = cells.Money(OrderColumn.Nrc),
        TermMonths = RowFields.TermOf(cells),
        Status = cells.Text(OrderColumn.Status),
        Risk = cells.Text(OrderColumn.Risk, RowCells.Paragraph),
        Note = cells.Text(OrderColumn.Notes, RowCells.Paragraph),
        NotReady = cells.List(OrderColumn.NotReady),
    };

    static OrderDraft States(OrderDraft draft, RowCells cells, DateTimeOffset now)
    {
        var since = cells.Day(OrderColumn.JeopardySince, mayLieAhead: false) is { } day ? Noon(day) : now;
        var code = cells.Id(OrderColumn.JeopardyCode, 20);
        var rejectCode = cells.Id(OrderColumn.RejectCode, 20);
        var rejects = cells.Count(OrderColumn.RejectCount, 100) ?? 1;
        var by = cells.Day(OrderColumn.NextActionBy);
        var court = CourtOf(cells.Text(OrderColumn.NextActionOwner));
        return draft with
        {
            Jeopardy = cells.State(OrderColumn.Jeopardy, words => new Jeopardy(code, words, since)) ?? (code is null ? null : new(new Jeopardy(code, "", since))),
            Hold = cells.State(OrderColumn.Hold, words => new Hold(CourtOf(cells.Text(OrderColumn.HoldFor)), words, now)),
            Reject = cells.State(OrderColumn.Reject, words => new Reject(rejectCode, words, now, Math.Max(1, rejects))),
            Next = cells.State(OrderColumn.NextAction, words => new NextStep(words, court, by)),
        };
    }

    public static Court CourtOf(string? text) => text?.ToLowerInvariant() switch
    {
        null or "" => Court.Us,
        var who when who.Contains("supplier") || who.Contains("carrier") || who.Contains("provider") || who.Contains("vendor") => Court.Supplier,
        var who when who.Contains("partner") || who.Contains("agent") || who.Contains("agency") || who.Contains("rep") => Court.Partner,
        var who when who.Contains("customer") || who.Contains("client") || who.Contains("end user") => Court.Customer,
        var who when who.Contains("landlord") || who.Contains("third") || who.Contains("permit") || who.Contains("city") || who.Contains("lec") => Court.ThirdParty,
        _ => Court.Us,
    };

    static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
