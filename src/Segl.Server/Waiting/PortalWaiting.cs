using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Waiting;

/// <summary>Begins and stops what a person waits for after asking for it in the portal (R33, R68).</summary>
internal static class PortalWaiting
{
    /// <summary>Begins a wait, and tells all channels, with the link that stops it.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="keys">The server's key.</param>
    /// <param name="wait">The wait, as the rules begin it.</param>
    /// <param name="app">The app that approved the login; null when no app did.</param>
    /// <param name="login">The login in which it was asked for.</param>
    /// <param name="hash">The hash of the new password; null of a wait for a code.</param>
    public static async Task Begin(
        PersonChange change,
        KeyEncryptionKey keys,
        PortalWait wait,
        Guid? app,
        Guid login,
        string? hash = null
    )
    {
        var (digest, wrapped) = StopLinks.New(keys, change.Person.Id);
        await PortalWaitStore.Replace(change.Session, new(change.Person.Id, wait, app, digest, Hash: hash));
        change.Record(
            wait.For switch
            {
                WaitFor.ActivationCode => Happening.ActivationCodeAsked,
                WaitFor.Password => Happening.PasswordAsked,
            },
            new
            {
                by = "portal",
                app,
                login,
                readyAt = wait.ReadyAt,
            },
            wrapped
        );
    }

    /// <summary>Stops the wait for this, voids a code that it gave, and tells all channels.</summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="by">Who stopped it, for the journal.</param>
    /// <param name="statement">What an app signed; null where none did.</param>
    /// <returns>Null, or why not.</returns>
    public static async Task<Refusal?> Stop(PersonChange change, WaitFor what, string by, string? statement = null)
    {
        if (
            await PortalWaitStore.Of(change.Session, change.Person.Id, what) is not { } stored
            || !stored.Wait.IsOpen(change.Now)
        )
        {
            return new(
                what switch
                {
                    WaitFor.ActivationCode => Reason.CodeWaitOver,
                    WaitFor.Password => Reason.PasswordWaitOver,
                }
            );
        }

        await PortalWaitStore.Remove(change.Session, change.Person.Id, what);
        if (stored.Wait.CodesShown > 0)
        {
            await ActivationCodeStore.Remove(change.Session, change.Person.Id);
        }

        change.Record(
            what switch
            {
                WaitFor.ActivationCode => Happening.ActivationCodeStopped,
                WaitFor.Password => Happening.PasswordStopped,
            },
            new { by, statement }
        );
        return null;
    }

    /// <summary>Stops all that the person waits for: whoever asked for it may be why they freeze (T-76).</summary>
    public static Task StopAll(PersonChange change, string by) => StopAll(change, by, _ => true);

    /// <summary>Stops what was asked for with an app that ends: whoever has it may have asked.</summary>
    public static Task StopAllOfApp(PersonChange change, Guid app) =>
        StopAll(change, "the end of its app", wait => wait.AppId == app);

    private static async Task StopAll(PersonChange change, string by, Predicate<StoredWait> which)
    {
        foreach (var wait in (await PortalWaitStore.Of(change.Session, change.Person.Id)).FindAll(which))
        {
            await Stop(change, wait.Wait.For, by);
        }
    }
}
