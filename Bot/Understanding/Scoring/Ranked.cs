namespace Demarc.Understanding.Scoring;

/// <summary>What a request may mean.</summary>
/// <param name="Share">Share of the belief, all together 1.</param>
readonly record struct Ranked(string Intent, double Share);
