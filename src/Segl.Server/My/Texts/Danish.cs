using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Mit Segl på dansk.</summary>
internal sealed class Danish : MyTexts
{
    public static Danish Texts { get; } = new();

    public override Language Language => Language.Da;

    public override string Name => "Mit Segl";

    public override string Places => "Sider i Mit Segl";

    public override string Overview => "Overblik";

    public override string LogOut => "Log af";

    public override string Back => "Gå tilbage";

    public override string NotDone => "Intet er ændret";

    public override string OutsideLead =>
        "Her ser du, hvad du kan logge på med, og alt, hvad der er sket med dit Segl. Her får du også en reserve, og her "
        + "kan du stoppe det, du ikke selv har startet.";

    public override string LogIn => "Log på med Segl";

    public override string LogInAgain => "Prøv igen";

    public override string SessionOver =>
        $"Du er logget af. Det sker efter {Numbers.InDanish(Limits.PortalIdle)} uden aktivitet, efter "
        + $"{Numbers.InDanish(Limits.PortalLongest)} i alt, og når dit Segl spærres.";

    public override string LoggedOut => "Du er logget af";

    public override string LoggedOutLead => "Du kan lukke vinduet.";

    public override string NotLoggedIn => "Du er ikke logget på";

    public override string NotLoggedInLead =>
        "Login blev afbrudt, afvist eller tog for lang tid. Intet er ændret. Du kan prøve igen med det samme.";

    public override string NotApproved => "Det blev ikke godkendt";

    public override string NotApprovedLead =>
        "Intet er ændret. Vil du det stadig, så begynd igen, og godkend med din app, mens du er logget på.";
}
