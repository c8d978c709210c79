namespace Demarc.Tests.Cards.Gallery;

/// <summary>What people paste, and what attackers type.</summary>
public static class Hostile
{
    public static readonly IReadOnlyList<string> Strings =
    [
        "**bold** _italic_ ~~gone~~ `code` [Click](https://evil.example/a)",
        "![x](https://evil.example/x.png) # Heading",
        "# Heading\n- list\n1. one\n> quote\n    code block\n***\n| a | b |\n|---|---|",
        "1. not a list",
        "+ plus\n* star\n=====",
        "<at>Everyone</at> <AT id=\"0\">Ann</AT> < at >x< /at >",
        "&lt;at&gt;Everyone&lt;/at&gt; &#60;at&#62;x",
        "<script>alert(1)</script><img src=x onerror=alert(1)><!channel> <@U123>",
        "{{DATE(2026-11-23T16:42:00Z,SHORT)}} {{TIME(2026-11-23T16:42:00Z)}} ${data.secret}",
        "https://evil.example/login www.evil.example evil.example mailto:ceo@evil.example ceo@evil.example javascript:alert(1)",
        "&amp; &copy; &#x41; AT&T R&D Q&A",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007 bell\u0007 nul\0 back\b",
        "\u202Egnp.exe\u202C \u2066isolated\u2069 \u202Aleft\u202C",
        "עברית לדוגמה العربية مثال",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F 👍🏽 ✅ ⚠️",
        "Z̸̡̢̛̛̛̛̛̛̛̛̛̛̛̛̛̗̗̗̗̗̗̗̗̗̗̗̗a̸̡̡̡̡̡̡̡̡̡̡̡̡̡̡̡̡lgo",
        "zero\u200Bwidth \uFEFFmark soft\u00ADhyphen",
        "tab\tnew\nline\r\ncrlf\u2028separator\u0085next",
        "lone \uD800 surrogate \uDC00 \uFFFE",
        "back\\slash \"quotes\" 'single' \\*not\\* $1 %s {0}",
        "<https://evil.example> [ref]: https://evil.example",
        "東京データセンター様 ソウル",
        new string('W', 300),
        "   leading and trailing   ",
    ];

    public static string Everything => string.Join(" ¶ ", Strings);
}
