using System.Threading.Channels;

namespace Segl.Server.Notices;

/// <summary>
/// Hints to a person's apps that a login waits (R94). The caller only drops a word here and goes on, because the page
/// that follows must not take longer for a user ID that somebody has (R91). Not by the outbox: a login changes
/// nothing of the person, and a late hint is worth nothing. When the push services are slower than the logins, hints
/// are dropped; a push is only a hint (R103).
/// </summary>
internal sealed partial class LoginHints(AppPushes pushes, TimeProvider clock, ILogger<LoginHints> log)
    : BackgroundService
{
    private const int Waiting = 1000, AtATime = 16;

    private readonly Channel<(Guid PersonId, string Language)> queue = Channel.CreateBounded<(Guid, string)>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Asks for a hint and does not wait for it. The caller has counted (R94: at most three without a claim).
    /// </summary>
    /// <param name="personId">Whose login it may be.</param>
    /// <param name="language">The person's language, as stored.</param>
    public void LoginWaits(Guid personId, string language) => queue.Writer.TryWrite((personId, language));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        queue.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken },
        async (hint, stop) => await Send(hint.PersonId, Languages.Named(hint.Language) ?? Language.En, stop));

    private async Task Send(Guid personId, Language language, CancellationToken stop)
    {
        try
        {
            await pushes.LoginWaits(personId, language, clock.GetUtcNow(), stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            HintFailed(failed);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A hint that a login waits could not be sent")]
    private partial void HintFailed(Exception failed);
}
