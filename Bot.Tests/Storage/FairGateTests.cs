using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage;

public sealed class FairGateTests
{
    readonly FairGate gate = new();

    [Fact]
    public async Task Who_waits_comes_through_in_the_order_of_arrival_and_nobody_overtakes()
    {
        gate.Enter();
        var first = gate.EnterAsync(CancellationToken.None);
        var second = gate.EnterAsync(CancellationToken.None);

        gate.Leave();
        await first;
        Assert.False(second.IsCompleted);
        var third = gate.EnterAsync(CancellationToken.None);
        gate.Leave();
        await second;
        Assert.False(third.IsCompleted);
        gate.Leave();
        await third;
        gate.Leave();
        gate.Enter();
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over()
    {
        using var patience = new CancellationTokenSource();
        gate.Enter();
        var impatient = gate.EnterAsync(patience.Token);
        var patient = gate.EnterAsync(CancellationToken.None);

        await patience.CancelAsync();
        gate.Leave();

        await patient;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.EnterAsync(patience.Token));
    }

    [Fact]
    public async Task Only_one_is_inside()
    {
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await gate.EnterAsync(CancellationToken.None);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
                gate.Leave();
            }
        })));
    }
}
