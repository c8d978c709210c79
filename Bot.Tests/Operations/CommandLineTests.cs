using System.Net;
using System.Text.Json;

namespace Demarc.Tests.Operations;

/// <summary>The commands, as processes: alone, beside a running server, and wrong.</summary>
public sealed class CommandLineTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_nothing_to_an_answer_and_a_code_for_someone_new()
    {
        await using var cli = new Cli();
        Assert.Equal(0, (await cli.RunAsync("people", "company", "Northgate", "--distributor")).Exit);
        Assert.Equal(0, (await cli.RunAsync("people", "company", "Acme Telecom")).Exit);

        var added = await cli.RunAsync("people", "add", "--name", "Ana Ruiz", "--company", "acme telecom", "--role", "PartnerRep", "--json");
        var invited = await cli.RunAsync("people", "invite", "Ana Ruiz", "--json");
        var asked = await cli.RunAsync("ask", "--as", "ana", "what", "is", "a", "foc");
        var listed = await cli.RunAsync("people", "list");

        Assert.Equal("ana-ruiz", added.Json[0].GetProperty("id").GetString());
        Assert.Matches("^[A-Z2-9]{5}-[A-Z2-9]{5}$", invited.Json[0].GetProperty("code").GetString());
        Assert.Contains("KA-03 What is a FOC?", asked.Out);
        Assert.Contains("[1] KA-03", asked.Out);
        Assert.Matches("ana-ruiz +Ana Ruiz +Acme Telecom +PartnerRep", listed.Out);
    }

    [Fact]
    public async Task Beside_a_running_server_commands_do_the_same_in_it()
    {
        await using var cli = new Cli();
        var ready = await cli.ServeAsync();

        var company = await cli.RunAsync("people", "company", "Northgate", "--distributor");
        var added = await cli.RunAsync("people", "add", "--name", "Dana", "--company", "Northgate", "--role", "ProjectManager");
        var refused = await cli.RunAsync("people", "add", "--name", "Eve", "--company", "Nowhere", "--role", "ProjectManager", "--json");
        var understood = await cli.RunAsync("where is 48213\nescalate it\n", ["understand"]);
        var backup = await cli.RunAsync("backup", "copy.db");
        var restore = await cli.RunAsync("restore", "copy.db", "--force");
        await cli.KillAsync();
        var after = await cli.RunAsync("people", "list", "--json");

        Assert.Equal(cli.Url, ready.GetProperty("url").GetString());
        Assert.Equal((0, 0), (company.Exit, added.Exit));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("There is no company 'Nowhere'. Known: Northgate.", JsonDocument.Parse(refused.Error).RootElement.GetProperty("error").GetString());
        Assert.Equal(["order.status", "esc.open"], understood.Json.Select(line => line.GetProperty("intent").GetString()));
        Assert.True(backup.Exit == 0 && File.Exists(Path.Combine(cli.Folder, "copy.db")), backup.Error);
        Assert.Equal(1, restore.Exit);
        Assert.Contains("in use by another process", restore.Error);
        Assert.Equal("dana", Assert.Single(after.Json).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_tracker_is_shown_imported_and_taken_back()
    {
        await using var cli = new Cli();
        await cli.RunAsync("people", "company", "Northgate", "--distributor");
        await cli.RunAsync("people", "add", "--name", "Dana Ortiz", "--company", "Northgate", "--role", "ProjectManager");
        await File.WriteAllTextAsync(
            Path.Combine(cli.Folder, "orders.csv"),
            "Order #,Customer,Supplier,Product,MRC,FOC Date\n9001,Alpha Dental,AT&T,DIA 100M,100,2026-12-05\n9002,Beta Dental,AT&T,DIA 100M,abc,31/02/2026\n,Nobody,AT&T,DIA,1,\n",
            Cancel);

        var dry = await cli.RunAsync("import", "orders.csv", "--dry-run");
        var before = await cli.RunAsync("ask", "--as", "dana", "9001");
        var done = await cli.RunAsync("import", "orders.csv", "--json");
        var after = await cli.RunAsync("ask", "--as", "dana", "9001");
        var which = await cli.RunAsync("import", "--undo");
        var undone = await cli.RunAsync("import", "--undo", done.Json[0].GetProperty("import").GetString()!);
        var again = await cli.RunAsync("ask", "--as", "dana", "9001");

        Assert.Contains("1 new, 0 changed, 0 unchanged, 2 with errors. Nothing is changed yet.", dry.Out.ReplaceLineEndings(" "));
        Assert.Contains("error    row 3, MRC \"abc\": is no amount in US dollars. Write it as 1250.00.", dry.Out);
        Assert.Contains("error    row 4, Order #: is empty", dry.Out);
        Assert.Equal((1, 1, 0), (dry.Exit, done.Exit, undone.Exit));
        Assert.Equal([3, 3, 4], done.Json[0].GetProperty("problems").EnumerateArray().Where(problem => problem.GetProperty("error").GetBoolean()).Select(problem => problem.GetProperty("row").GetInt32()));
        Assert.Contains($"{done.Json[0].GetProperty("import").GetString()}  ", which.Out);
        Assert.Contains("orders.csv: 1 new", which.Out);
        Assert.Contains("1 order removed again", undone.Out.ReplaceLineEndings(" "));
        Assert.Contains("Order 9001", after.Out);
        Assert.All([before, again], answer => Assert.DoesNotContain("Alpha Dental", answer.Out));
    }

    [Fact]
    public async Task Only_the_answer_stands_on_standard_output_even_where_the_sample_is_loaded_first()
    {
        await using var cli = new Cli { HasSample = true };

        var understood = await cli.RunAsync("where is 48213\n", ["understand"]);

        Assert.Equal("order.status", Assert.Single(understood.Json).GetProperty("intent").GetString());
        Assert.Single(understood.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(understood.Error);
    }

    [Theory]
    [InlineData("Say which file", "import")]
    [InlineData("it is a folder", "import", ".")]
    [InlineData("Leave one of them out", "import", "a.csv", "--undo", "IMP-1")]
    public async Task An_import_that_cannot_be_says_what_to_do(string words, params string[] arguments)
    {
        await using var cli = new Cli();

        var refused = await cli.RunAsync(arguments);

        Assert.Equal(1, refused.Exit);
        Assert.Contains(words, refused.Error);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_says_so()
    {
        await using var cli = new Cli();
        await cli.ServeAsync();

        var second = await cli.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, second.Exit);
        Assert.Contains("in use by another process. Stop it first, or choose another folder with --data.", second.Error);
        Assert.DoesNotContain("   at ", second.Error + second.Out);
    }

    [Fact]
    public async Task Nobody_without_the_key_runs_commands_in_the_server()
    {
        await using var cli = new Cli();
        await cli.ServeAsync();
        using var http = new HttpClient { BaseAddress = new Uri(cli.Url) };
        using var body = new StringContent("""{"arguments":["people","list"],"workingFolder":"."}""");

        var without = await http.PostAsync("/control", body, Cancel);
        http.DefaultRequestHeaders.Add("X-Demarc-Key", new string('0', 64));
        var wrong = await http.PostAsync("/control", body, Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (without.StatusCode, wrong.StatusCode));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(cli.Folder, "data", "control.json")));
        }
    }

    [Theory]
    [InlineData("There is no command 'peeple'", "peeple", "list")]
    [InlineData("Nobody is called 'nobody' here", "ask", "--as", "nobody", "hello")]
    [InlineData("is no host name Slack can reach", "manifest", "slack", "--host", "https://bot.example.com")]
    [InlineData("or --socket when it has none", "manifest", "slack")]
    [InlineData("is no GUID", "manifest", "teams", "--host", "bot.example.com", "--app-id", "12")]
    [InlineData("is no backup of this program", "restore", "/etc/hostname")]
    [InlineData("no time zone", "people", "add", "--name", "A", "--company", "x", "--role", "PartnerRep", "--zone", "Mars")]
    public async Task What_cannot_be_done_is_refused_in_one_sentence_that_says_what_to_do(string words, params string[] arguments)
    {
        await using var cli = new Cli();

        var ran = await cli.RunAsync(arguments);

        Assert.Equal(1, ran.Exit);
        Assert.Contains(words, ran.Error);
        Assert.DoesNotContain("   at ", ran.Error);
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        await using var cli = new Cli();

        var all = (await cli.RunAsync("--help")).Out;

        Assert.All(["serve", "ask", "import", "understand", "people", "backup", "restore", "manifest", "doctor"], command => Assert.Contains(command, all));
        Assert.Contains("--role", (await cli.RunAsync("people", "add", "--help")).Out);
    }

    [Fact]
    public async Task A_backup_put_back_brings_everybody_back()
    {
        await using var cli = new Cli();
        await cli.RunAsync("people", "company", "Northgate", "--distributor");
        await cli.RunAsync("backup", "copy.db");
        await cli.RunAsync("people", "company", "Later");

        var refused = await cli.RunAsync("restore", "copy.db");
        var forced = await cli.RunAsync("restore", "copy.db", "--force", "--json");
        var known = await cli.RunAsync("people", "add", "--name", "A", "--company", "Later", "--role", "PartnerRep");

        Assert.Contains("--force", refused.Error);
        Assert.Equal(0, forced.Exit);
        Assert.True(File.Exists(forced.Json[0].GetProperty("aside").GetString()));
        Assert.Contains("There is no company 'Later'", known.Error);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("import", "orders.csv", "--dry-run")]
    [InlineData("import", "--undo", "IMP-1")]
    [InlineData("people", "invite", "ana")]
    public async Task Where_no_store_is_what_only_reads_says_so_and_makes_none(params string[] arguments)
    {
        await using var cli = new Cli();

        var refused = await cli.RunAsync(arguments);

        Assert.Equal(1, refused.Exit);
        Assert.Contains($"There is no store in '{cli.Data}'. If that is the folder you mean, start the server on it once", refused.Error);
        Assert.False(Path.Exists(cli.Data));
    }

    [Fact]
    public async Task An_import_that_is_not_there_cannot_be_taken_back()
    {
        await using var cli = new Cli();
        await cli.RunAsync("people", "company", "Northgate", "--distributor");

        Assert.Contains("There is no import IMP-1", (await cli.RunAsync("import", "--undo", "imp-1")).Error);
    }

    [Fact]
    public async Task Doctor_of_nothing_says_how_to_begin_and_makes_nothing()
    {
        await using var cli = new Cli();

        var ran = await cli.RunAsync("doctor");

        Assert.Equal(0, ran.Exit);
        Assert.Contains($"note   Store     There is no store in '{cli.Data}'.", ran.Out);
        Assert.Contains("→ If that is the folder you mean, start the server on it once: it makes one.", ran.Out);
        Assert.False(Path.Exists(cli.Data));
    }

    [Theory]
    [InlineData("Teams__SecretExpiresOn", "soon", "Teams:SecretExpiresOn is 'soon': a date such as 2027-03-31 is needed.")]
    [InlineData("Orders__Zone", "Mars", "Orders:Zone: ")]
    public async Task Doctor_and_server_name_a_wrong_setting_and_its_cure(string setting, string value, string words)
    {
        await using var cli = new Cli { Settings = new Dictionary<string, string> { [setting] = value } };

        var ran = await cli.RunAsync("doctor", "--json");
        var served = await cli.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        var wrong = Assert.Single(ran.Json, finding => finding.GetProperty("verdict").GetString() == "wrong");
        Assert.Equal((1, 1), (ran.Exit, served.Exit));
        Assert.StartsWith(words, wrong.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(wrong.GetProperty("cure").GetString()!);
        Assert.Contains(words, served.Error);
        Assert.DoesNotContain("   at ", served.Error + served.Out);
    }

    [Fact]
    public async Task Doctor_finds_what_is_missing_and_ends_well_when_nothing_is_wrong()
    {
        await using var cli = new Cli();
        await cli.RunAsync("people", "company", "Northgate", "--distributor");

        var ran = await cli.RunAsync("doctor");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Nobody is known yet.", ran.Out);
        Assert.Contains("Nothing is wrong.", ran.Out);
    }
}
