using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.SecurityKeys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Login.ByKey;

/// <summary>Security keys in the browser that started a login: used at level High (R96), and registered (R18).</summary>
internal sealed class KeyStep(
    Database database,
    SecurityKeyChecks checks,
    KeyLogins logins,
    KeyRegistration registration,
    KeyPages pages,
    LoginPages boxPages,
    Leading leading,
    Settings settings
)
{
    // What was wrong with the last try, as the page's address names it.
    private static readonly Dictionary<string, Reason> Wrongs = new[]
    {
        Reason.SecurityKeyWrong,
        Reason.SecurityKeyCopied,
        Reason.AppSuspended,
    }.ToDictionary(because => because.ToString());

    /// <summary>The page on which the key is used.</summary>
    public async Task<IResult> AskForKey(Visit visit)
    {
        var login = visit.Started.Key!.Value;
        return await database.Read(session => SecurityKeyStore.Active(session, login.PersonId)) is { } key
            ? pages.Use(visit, key, checks.OptionsToUse(key, login).ToJson(), LastWrong(visit))
            : pages.NotReached(visit, Reason.SecurityKeyMissing);
    }

    /// <summary>The key answered: who is right goes on to the website.</summary>
    public async Task<IResult> UseKey(Visit visit, IFormCollection form)
    {
        if (visit.View is not LoginView.SecurityKey)
        {
            return Leading.To(visit.Context, visit.Address());
        }

        var used = await logins.Use(visit, form["credential"].ToString());
        return used.IsGranted(out var address, out var refused) ? leading.With(visit.Context, visit.Started, address)
            : Wrongs.ContainsKey($"{refused.Because}")
                ? Leading.To(visit.Context, visit.Address("", $"no={refused.Because}"))
            : refused.Because is Reason.LoginOver ? Leading.To(visit.Context, visit.Address())
            : boxPages.No(visit.Context, visit.Texts, refused);
    }

    /// <summary>The page on which a key is registered.</summary>
    public async Task<IResult> AskToAdd(Visit visit) =>
        (await registration.Find(visit)).IsGranted(out var offer, out var refused)
            ? pages.Add(visit, offer, LastWrong(visit))
            : pages.NotAdded(visit, refused);

    /// <summary>The key was made: back to the portal.</summary>
    public async Task<IResult> Add(Visit visit, IFormCollection form)
    {
        var added = await registration.Add(visit, form["credential"].ToString());
        return added.IsGranted(out _, out var refused)
            ? Leading.To(visit.Context, $"{settings.MyOrigin}/my/authenticators?done=key-added")
            : Leading.To(visit.Context, visit.Address("security-key", $"no={refused.Because}"));
    }

    private static Reason? LastWrong(Visit visit) =>
        Wrongs.TryGetValue(visit.Context.Request.Query["no"].ToString(), out var because) ? because : null;
}
