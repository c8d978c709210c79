namespace Demarc.Understanding.Scoring;

/// <summary>Weights of the features that occur; their places are distinct.</summary>
readonly record struct SparseVector(int[] Places, float[] Weights);
