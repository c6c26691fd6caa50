namespace Segl.Server.Commands;

/// <summary>What can be typed after <c>segl</c>. One file a command.</summary>
internal static class Command
{
    /// <summary>Runs a command line.</summary>
    /// <returns>0 when it was done, 1 when it was refused, 2 when the words were off or a setting is wrong.</returns>
    public static async Task<int> Run(string[] words)
    {
        try
        {
            return words switch
            {
                ["serve", .. var rest] => await Serve.Run(rest),
                _ => Usage(),
            };
        }
        catch (WrongSettingException wrong)
        {
            await Console.Error.WriteLineAsync($"segl: {wrong.Message}");
            return 2;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("""
            usage: segl serve [--demo]
            """);
        return 2;
    }
}
