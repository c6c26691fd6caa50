using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>My Segl in English.</summary>
internal sealed class English : MyTexts
{
    public static English Texts { get; } = new();

    public override Language Language => Language.En;

    public override string Name => "My Segl";

    public override string Places => "Pages of My Segl";

    public override string Overview => "Overview";

    public override string LogOut => "Log out";

    public override string Back => "Go back";

    public override string NotDone => "Nothing was changed";

    public override string OutsideLead =>
        "Here you see what you can log in with, and everything that has happened with your Segl. Here you get a spare, "
        + "too, and stop what you did not start yourself.";

    public override string LogIn => "Log in with Segl";

    public override string LogInAgain => "Try again";

    public override string SessionOver =>
        $"You are logged out. That happens after {Numbers.InEnglish(Limits.PortalIdle)} in which nothing was done, after "
        + $"{Numbers.InEnglish(Limits.PortalLongest)} in all, and when your Segl is frozen.";

    public override string LoggedOut => "You are logged out";

    public override string LoggedOutLead => "You can close this window.";

    public override string NotLoggedIn => "You are not logged in";

    public override string NotLoggedInLead =>
        "The login was cancelled, refused, or took too long. Nothing was changed. You can try again at once.";

    public override string NotApproved => "This was not approved";

    public override string NotApprovedLead =>
        "Nothing was changed. If you still want it, begin again, and approve with your app while you are logged in.";
}
