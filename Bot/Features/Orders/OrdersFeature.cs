using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders.Changes;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Lists;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders;

/// <summary>Orders: where they are, when they go in, what holds them up, what they earn; changed by staff, followed by whoever cares, imported from trackers.</summary>
public sealed class OrdersFeature(
    OrderIndex index, OrderFinder finder, OrderTurns turns, ListTurns lists, ChangeTurns changes, CancelTurns cancelling, NoteTurns notes, UndoTurns undoing, FormTurns forms, OrderSearch search, ImportTurns imports, NewsCards news) : IFeature
{
    public void Register(Catalog catalog)
    {
        foreach (var kind in OrderNames.Kinds)
        {
            catalog.Names(kind, (person, name) => finder.Knows(person, kind, name));
        }

        catalog.GoesOn(lists.GoOn);
        Ask(catalog);
        catalog.Action(OrderVerbs.Open, turns.OpenAsync);
        catalog.Action(OrderVerbs.Follow, turns.ClickFollowAsync);
        catalog.Action(OrderVerbs.Unfollow, turns.ClickUnfollowAsync);
        catalog.Action(OrderVerbs.History, turns.ClickHistoryAsync);
        catalog.Action(OrderVerbs.Page, lists.TurnPageAsync);
        catalog.Action(OrderVerbs.Refine, lists.RefineAsync);
        catalog.Action(OrderVerbs.RunImport, imports.RunAsync);
        catalog.Action(OrderVerbs.UndoImport, imports.UndoAsync);
        catalog.Action(OrderVerbs.DropImport, imports.DropAsync);
        catalog.Form(OrderVerbs.DatesForm, forms.OpenDatesAsync, forms.SubmitDatesAsync);
        catalog.Form(OrderVerbs.StateForm, forms.OpenStateAsync, forms.SubmitStateAsync);
        catalog.Form(OrderVerbs.NoteForm, forms.OpenNoteAsync, forms.SubmitNoteAsync);
        catalog.Search(OrderVerbs.Search, search.SearchAsync);
        catalog.On(InboundKind.FileSent, imports.FileAsync);
        Draw(catalog);
        catalog.Job(OrderVerbs.ImportJob, imports.RunJobAsync);
        catalog.Job(OrderVerbs.UndoJob, imports.UndoJobAsync);
        catalog.Job(OrderVerbs.ForgetJob, imports.ForgetJobAsync);
    }

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        await index.FillAsync(cancel);
        await imports.StartAsync(session, cancel);
    }

    void Ask(Catalog catalog)
    {
        catalog.Intent("order.status", turns.About(OrderVerbs.StatusView));
        catalog.Intent("order.foc", turns.About(OrderVerbs.FocView));
        catalog.Intent("order.eta", turns.About(OrderVerbs.EtaView));
        catalog.Intent("order.stalled", turns.About(OrderVerbs.StalledView));

        // Who has it, on either side, stands on the order's card.
        catalog.Intent("proj.contacts", turns.ContactsAsync);

        // So does what the partner must do.
        catalog.Intent("order.docs_needed", turns.About(OrderVerbs.StatusView));
        catalog.Intent("port.status", turns.About(OrderVerbs.PortView));
        catalog.Intent("comm.when", turns.CommissionAsync);
        catalog.Intent("comm.missing", turns.CommissionAsync);
        catalog.Intent("order.list", ListOrStatusAsync, goesBeforeArticles: true);
        catalog.Intent("order.history", turns.HistoryAsync);
        catalog.Intent("order.follow", Unforbidden(turns.FollowAsync));
        catalog.Intent("order.unfollow", Unforbidden(turns.UnfollowAsync));
        catalog.Hears(UndoTurns.In);
        catalog.Hears(SnoozeText.In);
        catalog.Intent(SnoozeText.Intent, SnoozeText.AnswerAsync);
        catalog.Intent("order.set", SetAsync);
        catalog.Intent("order.change", SetAsync);
        catalog.Intent(CancelTurns.Intent, CancelAsync);
        catalog.Intent(NoteTurns.Intent, notes.NoteAsync);
        catalog.Intent("order.import", imports.HowAsync);
    }

    // "48213 installed yesterday?" wants to know.
    Task<Reply> SetAsync(Turn turn, Session session, CancellationToken cancel) =>
        UndoTurns.IsMeant(turn) ? undoing.UndoAsync(turn, session, cancel)
        : ChangeTurns.IsAsked(turn) ? turns.About(OrderVerbs.StatusView)(turn, session, cancel)
        : changes.SetAsync(turn, session, cancel);

    Task<Reply> CancelAsync(Turn turn, Session session, CancellationToken cancel) =>
        !turn.Person.IsStaff && !ChangeTurns.Names(turn).Any() ? turns.CancelAsync(turn, session, cancel)
        : CancelTurns.IsAsked(turn) ? turns.About(OrderVerbs.StatusView)(turn, session, cancel)
        : cancelling.CancelAsync(turn, session, cancel);

    static Handle Unforbidden(Handle handle) => (turn, session, cancel) =>
        FollowText.Forbids(turn.Inbound.Text)
            ? Task.FromResult<Reply>(new Reply.Say(Answering.Line("order-follow-unchanged", Text.Plain("As you said, nothing was changed: whom you follow stays as it is. Say \"follow\" or \"unfollow\" with the order's number to change it.")), Audience.Asker))
            : handle(turn, session, cancel);

    // "orders on account 4421" is about those orders.
    Task<Reply> ListOrStatusAsync(Turn turn, Session session, CancellationToken cancel) =>
        OrderFinder.NamesNumber(turn.Meaning) ? turns.About(OrderVerbs.StatusView)(turn, session, cancel) : lists.ListAsync(turn, session, cancel);

    void Draw(Catalog catalog)
    {
        catalog.View(OrderVerbs.StatusView, turns.Draw(Lead.Status));
        catalog.View(OrderVerbs.FocView, turns.Draw(Lead.Foc));
        catalog.View(OrderVerbs.EtaView, turns.Draw(Lead.Eta));
        catalog.View(OrderVerbs.StalledView, turns.Draw(Lead.Stalled));
        catalog.View(OrderVerbs.PortView, turns.Draw(Lead.Port));
        catalog.View(OrderVerbs.CommissionView, turns.DrawCommissionAsync);
        catalog.View(OrderVerbs.ImportView, imports.DrawAsync);
        catalog.View(News.NewsView, news.DrawAsync);
        catalog.View(News.ImportNewsView, news.DrawImportAsync);
    }
}
