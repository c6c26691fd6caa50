using System.Data.Common;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>Looks now and then whether the key file is being changed, so that this node wraps by the next key in time.</summary>
internal sealed partial class KeyWatch(
    Database database,
    KeyEncryptionKey keys,
    TimeProvider clock,
    ILogger<KeyWatch> log
) : BackgroundService
{
    /// <summary>How long a node may go on wrapping by the key before.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await KeyRing.Open(database, keys);
            }
            catch (WrongSettingException wrong)
            {
                LogWrong(wrong.Message);
            }
            catch (Exception away) when (away is DbException or IOException)
            {
                // The next look will do; whatever cannot be opened before that asks by itself.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Wrong}")]
    private partial void LogWrong(string wrong);
}
