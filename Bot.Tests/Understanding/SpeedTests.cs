using System.Diagnostics;
using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

/// <summary>With the orders, names and articles of a large desk. The limits are several times what is usual, for a busy machine; the numbers are printed.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    const int Orders = 10_000;
    const int Articles = 500;

    static readonly string[] First = ["Blue", "North", "Silver", "Iron", "Cedar", "Harbor", "Quarry", "Wexford", "Larkspur", "Brindle", "Osprey", "Tamarack", "Juniper", "Halcyon", "Verdant", "Ridge", "Foxglove", "Marble", "Sable", "Yarrow"];
    static readonly string[] Second = ["Heron", "Falcon", "Creek", "Valley", "Point", "Stone", "Bridge", "Meadow", "Hollow", "Summit", "Crane", "Otter", "Lantern", "Anchor", "Compass", "Thistle", "Orchard", "Prairie", "Canyon", "Mesa"];
    static readonly string[] Third = ["Dental", "Logistics", "Foods", "Legal", "Partners", "Clinic", "Freight", "Holdings", "Supply", "Realty", "Motors", "Academy", "Labs", "Group", "Works", "Bank", "Hotels", "Farms", "Media", "Studios"];

    [Fact]
    public void A_message_is_read_in_milliseconds_at_a_large_desk()
    {
        var interpreter = Desk.Interpreter(LargeGazetteer(out var filling), LargeLessons());
        string[] texts = [.. Desk.Rows("gold.tsv").Select(row => row[0]), .. Desk.Rows("questions.tsv").Skip(1).Select(row => row[0])];
        var context = new Context(Desk.Today);
        var times = texts.Select(text => Undisturbed.Of(() => interpreter.Read(text, context), TimeSpan.Zero).TotalMilliseconds).Order().ToList();

        output.WriteLine($"{Orders} orders filled in {filling.TotalMilliseconds:0} ms; a read: median {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms");
        Assert.InRange(times[times.Count / 2], 0, 8);
        Assert.InRange(times[times.Count * 99 / 100], 0, 50);
        Assert.InRange(filling, TimeSpan.Zero, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void Hundreds_of_articles_are_replaced_in_a_moment()
    {
        var many = Many();
        var lessons = new Lessons();

        var swap = Undisturbed.Of(() => lessons.Replace(many), TimeSpan.FromSeconds(0.5));

        output.WriteLine($"{Articles} articles replaced in {swap.TotalMilliseconds:0} ms");
        Assert.Equal(Articles, lessons.All.Count);
        Assert.InRange(swap, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    static Gazetteer LargeGazetteer(out TimeSpan filling)
    {
        var watch = Stopwatch.StartNew();
        var gazetteer = new Gazetteer();
        for (var i = 0; i < Orders; i++)
        {
            gazetteer.Set(EntityKind.OrderId, $"{40_000 + i}", $"{40_000 + i}");
            gazetteer.Set(EntityKind.Pon, $"PON{i:D6}", $"PON{i:D6}");
            var name = $"{First[i % 20]} {Second[i / 20 % 20]} {Third[i / 400 % 20]}";
            gazetteer.Set(EntityKind.Customer, name, i % 7 == 0 ? name + " LLC" : name);
        }

        filling = watch.Elapsed;
        return gazetteer;
    }

    static List<Lesson> Many()
    {
        var shipped = Desk.LessonsOf(Desk.Articles).ToList();
        return [.. Enumerable.Range(0, Articles).Select(i => shipped[i % shipped.Count] with { Article = $"KA-{i + 100}" })];
    }

    static Lessons LargeLessons()
    {
        var lessons = new Lessons();
        lessons.Replace(Many());
        return lessons;
    }
}
