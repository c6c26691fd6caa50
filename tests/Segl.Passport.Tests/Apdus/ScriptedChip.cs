namespace Segl.Passport.Tests;

/// <summary>
/// A chip that expects these commands in this order and gives these answers: a worked example on the line.
/// </summary>
internal sealed class ScriptedChip(params (string Command, string Answer)[] script)
{
    private int at;

    public bool IsDone => at == script.Length;

    public ChipTransport Transport => Exchange;

    public static Func<int, byte[]> Randomness(params string[] values)
    {
        var next = new Queue<byte[]>(values.Select(Convert.FromHexString));
        return _ => next.Dequeue();
    }

    private ValueTask<byte[]> Exchange(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        Assert.True(at < script.Length, $"One command too many: {Convert.ToHexString(command.Span)}");
        var (expected, answer) = script[at++];
        Assert.Equal(expected, Convert.ToHexString(command.Span));
        return new(Convert.FromHexString(answer));
    }
}
