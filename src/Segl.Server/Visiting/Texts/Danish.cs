using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Visiting.Texts;

/// <summary>At log på og af, på dansk.</summary>
internal sealed class Danish : DoorTexts
{
    public static Danish Texts { get; } = new();

    public override string PlacesOf(string door) => $"Sider i {door}";

    public override string LoggedInAs => "Du er logget på som";

    public override string LogOut => "Log af";

    public override string Back => "Gå tilbage";

    public override string NotDone => "Intet er ændret";

    public override string LogIn => "Log på med Segl";

    public override string LogInAgain => "Prøv igen";

    public override string SessionOver(SessionRule ends) =>
        $"Du er logget af. Det sker efter {Numbers.InDanish(ends.Idle)} uden aktivitet, efter "
        + $"{Numbers.InDanish(ends.Longest)} i alt, og når dit Segl spærres.";

    public override string LoggedOut => "Du er logget af";

    public override string LoggedOutLead => "Du kan lukke vinduet.";

    public override string NotLoggedIn => "Du er ikke logget på";

    public override string NotLoggedInLead =>
        "Login blev afbrudt, afvist eller tog for lang tid. Intet er ændret. Du kan prøve igen med det samme.";

    public override string NotApproved => "Det blev ikke godkendt";

    public override string NotApprovedLead =>
        "Intet er ændret. Vil du det stadig, så begynd igen, og godkend med din app, mens du er logget på.";
}
