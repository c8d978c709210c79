using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Help;

/// <summary>Greetings, what can be asked here, and a word for everything nobody else answers.</summary>
sealed class HelpFeature : IFeature
{
    /// <summary>Most small talk is a greeting, and all of it is best answered with what can be asked here.</summary>
    const string Chitchat = "oos.chitchat";

    public void Register(Catalog catalog)
    {
        catalog.Intent("meta.help", HelpAsync);
        catalog.Intent(Chitchat, HelpAsync);
        catalog.Intent("meta.thanks", ThanksAsync);
        catalog.On(InboundKind.Installed, InstalledAsync);
    }

    static Task<Reply> HelpAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Say(HelpCard.For(turn.Person, isGreeting: turn.Meaning?.Intent == Chitchat), Audience.Anyone));

    static Task<Reply> ThanksAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Say(new Card("thanks", "", Text.Plain("You are welcome.")), Audience.Anyone));

    /// <summary>Once for whoever installed it; a new version of the app greets nobody.</summary>
    static Task<Reply> InstalledAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(turn.Inbound.Verb == "add" ? new Reply.Say(HelpCard.For(turn.Person, isGreeting: true), Audience.Anyone) : new Reply.Silence());
}

public static class HelpRegistration
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton<IFeature, HelpFeature>();
}
