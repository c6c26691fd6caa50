namespace Segl.Bench;

/// <summary>Whole copies of the app over HTTP, beside a floor of the same requests.</summary>
internal static class Copies
{
    /// <summary>Runs them in alternating rounds and prints the table.</summary>
    public static async Task Run(Settings settings)
    {
        await using var sink = await Sink.Open();
        var contenders = new List<IContender>();
        try
        {
            contenders.Add(await FloorCopies.Start(sink, batched: false));
            contenders.Add(await FloorCopies.Start(sink, batched: true));
            contenders.Add(await SeglCopies.Start(sink));
            await Compare.Run(contenders, settings, "copies", settings.Citizens.Max());
        }
        catch
        {
            contenders.ForEach(contender => Console.Error.WriteLine(contender.Server.Said));
            throw;
        }
        finally
        {
            foreach (var contender in contenders)
                await contender.DisposeAsync();
        }
    }
}
