using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Lists;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Proving;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Why;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Escalations;

/// <summary>
/// Escalations: asked for in words or by a form, routed to a project manager with all facts, worked on with buttons or words, and driven by clocks that are
/// due rows until it is proven right.
/// </summary>
public sealed class EscalationsFeature(
    IntakeTalk talk,
    IntakeFormHandlers intakeForm,
    DraftHandlers drafts,
    AtHand atHand,
    EscalationActs acts,
    WorkHandlers forms,
    Spoken spoken,
    EscalationLists lists,
    JeopardyHelp jeopardy,
    WhyTalk why,
    ProofTalk proof,
    WatchTalk watching,
    HistoryTalk history,
    Ledger ledger,
    EscalationDrawing drawing,
    EscalationLadder ladder,
    EscalationAuditor auditor,
    Undelivered undelivered,
    DraftTidying tidying,
    EscalationPolicy policy,
    UnfinishedDrafts unfinished,
    TimeProvider clock) : IFeature
{
    public void Register(Catalog catalog)
    {
        catalog.Intent("esc.open", talk.OpenAsync);
        catalog.Resume("esc.open", talk.ResumeAsync);
        catalog.Intent("esc.outage", talk.OutageAsync);
        catalog.Intent("esc.show", lists.ShowAsync);
        catalog.Intent("esc.status", lists.StatusAsync);
        catalog.Intent("esc.list", lists.ListAsync);
        catalog.Intent("esc.howto", (turn, _, _) => Task.FromResult<Reply>(new Reply.Say(HowTo.For(turn.Person, policy), Audience.Anyone)), goesBeforeArticles: true);
        catalog.Intent("jep.action", jeopardy.AnswerAsync);
        catalog.Hears(HeardWords.In);
        catalog.Hears(WhyWords.In);
        catalog.Intent(WhyWords.Intent, why.AnswerAsync);
        catalog.Hears(ProofTalk.In);
        catalog.Intent(ProofTalk.Intent, proof.AnswerAsync);
        catalog.Hears(HistoryTalk.In);
        catalog.Intent(HistoryTalk.Intent, history.AnswerAsync);
        catalog.Hears(WatchTalk.In);
        catalog.Intent(WatchTalk.Intent, watching.AnswerAsync);
        spoken.Register(catalog);

        catalog.Action(EscalationVerbs.Acknowledge, Acting(Act.WorkEscalation, acts.AcknowledgeAsync));
        catalog.Action(EscalationVerbs.Take, Acting(Act.WorkEscalation, acts.TakeAsync));
        catalog.Action(EscalationVerbs.Resume, Acting(Act.WorkEscalation, acts.ResumeAsync));
        catalog.Action(EscalationVerbs.Confirm, Acting(Act.OpenEscalation, (turn, session, escalation, cancel) => acts.ConfirmAsync(turn, session, escalation, "", cancel)));
        drafts.Register(catalog);

        catalog.Form(EscalationForms.New, intakeForm.OpenAsync, intakeForm.SubmitAsync);
        forms.Register(catalog);

        catalog.View(EscalationViews.Escalation, drawing.DrawAsync);
        catalog.Job(EscalationDue.Job, ladder.RunAsync);
        catalog.Job(Ledger.Job, ledger.LookAsync);
        catalog.Job(DraftTidying.Job, tidying.RunAsync);
        catalog.Job(UnfinishedDrafts.Job, unfinished.RunAsync);
        catalog.Job(Undelivered.Job, ladder.UndeliveredAsync);
        catalog.Job(EscalationAuditor.Job, auditor.RunAsync);
        catalog.OnTrouble(undelivered.HeardAsync);
    }

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        await EscalationAuditor.EnsureAsync(session, clock.GetUtcNow(), cancel);
        await DraftTidying.EnsureAsync(session, clock.GetUtcNow(), cancel);
    }

    delegate Task<Reply> Do(Turn turn, Session session, Escalation escalation, CancellationToken cancel);

    Handle Acting(Act act, Do work) => async (turn, session, cancel) =>
    {
        var hand = await atHand.FindAsync(turn, session, turn.Inbound.Subject, act, cancel);
        return hand.Refusal ?? await work(turn, session, hand.Escalation!, cancel);
    };
}

public static class EscalationsRegistration
{
    public static IServiceCollection AddEscalations(this IServiceCollection services)
    {
        services.AddCollections(Escalations.All, EscalationDraft.All, MessageDraft.All, EscalationAudit.All, Told.All, LedgerLine.All, LedgerHead.All);

        // Read here: what the order knows.
        services.AddCollections(OrderBook.All);
        services.AddOptions<EscalationOptions>().BindConfiguration(EscalationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EscalationOptions>, EscalationOptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<EscalationOptions>>().Value.Hours(provider.GetRequiredService<Calendars>()));
        services.AddSingleton(provider => PolicyFile.Of(provider.GetRequiredService<IOptions<EscalationOptions>>().Value));
        services.AddSingleton<PolicyTrial>();
        services.AddSingleton(provider => RepairContacts.Load(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<EscalationMoves>().AddSingleton<EscalationDesk>().AddSingleton<EscalationNews>();
        services.AddSingleton<Workload>().AddSingleton<Routing>().AddSingleton<LadderRules>().AddSingleton<Sight>().AddSingleton<AtHand>().AddSingleton<EscalationActs>();
        services.AddSingleton<EscalationLadder>().AddSingleton<EscalationAuditor>().AddSingleton<Undelivered>();
        services.AddSingleton<OrdersAtHand>().AddSingleton<DraftReading>().AddSingleton<Opening>().AddSingleton<IntakeTalk>().AddSingleton<IntakeFormHandlers>().AddSingleton<DraftHandlers>().AddSingleton<DraftTidying>().AddSingleton<UnfinishedDrafts>();
        services.AddSingleton<WorkHandlers>().AddSingleton<Spoken>().AddSingleton<EscalationLists>().AddSingleton<JeopardyHelp>().AddSingleton<WhyTalk>().AddSingleton<ProofTalk>().AddSingleton<WatchTalk>().AddSingleton<HistoryTalk>().AddSingleton<Ledger>().AddSingleton<EscalationDrawing>();
        return services.AddSingleton<IFeature, EscalationsFeature>();
    }
}
