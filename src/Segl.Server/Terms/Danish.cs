using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>Terms and privacy policy in Danish.</summary>
internal sealed class Danish : TermsTexts
{
    public static readonly Danish Texts = new();

    public override string TermsHeading => "Vilkår for at bruge Segl";

    public override IReadOnlyList<string> Terms =>
        [
            "Segl er kun dit. Det, du godkender, gælder som dit eget ord, så ingen andre må bruge det, heller ikke med din "
                + "tilladelse.",
            "Hold din pinkode for dig selv, og vælg en, der er svær at gætte. Sig aldrig en kode til nogen: Ingen fra "
                + "Segl, banken "
                + "eller politiet vil bede dig om en.",
            "Godkend kun det, du selv har sat i gang, og som appen viser. Har du ikke selv gjort det, så tryk \"Det "
                + "var ikke mig\".",
            $"Du kan have højst {Numbers.Count(Limits.ActiveApps, "aktiv app", "aktive apps")}. Hav en reserve, "
                + "så en tabt telefon ikke lukker dig ude.",
            "Sig det straks til Borgerservice, hvis en telefon med din app er væk, eller hvis du tror, at nogen kender "
                + "din pinkode. "
                + "Du kan til enhver tid spærre dit Segl i appen; derefter kan ingen bruge det.",
            $"Man kan få Segl, når man er fyldt {Limits.YoungestAge} år. Det kan blive spærret, hvis det bliver misbrugt.",
        ];

    public override string PrivacyHeading => "Sådan passer Segl på dine oplysninger";

    public override IReadOnlyList<string> Privacy =>
        [
            "Segl gemmer dit navn, din fødselsdato, dit CPR-nummer, dit bruger-id, dit telefonnummer og din e-mailadresse. "
                + "CPR-nummeret er krypteret.",
            "Din pinkode bliver aldrig sendt til os. Den er i dit hoved og på din telefon; vi gemmer kun det, der skal "
                + "til for at "
                + "kontrollere den.",
            "Hver hjemmeside får sit eget kendetegn for dig, så to hjemmesider ikke kan sammenligne dig med det. Dit "
                + "CPR-nummer "
                + "gives kun til dem, som loven lader få det.",
            "Alt, hvad der sker med dit Segl, skrives ned i en journal, som ikke kan ændres ubemærket, og vigtige ting "
                + "får du at "
                + "vide på sms og e-mail.",
            "Et login, der ikke blev godkendt, bliver glemt. Borgerservice kan give dig alt, hvad Segl gemmer om dig, og "
                + $"afslutte din identitet; {Numbers.InDanish(Limits.ErasedAfter)} senere slettes alt om dig.",
        ];

    public override string Version => "Version";
}
