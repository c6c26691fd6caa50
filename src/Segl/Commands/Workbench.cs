using Segl.Demo;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Journal;
using Segl.Server.Keys;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// The context of a command: the configuration of <c>segl serve</c>, so that it may run beside a server, the time at
/// which it started, and its output.
/// </summary>
internal sealed class Workbench(
    Database database,
    KeyEncryptionKey keys,
    OutsideCheckpoint outside,
    TimeProvider clock,
    TextWriter output,
    TextWriter errors
) : IAsyncDisposable
{
    /// <summary>The database.</summary>
    public Database Database => database;

    /// <summary>The persons in the database.</summary>
    public People People { get; } = new(database);

    /// <summary>Wraps secrets and computes digests.</summary>
    public KeyEncryptionKey Keys => keys;

    /// <summary>This node's record of the journal's checkpoints outside the database.</summary>
    public OutsideCheckpoint Outside => outside;

    /// <summary>Generates codes and their digests.</summary>
    public Codes Codes { get; } = new(keys);

    /// <summary>How long running nodes may need until they know of a change of the key file.</summary>
    public TimeSpan NodesLearn { get; init; } = 2 * KeyWatch.Every;

    /// <summary>Where citizens activate a device, as one types it; letters name it.</summary>
    public string WhereToActivate { get; init; } = "my.example/my/devices";

    /// <summary>The instant of the command.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The clock of the command. One that takes long is told of each change when it happens.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The command's output.</summary>
    public TextWriter Output => output;

    /// <summary>The source of values that should not be on the command line.</summary>
    public TextReader Input { get; init; } = Console.In;

    /// <summary>True on a terminal, where the user is prompted.</summary>
    public bool Prompts { get; init; } = !Console.IsInputRedirected;

    /// <summary>Refusals and progress.</summary>
    public TextWriter Errors => errors;

    /// <summary>Opens the configured database and keys.</summary>
    public static async Task<Workbench> Open(Settings settings)
    {
        var keys = KeyEncryptionKey.Read(settings.KeyFile, make: settings.Demo);
        var database = Database.Open(settings.Database);
        var outside = new OutsideCheckpoint(settings.CheckpointFile);
        var clock = new DatabaseClock(database, TimeProvider.System);
        await clock.Start();
        await DatabasePreparation.Prepare(database, keys, outside, clock);
        var own = settings.Demo ? await DemoTime(database) : (TimeProvider)clock;
        return new(database, keys, outside, own, StandardOutput.Open(), Console.Error)
        {
            WhereToActivate = new Uri(settings.MyOrigin).Authority + "/my/devices",
        };
    }

    /// <summary>Opens the database and keys of a running server.</summary>
    public static Workbench Beside(Settings settings, TimeProvider clock, TextWriter output, TextWriter errors)
    {
        var keys = KeyEncryptionKey.Read(settings.KeyFile, make: false);
        var database = Database.Open(settings.Database);
        DatabasePreparation.OpenKeys(database, keys).GetAwaiter().GetResult();
        return new(database, keys, new(settings.CheckpointFile), clock, output, errors);
    }

    // After the demo's clock was advanced, codes are issued at its time, not in its past.
    private static async Task<TimeProvider> DemoTime(Database database)
    {
        var clock = new DemoClock();
        await clock.Resume(database);
        return clock;
    }

    /// <summary>Writes a refusal.</summary>
    /// <returns>The exit code 1.</returns>
    public Task<int> Refuse(Refusal refusal) =>
        Refuse(
            refusal.TryAgainAt is { } again
                ? $"{Sentences.Of(refusal.Because, Language.En)} It is possible from {Instant(again)} on."
                : Sentences.Of(refusal.Because, Language.En)
        );

    /// <summary>Writes a refusal, as a sentence.</summary>
    /// <returns>The exit code 1.</returns>
    public async Task<int> Refuse(string sentence)
    {
        try
        {
            await Errors.WriteLineAsync($"segl: {sentence}");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // Where nobody reads why, the exit code still tells that it was not done.
        }

        return 1;
    }

    /// <summary>An instant formatted for operators.</summary>
    public static string Instant(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        keys.Dispose();
    }
}
