using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Knowledge;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>Questions, answers, feedback and people who know, through the front door. A message here says its meaning: "article KA-03", "code 1U", "unsure …".</summary>
public sealed class KnowledgeStories
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_quotes_its_article_and_says_where_it_comes_from_how_sure_it_is_and_how_old()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        var words = await bot.AskAsync(ana, "article KA-03");

        Assert.Contains("KA-03 What is a FOC?", words);
        Assert.Contains("Firm Order Confirmation", words);
        Assert.Contains("[1] KA-03", words);
        Assert.Contains("Read in the source", words);
        Assert.Contains("ATT-FOC", words);
        Assert.Contains("[Ask a person]", words);
    }

    [Theory]
    [InlineData("code jep.explain 1U", "Permit", "Municipality")]
    [InlineData("code port.reject 8C", "PIN", "KA-33")]
    [InlineData("code jep.explain 1C", "2 readings", "Network service provider not ready")]
    [InlineData("field form.lsr_field NNSP", "New network service provider", "On an LSR")]
    [InlineData("field form.asr_field SECNCI", "On an ASR", "Read in the source")]
    [InlineData("field term.define DLR", "Design", "KA-25")]
    public async Task Codes_fields_and_terms_are_answered_from_the_tables(string said, params string[] expected)
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        var words = await bot.AskAsync(ana, said);

        Assert.All(expected, part => Assert.Contains(part, words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_it_does_not_know_it_says_and_one_press_asks_a_person_whose_answer_comes_back()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana Ortiz", more: person => person with { Partners = ["acme"] });
        await bot.AddStaffAsync("Eve");
        var unsure = Assert.Single(await bot.SayAsync(ana, "unsure does cox port on fridays"));

        var asked = await bot.PressAsync(ana, unsure, "Ask a person");
        var card = Assert.Single(bot.Chat.In(dana.Chat()));
        var form = Assert.IsType<Reply.Ask>((await bot.PressAsync(dana, card, "Answer Q-101")).Reply).Form;
        var sent = await bot.SubmitAsync(dana, form, ("answer", "Not before noon."));

        Assert.Contains("I do not know that", TestBot.Read(unsure.Card));
        Assert.Contains("I asked Dana Ortiz", Assert.IsType<Reply.Done>(asked.Reply).Words.ToString());
        Assert.Contains("does cox port on fridays", TestBot.Read(card.Card));
        Assert.IsType<Reply.Done>(sent.Reply);
        var answer = TestBot.Read(bot.Chat.In(ana.Chat())[^1].Card);
        Assert.Contains("Dana Ortiz answered your question.", answer);
        Assert.Contains("Not before noon.", answer);
        Assert.Contains("Answered", TestBot.Read(Assert.Single(bot.Chat.In(dana.Chat())).Card));
    }

    [Fact]
    public async Task An_answer_can_become_an_article_that_answers_the_next_one_and_survives_a_restart()
    {
        await using var bot = await StartAsync();
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        var dana = await bot.AddStaffAsync("Dana");
        var unsure = Assert.Single(await bot.SayAsync(ana, "unsure does cox port on fridays"));
        await bot.PressAsync(ana, unsure, "Ask a person");
        var form = Assert.IsType<Reply.Ask>((await bot.PressAsync(dana, Assert.Single(bot.Chat.In(dana.Chat())), "Answer")).Reply).Form;

        await bot.SubmitAsync(dana, form, ("answer", "Not before noon.\nAsk for Monday instead."), ("article", "true"), ("title", "Does Cox port on Fridays?"), ("carrier", "Cox"), ("examples", "cox friday port\nfriday ports at cox"));
        var words = await bot.AskAsync(ben, "article KA-501");
        await bot.RestartAsync();

        Assert.Contains("KA-501 Does Cox port on Fridays?", words);
        Assert.Contains("Our reading, to confirm with Cox: Not before noon.", words);
        Assert.Contains("Cox only", words);
        var article = bot.Services.GetRequiredService<Library>().Find("ka-501");
        Assert.Equal(["unsure does cox port on fridays", "cox friday port", "friday ports at cox"], article!.Examples);
    }

    [Fact]
    public async Task Of_two_who_answer_the_second_is_told_who_was_first()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");
        await bot.PressAsync(ana, Assert.Single(await bot.SayAsync(ana, "unsure one")), "Ask a person");
        var card = Assert.Single(bot.Chat.In(dana.Chat()));
        var first = Assert.IsType<Reply.Ask>((await bot.PressAsync(dana, card, "Answer")).Reply).Form;
        var eve = await bot.AddStaffAsync("Eve");
        var second = Assert.IsType<Reply.Ask>((await bot.OpenAsync(eve, QuestionForms.Answer, "Q-101")).Reply).Form;

        await bot.SubmitAsync(dana, first, ("answer", "First."));
        var late = await bot.SubmitAsync(eve, second, ("answer", "Second."));

        Assert.Contains("Dana answered Q-101", Assert.IsType<Reply.Refused>(late.Reply).Words.ToString());
        Assert.Single(bot.Chat.In(ana.Chat()), one => one.Card.Name == "answer");
    }

    [Theory]
    [InlineData("", "false", "", "answer")]
    [InlineData("Yes.", "true", "", "title")]
    [InlineData("   ", "true", "T", "answer")]
    public async Task An_answer_with_something_missing_is_refused_at_the_field(string answer, string article, string title, string errorAt)
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");
        await bot.PressAsync(ana, Assert.Single(await bot.SayAsync(ana, "unsure one")), "Ask a person");
        var form = Assert.IsType<Reply.Ask>((await bot.PressAsync(dana, Assert.Single(bot.Chat.In(dana.Chat())), "Answer")).Reply).Form;

        var again = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(dana, form, ("answer", answer), ("article", article), ("title", title))).Reply).Form;

        Assert.Contains(again.Errors, error => error.FieldId == errorAt);
        Assert.DoesNotContain(bot.Chat.In(ana.Chat()), one => one.Card.Name == "answer");
    }

    [Fact]
    public async Task Partners_neither_answer_nor_see_the_questions_of_others()
    {
        await using var bot = await StartAsync();
        var (ana, mal) = (await bot.AddAsync("Ana"), await bot.AddAsync("Mal", company: "rival"));
        await bot.AddStaffAsync("Dana");
        await bot.PressAsync(ana, Assert.Single(await bot.SayAsync(ana, "unsure secret question")), "Ask a person");

        var opened = await bot.OpenAsync(mal, QuestionForms.Answer, "Q-101");
        var missing = await bot.OpenAsync(mal, QuestionForms.Answer, "Q-999");
        var pressed = await bot.InlineAsync(bot.Inbound(mal, InboundKind.Action) with { Verb = QuestionForms.AskAction, Subject = "Q-101" });

        Assert.Equal(Assert.IsType<Reply.Refused>(missing.Reply).Words, Assert.IsType<Reply.Refused>(opened.Reply).Words);
        Assert.DoesNotContain("secret", Assert.IsType<Reply.Refused>(pressed.Reply).Words.ToString());
    }

    [Fact]
    public async Task A_question_that_lies_is_brought_up_again_passed_on_and_the_asker_hears_of_it()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana", more: person => person with { Partners = ["acme"] });
        var eve = await bot.AddStaffAsync("Eve");
        await bot.PressAsync(ana, Assert.Single(await bot.SayAsync(ana, "unsure one")), "Ask a person");

        await bot.PassAsync(TimeSpan.FromHours(4), TimeSpan.FromMinutes(30));
        Assert.Equal(2, bot.Chat.In(dana.Chat()).Count);
        await bot.PassAsync(TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

        Assert.Equal("question", Assert.Single(bot.Chat.In(eve.Chat())).Card.Name);
        Assert.Contains("I asked Eve as well", TestBot.Read(bot.Chat.In(ana.Chat())[^1].Card));
        var form = Assert.IsType<Reply.Ask>((await bot.PressAsync(eve, Assert.Single(bot.Chat.In(eve.Chat())), "Answer")).Reply).Form;
        await bot.SubmitAsync(eve, form, ("answer", "Done."));
        await bot.PassAsync(TimeSpan.FromDays(10), TimeSpan.FromHours(6));
        Assert.Equal("answer", bot.Chat.In(ana.Chat())[^1].Card.Name);
    }

    [Fact]
    public async Task With_nobody_to_ask_the_question_is_kept_and_the_asker_told_so()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        var asked = await bot.PressAsync(ana, Assert.Single(await bot.SayAsync(ana, "unsure one")), "Ask a person");

        Assert.Contains("I kept your question as Q-101", Assert.IsType<Reply.Done>(asked.Reply).Words.ToString());
    }

    [Fact]
    public async Task Guesses_are_offered_as_buttons_that_say_what_they_promise()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        var card = Assert.Single(await bot.SayAsync(ana, "guess port thing")).Card;

        Assert.Equal(["KA-27", "KA-31"], card.Buttons.OfType<AskButton>().Select(button => button.Says));
        Assert.Contains(card.Buttons, button => button.Label == "Ask a person");
    }

    [Fact]
    public async Task A_thumb_down_is_kept_for_its_article_and_offers_a_person()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        var answer = Assert.Single(await bot.SayAsync(ana, "article KA-03"));

        foreach (var verb in new[] { "like", "dislike" })
        {
            await bot.Services.GetRequiredService<Receiver>().AcceptAsync(bot.Inbound(ana, InboundKind.Feedback) with { Verb = verb, MessageId = answer.Id, Text = "too vague" }, Cancel);
            await bot.SettleAsync();
        }

        var feedback = Assert.Single(await bot.Store.QueryAsync(Feedback.All, Feedback.All.All, Cancel));
        Assert.Equal(("KA-03", false, "too vague"), (feedback.Article, feedback.IsGood, feedback.Words));
        Assert.Equal("KA-03", Assert.IsType<FormButton>(Assert.Single(bot.Chat.In(ana.Chat())[^1].Card.Buttons)).Subject);
    }

    [Fact]
    public async Task Just_get_me_a_person_passes_on_what_was_asked_before_or_asks_what_for()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        await bot.AddStaffAsync("Dana");

        var first = Assert.Single(await bot.SayAsync(ana, "human"));
        await bot.SayAsync(ana, "unsure why is it stuck");
        var second = Assert.Single(await bot.SayAsync(ana, "human"));
        var passed = await bot.PressAsync(ana, second, "Pass it on");

        Assert.IsType<FormButton>(Assert.Single(first.Card.Buttons));
        Assert.Contains("why is it stuck", TestBot.Read(second.Card));
        Assert.Contains("I asked Dana", Assert.IsType<Reply.Done>(passed.Reply).Words.ToString());
    }

    [Theory]
    [InlineData("oos.restricted", "cannot show that")]
    [InlineData("oos.injection", "does not change by asking")]
    [InlineData("oos.legal_tax_hr", "specialists")]
    [InlineData("oos.consumer", "business orders")]
    public async Task What_is_not_the_desk_s_is_declined_in_its_own_words_and_a_try_at_others_data_is_noted(string intent, string words)
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        Assert.Contains(words, await bot.AskAsync(ana, intent));

        var noted = await bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.What == "knowledge.refused"), Cancel);
        Assert.Equal(intent is "oos.restricted" or "oos.injection", noted.Count == 1);
    }

    [Fact]
    public async Task Articles_are_found_while_typing()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        var byWord = Assert.IsType<Reply.Hits>((await bot.InlineAsync(bot.Inbound(ana, InboundKind.Search) with { Verb = "searchArticles", Text = "snapback" })).Reply);
        var byId = Assert.IsType<Reply.Hits>((await bot.InlineAsync(bot.Inbound(ana, InboundKind.Search) with { Verb = "searchArticles", Text = "ka-31" })).Reply);
        var none = Assert.IsType<Reply.Hits>((await bot.InlineAsync(bot.Inbound(ana, InboundKind.Search) with { Verb = "searchArticles", Text = "zzzz" })).Reply);

        Assert.Equal("KA-38", byWord.Items[0].Id);
        Assert.Equal("KA-31", byId.Items[0].Id);
        Assert.Empty(none.Items);
    }

    static Task<TestBot> StartAsync() => TestBot.StartAsync(new TestBotOptions(services => services.AddSingleton<Understand>((text, _) => [Read(text)])));

    static Meaning Read(string text)
    {
        var words = text.Split(' ');
        return words[0] switch
        {
            "article" => new Meaning("term.define", 0.9) { Article = words[1], Text = text },
            "code" => new Meaning(words[1], 0.9) { Text = text, Entities = [new Entity(EntityKind.Code, words[2], words[2], 0)] },
            "field" => new Meaning(words[1], 0.9) { Text = text, Entities = [new Entity(EntityKind.Field, words[2], words[2], 0)] },
            "human" => new Meaning("meta.human", 0.9) { Text = text },
            "unsure" => new Meaning(Router.NoIntent, 0.1) { Text = text, Outcome = Outcome.Decline },
            "guess" => new Meaning(Router.NoIntent, 0.4)
            {
                Text = text,
                Outcome = Outcome.DidYouMean,
                Candidates = [new Candidate("port.interval", "KA-27", "How long does a port take?", 0.4), new Candidate("port.reject", "KA-31", "Why are ports rejected?", 0.3)],
            },
            _ => new Meaning(words[0], 0.9) { Text = text },
        };
    }
}
