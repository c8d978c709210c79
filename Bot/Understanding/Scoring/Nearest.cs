namespace Demarc.Understanding.Scoring;

/// <summary>How near a sentence is to the nearest example of each class: the cosine between them, -1 to 1.</summary>
sealed class Nearest(SentenceVectors examples, IReadOnlyList<int> labels, int classes)
{
    public float[] Find(float[] vector)
    {
        var nearest = new float[classes];
        Array.Fill(nearest, -1f);
        for (var i = 0; i < examples.Count; i++)
        {
            ref var best = ref nearest[labels[i]];
            best = MathF.Max(best, examples.Cosine(i, vector));
        }

        return nearest;
    }
}
