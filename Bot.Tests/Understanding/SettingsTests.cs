using System.Text.Json;
using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Scoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Demarc.Tests.Understanding;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Answer", "0", "Understanding:Answer")]
    [InlineData("Answer", "1.5", "Understanding:Answer")]
    [InlineData("Suggest", "0.9", "Understanding:Suggest")]
    [InlineData("Article", "-1", "Understanding:Article")]
    [InlineData("MostRequests", "0", "Understanding:MostRequests")]
    public void A_setting_that_cannot_work_is_named_with_its_cure(string setting, string value, string named)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new($"Understanding:{setting}", value)]).Build())
            .AddUnderstanding()
            .BuildServiceProvider();

        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<Interpreter>());

        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Set it to", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_higher_bar_answers_less()
    {
        var text = Desk.Rows("paraphrases.tsv").Select(row => row[0]).First(text => Desk.Read(text)[0] is { Outcome: Outcome.Answer, Confidence: < 0.88, Article: null });
        var strict = Desk.Interpreter(lessons: Desk.Taught(), options: new UnderstandingOptions { Answer = 0.9 });

        Assert.Equal(Outcome.DidYouMean, strict.Read(text, new Context(Desk.Today))[0].Outcome);
    }

    [Theory]
    [InlineData("order.status\tsure", "line 1")]
    [InlineData("# a remark\norder.status\tmaybe\tsays: x", "either sure or likely")]
    [InlineData("order.status\tsure\tsings: x", "sings: x")]
    [InlineData("order.status\tsure\tsays: $nothing", "$nothing")]
    [InlineData("order.status\tsure\thas: Spoon", "Spoon")]
    [InlineData("order.status\tsure\tcontent: many", "content: many")]
    public void A_rule_that_cannot_be_read_is_named(string table, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => RuleBook.Parse(table)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_table_that_cannot_be_read_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("demarc-names-");
        File.WriteAllText(Path.Combine(folder.FullName, "carriers.tsv"), "Lumen\tQwest\tlong ago\tany\n");
        File.WriteAllText(Path.Combine(folder.FullName, "products.tsv"), "");

        var problem = Assert.Throws<FormatException>(() => Names.Load(folder.FullName));

        folder.Delete(recursive: true);
        Assert.Contains("carriers.tsv: the line 'Lumen⇥Qwest⇥long ago⇥any'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_buttons_and_lines_speak_of_the_same_intents()
    {
        var taught = Examples.Shipped.Select(example => example.Intent).ToHashSet();

        Assert.Subset(taught, RuleBook.Shipped.Intents.ToHashSet());
        Assert.Subset(taught, Demarc.Understanding.Requests.Buttons.All.Select(pair => pair.Intent).ToHashSet());
        Assert.All(taught.Where(intent => intent != Examples.None), intent => Assert.True(Examples.Shipped.Count(example => example.Intent == intent) >= 14, intent));
        Assert.True(Examples.Shipped.Count(example => example.Intent == Examples.None || example.Intent.StartsWith("oos.", StringComparison.Ordinal)) >= 300);
    }

    [Fact]
    public void A_line_of_text_is_a_line_of_json()
    {
        var lines = UnderstandLines.Of(["status on 48213", "cancel 55120. also when do i get paid on 48213", "port 12 numbers", ""], Desk.Interpreter(), Desk.Today).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(["order.status", "order.cancel", "none"], lines.Where((_, i) => i != 2).Select(line => line.GetProperty("intent").GetString()));
        var entity = Assert.Single(lines[0].GetProperty("entities").EnumerateArray());
        Assert.Equal(("order_id", "48213", "48213", 10), (entity.GetProperty("kind").GetString(), entity.GetProperty("value").GetString(), entity.GetProperty("text").GetString(), entity.GetProperty("start").GetInt32()));
        Assert.Equal("answer", lines[0].GetProperty("outcome").GetString());
        Assert.Equal("status on 48213", lines[0].GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("article").ValueKind);
        Assert.Equal(["order.cancel", "comm.when"], lines[1].GetProperty("requests").EnumerateArray().Select(request => request.GetProperty("intent").GetString()));
        Assert.Equal(2, lines[1].GetProperty("entities").GetArrayLength());
        Assert.Contains(lines[2].GetProperty("entities").EnumerateArray(), found => found.GetProperty("kind").GetString() == "tn_count");
        Assert.Equal("decline", lines[3].GetProperty("outcome").GetString());
    }
}
