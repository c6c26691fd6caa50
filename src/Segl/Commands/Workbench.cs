using Segl.Demo;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Operate;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// What a command works with: the configuration of <c>segl serve</c>, so that it may run beside a server, the instant
/// at which it was typed, and where it writes.
/// </summary>
internal sealed class Workbench(
    Settings settings,
    Database database,
    KeyEncryptionKey keys,
    DateTimeOffset now,
    TextWriter output,
    TextWriter errors
) : IAsyncDisposable
{
    /// <summary>The options that name a person.</summary>
    public static IReadOnlyList<string> PersonOptions { get; } = ["user-id", "number"];

    /// <summary>The configuration.</summary>
    public Settings Settings => settings;

    /// <summary>The database.</summary>
    public Database Database => database;

    /// <summary>The persons in it.</summary>
    public People People { get; } = new(database);

    /// <summary>Wraps and digests.</summary>
    public KeyEncryptionKey Keys => keys;

    /// <summary>Makes codes and their digests.</summary>
    public Codes Codes { get; } = new(keys);

    /// <summary>The instant of the command.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What the command was asked for.</summary>
    public TextWriter Output => output;

    /// <summary>Why something was not done, and progress.</summary>
    public TextWriter Errors => errors;

    /// <summary>Opens the configured database and keys.</summary>
    /// <exception cref="WrongSettingException">A setting is wrong.</exception>
    public static async Task<Workbench> Open(Words words)
    {
        var settings = ReadSettings(words);
        var keys = KeyEncryptionKey.Read(settings.KeyFile, make: settings.Demo);
        var database = Database.Open(settings.Database);
        await DatabasePreparation.Prepare(database, keys, TimeProvider.System.GetUtcNow());
        var now = settings.Demo ? await DemoNow(database) : TimeProvider.System.GetUtcNow();
        return new(settings, database, keys, now, Console.Out, Console.Error);
    }

    // Whoever moved the demo's clock forward finds codes that are issued now, not in its past.
    private static async Task<DateTimeOffset> DemoNow(Database database)
    {
        var clock = new DemoClock();
        await clock.Resume(database);
        return clock.GetUtcNow();
    }

    /// <summary>The settings, from where <c>segl serve</c> has them: files, environment and command line.</summary>
    public static Settings ReadSettings(Words words) =>
        Settings.Read(
            WebApplication.CreateBuilder(new WebApplicationOptions { Args = words.Settings }).Configuration,
            words.Demo
        );

    /// <summary>
    /// The person whom <c>--user-id</c> or <c>--number</c> names; null, and a sentence written, when there is none.
    /// </summary>
    public async Task<Guid?> FindPerson(Words words)
    {
        var found = (words["user-id"], words["number"]) switch
        {
            ({ } userId, null) => await People.ByUserId(userId),
            (null, { } number) when PersonNumber.Read(number).IsGranted(out var read, out _) => await People.ByNumber(
                Codes.OfPersonNumber(read)
            ),
            (null, not null) => null,
            _ => throw new WrongWordsException("Name the person by --user-id or --number."),
        };
        if (found is null)
        {
            await Errors.WriteLineAsync("segl: There is no such person.");
        }

        return found;
    }

    /// <summary>Writes why something was not done.</summary>
    /// <returns>The exit code 1.</returns>
    public async Task<int> Refuse(Refusal refusal)
    {
        await Errors.WriteLineAsync($"segl: {Sentences.Of(refusal.Because, Language.En)}");
        if (refusal.TryAgainAt is { } again)
        {
            await Errors.WriteLineAsync($"segl: It is possible from {Instant(again)} on.");
        }

        return 1;
    }

    /// <summary>An instant as an operator reads it.</summary>
    public static string Instant(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        keys.Dispose();
    }
}
