namespace Segl.Server.Configuration;

/// <summary>The program that compares faces and its models, configured under <c>Segl:Face</c>.</summary>
/// <param name="Program">The file <c>segl-face</c>.</param>
/// <param name="Models">The folder with <c>models.json</c> and the files that it names.</param>
/// <param name="Processes">How many comparisons run at the same time.</param>
public sealed record FaceSettings(string Program, string Models, int Processes)
{
    private const int MostProcesses = 64;

    internal static FaceSettings? Read(IConfigurationSection section)
    {
        if (!section.Exists())
        {
            return null;
        }

        var program = Settings.One(section, "Program", null);
        var models = Settings.One(section, "Models", null);
        var processes = Settings.One(section, "Processes", "1");
        return !File.Exists(program)
                ? throw new WrongSettingException($"Segl:Face:Program is '{program}', which is no file.")
            : !File.Exists(Path.Combine(models, "models.json"))
                ? throw new WrongSettingException($"Segl:Face:Models is '{models}', where no models.json is.")
            : int.TryParse(processes, out var count) && count is > 0 and <= MostProcesses ? new(program, models, count)
            : throw new WrongSettingException(
                $"Segl:Face:Processes is '{processes}', but must be a number of 1 to {MostProcesses}."
            );
    }
}
