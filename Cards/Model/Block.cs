using System.Text.Json.Serialization;

namespace Demarc.Cards.Model;

/// <summary>One piece of a card's body. Inputs are no blocks: they live in a <see cref="Form"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Badge), "badge")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Section), "section")]
public abstract record Block;

public sealed record Paragraph(Text Text) : Block;

/// <summary>Small print: evidence, age, "why you see this".</summary>
public sealed record Note(Text Text) : Block;

public sealed record Bullets(IReadOnlyList<Text> Items, bool Numbered = false) : Block;

/// <summary>Label and value pairs, the workhorse of an order card.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Block;

public sealed record Fact(string Label, Text Value);

/// <param name="Caption">Says what the table shows, for those who cannot see it.</param>
/// <param name="Rows">Each as long as <paramref name="Columns"/>; a short row is padded, a long one cut with a warning.</param>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Text>> Rows) : Block;

/// <summary>A bar with its numbers: "3 of 7 milestones".</summary>
public sealed record Progress(string Label, int Done, int Total) : Block;

/// <summary>A state that must catch the eye, icon and word together: "● Late".</summary>
public sealed record Badge(string Word, Tone Tone) : Block;

/// <param name="Alt">States the fact the picture shows, not that it is a picture.</param>
public sealed record Picture(string Url, string Alt) : Block;

public sealed record Divider : Block;

public sealed record Section(string Title, IReadOnlyList<Block> Body, Tone Tone = Tone.Neutral) : Block;
