using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Visiting.Texts;

/// <summary>Logging in and out, in English.</summary>
internal sealed class English : DoorTexts
{
    public static English Texts { get; } = new();

    public override string PlacesOf(string door) => $"Pages of {door}";

    public override string LoggedInAs => "You are logged in as";

    public override string LogOut => "Log out";

    public override string Back => "Go back";

    public override string NotDone => "Nothing was changed";

    public override string LogIn => "Log in with Segl";

    public override string LogInAgain => "Try again";

    public override string SessionOver(SessionRule ends) =>
        $"You are logged out. That happens after {Numbers.InEnglish(ends.Idle)} in which nothing was done, after "
        + $"{Numbers.InEnglish(ends.Longest)} in all, and when your Segl is frozen.";

    public override string LoggedOut => "You are logged out";

    public override string LoggedOutLead => "You can close this window.";

    public override string NotLoggedIn => "You are not logged in";

    public override string NotLoggedInLead =>
        "The login was cancelled, refused, or took too long. Nothing was changed. You can try again at once.";

    public override string NotApproved => "This was not approved";

    public override string NotApprovedLead =>
        "Nothing was changed. If you still want it, begin again, and approve with your app while you are logged in.";
}
