using Segl.Rules;

namespace Segl.Server.Login;

/// <summary>A login as shown to the browser that started it.</summary>
internal enum LoginView
{
    UserId,
    Waiting,
    Claimed,
    Approved,
    ApprovedByLink,
    ReturnCode,
    SecurityKey,
    Refused,
    Over,
    Interrupted,
    Finished,
}

/// <summary>Determines the view of a login; the words also name the events of the waiting page.</summary>
internal static class LoginViews
{
    /// <summary>The current view. An approval given in time stands when it is fetched a little later.</summary>
    public static LoginView Of(Rules.Login login, DateTimeOffset now) =>
        login.Step switch
        {
            LoginStep.Started => now < login.ValidUntil ? LoginView.UserId : LoginView.Over,
            LoginStep.Waiting => now < login.ValidUntil ? LoginView.Waiting : LoginView.Over,
            LoginStep.Claimed => now < login.ValidUntil ? LoginView.Claimed : LoginView.Over,
            LoginStep.Approved when now >= login.AnsweredAt + Limits.LoginValid => LoginView.Over,
            LoginStep.Approved when login.Key is KeyUse.Awaited => LoginView.SecurityKey,
            LoginStep.Approved when login.ReturnCode => LoginView.ReturnCode,
            LoginStep.Approved => login.By is ClaimedBy.Link ? LoginView.ApprovedByLink : LoginView.Approved,
            LoginStep.Refused => LoginView.Refused,
            LoginStep.Finished => LoginView.Finished,
        };

    /// <summary>
    /// The view of a login that is not stored: it expired, or the database lost it in a power cut before an app
    /// answered it.
    /// </summary>
    public static LoginView OfLost(Rules.Login begun, DateTimeOffset now) =>
        now < begun.ValidUntil ? LoginView.Interrupted : LoginView.Over;

    /// <summary>The name of a view in events and in the page.</summary>
    public static string Word(this LoginView view) =>
        view switch
        {
            LoginView.UserId => "user-id",
            LoginView.Waiting => "waiting",
            LoginView.Claimed => "claimed",
            LoginView.Approved => "approved",
            LoginView.ApprovedByLink => "approved-by-link",
            LoginView.ReturnCode => "return-code",
            LoginView.SecurityKey => "security-key",
            LoginView.Refused => "refused",
            LoginView.Over => "over",
            LoginView.Interrupted => "interrupted",
            LoginView.Finished => "finished",
        };
}
