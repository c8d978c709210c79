using System.CommandLine;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.PlainText;
using Demarc.Delivery;
using Demarc.Features.People;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Operations.Commands;

/// <summary>One turn in the terminal, as one of the people: what they would be answered in a private chat, as plain text.</summary>
static class AskCommand
{
    const string Channel = "terminal";

    static readonly Option<string> As = new("--as") { Description = "Id or name of the person who asks.", HelpName = "PERSON", Required = true };
    static readonly Argument<string[]> Words = new("TEXT") { Description = "What they say.", Arity = ArgumentArity.OneOrMore };

    public static Command Make(ICommandHost host)
    {
        var command = new Command("ask", "Says something to the bot as one of the people, and prints the answer.") { As, Words };
        command.SetWork(host, RunAsync, StoreUse.NeededWithSample);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var (person, refusal) = await PeopleDirectory.PersonAsync(session, parsed.GetValue(As)!, cancel);
        if (person is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        var clock = invocation.Get<TimeProvider>();
        var identity = new Identity(Channel, "local", person.Id);
        if (await session.LoadAsync(Roster.Links, identity.Key, cancel) is null)
        {
            session.Save(Roster.Links, new IdentityLink { Id = identity.Key, PersonId = person.Id, LinkedAt = clock.GetUtcNow(), By = "command line" });
            await session.CommitAsync(cancel);
        }

        var answers = await invocation.Get<TurnRunner>().RunPassingAsync(Said(person, identity, string.Join(' ', parsed.GetValue(Words)!), clock.GetUtcNow()), cancel);
        Show(answers, person, invocation.Output, clock.GetUtcNow());
        return 0;
    }

    static Inbound Said(Person person, Identity identity, string text, DateTimeOffset now)
    {
        var address = new Address(Channel, "local", person.Id, Place.Personal);
        return new Inbound
        {
            Key = $"{Channel}|{Guid.CreateVersion7(now):N}",
            Kind = InboundKind.Message,
            Address = address,
            Private = address,
            Sender = identity,
            SenderName = person.Name,
            SentAt = now,
            Text = text,
            IsPassing = true,
        };
    }

    static void Show(IReadOnlyList<Card> answers, Person person, Output output, DateTimeOffset now)
    {
        foreach (var card in answers)
        {
            var words = PlainTextRenderer.Render(card, new RenderContext(person.Reader) { Now = now }).Payload.TrimEnd();
            output.Line(words);
            output.Line("");
            output.Result(new
            {
                card = card.Name,
                summary = PlainTextRenderer.Summary(card, new RenderContext(person.Reader) { Now = now }),
                text = words,
                citations = card.Citations.Select(citation => citation.Title),
                buttons = card.Buttons.Select(button => button.Label),
            });
        }

        if (answers.Count == 0)
        {
            output.Line("(no answer)");
        }
    }
}
