using System.Data.Common;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>Polls for a change of the key file, so that this node wraps with the next key in time.</summary>
internal sealed partial class KeyWatch(
    Database database,
    KeyEncryptionKey keys,
    TimeProvider clock,
    ILogger<KeyWatch> log
) : BackgroundService
{
    /// <summary>How long a node may continue to wrap with the previous key.</summary>
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
                // Retried at the next interval; a failure to unwrap before that reloads the keys by itself.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Wrong}")]
    private partial void LogWrong(string wrong);
}
