namespace Demarc.Features.Orders.Finding;

/// <summary>Finds orders, by their places in the index, by words of a name or address, with typos. Not safe for use by several threads at once; <see cref="OrderIndex"/> guards it.</summary>
sealed class WordIndex
{
    /// <summary>Half of what was asked for is another name: Marlin Bakery is not Marlin Dental.</summary>
    const double Enough = 0.52;

    /// <summary>What fits nearly as well as the best is offered with it.</summary>
    const double NearBest = 0.1;

    static readonly HashSet<string> Filler = ["the", "a", "an", "of", "for", "and", "at", "in", "on", "inc", "llc", "ltd", "corp", "co", "company", "customer", "order", "orders"];

    readonly Dictionary<string, List<int>> orders = [];

    public int Words => orders.Count;

    /// <param name="words">Each once.</param>
    public void Add(int order, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            (orders.TryGetValue(word, out var with) ? with : orders[word] = new List<int>(1)).Add(order);
        }
    }

    public void Remove(int order, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (orders.TryGetValue(word, out var with) && with.Remove(order) && with.Count == 0)
            {
                orders.Remove(word);
            }
        }
    }

    /// <param name="maySee">What it refuses is as good as not there: it is left out before anything is compared.</param>
    /// <param name="total">Orders there are, for how much a word tells.</param>
    /// <returns>Best first.</returns>
    public IReadOnlyList<int> Find(IReadOnlyList<string> words, Func<int, bool> maySee, int total)
    {
        var asked = words.Where(word => !Filler.Contains(word)).Distinct().ToList();
        asked = asked.Count == 0 ? [.. words.Distinct()] : asked;
        if (asked.Count is 0 or > 12)
        {
            return [];
        }

        var (scores, known) = (new Dictionary<int, double>(), new List<double>());
        foreach (var word in asked)
        {
            var matches = Matches(word, maySee);
            if (matches.Count == 0)
            {
                continue;
            }

            var weight = Math.Log(1 + (double)total / matches.Count);
            known.Add(weight);
            foreach (var (order, fit) in matches)
            {
                scores[order] = scores.GetValueOrDefault(order) + weight * fit;
            }
        }

        if (scores.Count == 0)
        {
            return [];
        }

        // A word nobody has counts as much as one that somebody has.
        var sum = known.Sum() + (asked.Count - known.Count) * known.Average();
        var best = scores.Values.Max() / sum;
        return [.. scores.Where(pair => pair.Value / sum >= Math.Max(Enough, best - NearBest)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key)];
    }

    /// <summary>Orders with the word, or else with words that begin with it or are nearly it, and how well each fits.</summary>
    Dictionary<int, double> Matches(string word, Func<int, bool> maySee)
    {
        var found = new Dictionary<int, double>();
        if (orders.TryGetValue(word, out var exact))
        {
            Take(exact, 1);
        }

        if (found.Count > 0 || word.All(char.IsAsciiDigit))
        {
            return found;
        }

        var most = NearSpelling.Tolerance(word.Length);
        foreach (var (known, with) in orders)
        {
            if (word.Length >= 3 && known.StartsWith(word, StringComparison.Ordinal))
            {
                Take(with, 0.9);
            }
            else if (most > 0 && NearSpelling.Distance(word, known, most) is var distance && distance <= most)
            {
                Take(with, 0.9 - 0.1 * distance);
            }
        }

        return found;

        void Take(List<int> with, double fit)
        {
            foreach (var order in with.Where(maySee))
            {
                found[order] = Math.Max(found.GetValueOrDefault(order), fit);
            }
        }
    }
}
