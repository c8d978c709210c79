namespace Demarc.Tests;

public sealed class HouseTests
{
    [Fact]
    public void The_card_vocabulary_depends_on_nothing_of_ours() =>
        Assert.DoesNotContain(typeof(HouseTests).Assembly.GetReferencedAssemblies(), a => a.Name == "nothing");
}
