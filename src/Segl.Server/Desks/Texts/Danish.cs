using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desks.Texts;

/// <summary>Finding a desk and booking a time, in Danish.</summary>
internal sealed class Danish : BookingTexts
{
    public static readonly Danish Texts = new();

    // The program's culture is the invariant one, on machines without Danish, too.
    private static readonly string[] DayNames =
    [
        "søndag",
        "mandag",
        "tirsdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lørdag",
    ];

    private static readonly string[] MonthNames =
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ];

    public override Language Language => Language.Da;

    public override string Find => "Find Borgerservice og bestil tid";
    public override string FindLead =>
        "Borgerservice hjælper dig med dit Segl ansigt til ansigt. Du skal ikke logge på for at bestille tid.";
    public override string Postcode => "Postnummer";
    public override string ShowNearest => "Vis de nærmeste";
    public override string UsePosition => "Brug min placering";
    public override string PositionIsNotKept => "Din placering bruges kun til denne søgning og gemmes ikke.";
    public override string NoPosition => "Din browser gav ingen placering. Skriv et postnummer i stedet.";
    public override string Nearest => "Nærmest på dig";

    public override string RoughPlace(string postcode) =>
        $"Vi ved kun cirka, hvor {postcode} ligger, så afstandene er omtrentlige.";

    public override string UnknownPostcode(string postcode) =>
        $"Vi kender ikke postnummeret {postcode}. Vælg blandt alle steder herunder, eller brug din placering.";

    public override string AllDesks => "Alle steder";
    public override string NoDesks => "Der er ingen steder på listen endnu. Ring til din kommune.";

    public override string Away(double kilometres) =>
        kilometres < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.0} km i fugleflugt").Replace('.', ',')
            : string.Create(CultureInfo.InvariantCulture, $"{kilometres:0} km i fugleflugt");

    public override string HaveOne => "Flyt eller aflys en tid, du har";
    public override string WhatToBring => "Det skal du have med";

    public override string ChooseTime(string desk) => $"Vælg en tid hos {desk}";

    public override string SeeTimes => "Se ledige tider";
    public override string Address => "Adresse";
    public override string Phone => "Telefon";
    public override string OpeningHours => "Åbningstider";

    public override string Days(IReadOnlyList<DayOfWeek> days) =>
        days is [var first, .., var last] ? $"{NameOf(first)} til {NameOf(last)}" : NameOf(days.Single());

    public override string Clock(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    public override string Hours(OpenSpan span) => $"{Clock(span.From)} til {Clock(span.Until)}";

    public override string AllTimesAreThere(string town) => $"Alle tider er efter uret i {town}.";

    public override string OnYourClock => "På dit eget ur er det";
    public override string FreeTimes => "Ledige tider";
    public override string NoneFree => "Der er ingen ledige tider her.";
    public override string EarlierDays => "Tidligere";
    public override string LaterDays => "Senere";
    public override string CannotCome => "Jeg kan ikke komme selv";
    public override string NoNeedToBook => "Du kan også komme uden tid og trække et nummer.";

    public override string Day(DateOnly day) => $"{NameOf(day.DayOfWeek)} {day.Day}. {MonthOf(day)} {day.Year}";

    public override string Book => "Bestil denne tid";
    public override string WhatFor => "Hvad drejer det sig om?";

    public override string Purpose(BookingPurpose purpose) =>
        purpose switch
        {
            BookingPurpose.FirstSegl => "At få Segl for første gang",
            BookingPurpose.LostEverything => "At få mit Segl tilbage",
            BookingPurpose.NewPin => "En ny pinkode",
            BookingPurpose.Device => "En kodeviser eller kodeoplæser",
            BookingPurpose.HigherLevel => "Et højere sikringsniveau",
            BookingPurpose.Other => "Noget andet",
        };

    public override string Contact => "Mobilnummer eller e-mailadresse";
    public override string ContactHint => "Der sendes en kode nu og en påmindelse før tiden. Vi spørger ikke om andet.";
    public override string SendCode => "Send mig en kode";
    public override string AMoment => "Et øjeblik …";
    public override string NoNumberPlease => "Skriv ikke dit CPR-nummer eller navn. Det er ikke nødvendigt her.";
    public override string OthersWereQuicker => "En anden har lige taget tiden";
    public override string NearestFree => "Det her er de nærmeste ledige tider. Det, du har skrevet, er her stadig.";
    public override string NearestToMove => "Du har stadig den tid, du havde. Dette er de nærmeste ledige.";
    public override string Prove => "Skriv koden fra beskeden";

    public override string ProveLead(string contact, DateTimeOffset until, bool isKept) =>
        $"Vi har sendt {Limits.BookingProofDigits} cifre til {contact}. "
        + (
            isKept
                ? $"Tiden er reserveret til dig til kl. {ClockOf(until)}; den er bestilt, når du har skrevet dem."
                : $"Mange bestiller lige nu, så tiden er først din, når du har skrevet dem. De virker til kl. {ClockOf(until)}."
        );

    private string ClockOf(DateTimeOffset at) => Clock(TimeOnly.FromDateTime(at.DateTime));

    public override string ProofLabel => $"Kode på {Limits.BookingProofDigits} cifre";
    public override string BookIt => "Bestil tiden";
    public override string NoMessage =>
        "Ingen besked? Se efter, om nummer eller adresse er rigtig, og vælg tiden igen.";
    public override string ChooseAgain => "Vælg en tid igen";

    public override string YourAppointment => "Din tid hos Borgerservice";
    public override string IsBooked => "Tiden er bestilt. Vi har sendt dig en besked om den.";
    public override string IsMoved => "Tiden er flyttet. Vi har sendt dig en besked om det.";
    public override string IsCancelled => "Tiden er aflyst.";
    public override string IsOver => "Denne tid har været.";
    public override string Time => "Hvornår";
    public override string Place => "Hvor";
    public override string Code => "Kode";
    public override string CodeHint => "Med denne kode kan du flytte eller aflyse tiden. Den står også i beskeden.";
    public override string ToCalendar => "Læg den i min kalender";
    public override string Move => "Flyt tiden";
    public override string MoveTo => "Vælg en anden tid";
    public override string MoveElsewhere => "Flyt den til et andet sted";

    public override string MoveToDesk(string desk) => $"Vælg en tid hos {desk}";

    public override string MoveHere => "Flyt den hertil";
    public override string Cancel => "Aflys tiden";
    public override string CancelQuestion => "Vil du aflyse tiden? Så kan en anden få den.";
    public override string CancelIt => "Ja, aflys den";
    public override string Keep => "Nej, behold den";
    public override string TypeCode => "Skriv koden til din tid";
    public override string TypeCodeLead =>
        $"Koden på {Limits.BookingCodeCharacters} bogstaver og cifre står i den besked, vi sendte dig.";
    public override string Continue => "Gå videre";
    public override string Back => "Tilbage";
    public override string Sorry => "Det lykkedes ikke";

    public override string CannotComeLead(string desk) =>
        $"Kan du ikke komme til {desk}, for eksempel på grund af sygdom, kan de mødes med dig på video eller hjemme "
        + "hos dig. Skriv et nummer eller en adresse, så kontakter de dig.";

    public override string Reach(ReachKind kind) =>
        kind switch
        {
            ReachKind.HomeVisit => "Besøg mig hjemme",
            ReachKind.Video => "Mød mig på video",
        };

    public override string How => "Hvordan kan vi mødes?";
    public override string Ask => "Bed om at blive kontaktet";
    public override string IsAsked => "De kontakter dig";

    public override string IsAskedLead(string phone) =>
        $"Hører du ikke noget, så ring på {phone}. Ingen vil bede om pinkode, adgangskode eller kode.";

    public override string ProofMessage(string proof, string desk, string when) =>
        $"{proof} er koden til at bestille tid hos {desk}, {when}. Den virker i {Numbers.InDanish(Limits.BookingHold)}. "
        + "Ikke dig? Gør ingenting.";

    public override string Subject(BookingStep step) =>
        step switch
        {
            BookingStep.Proof => "Kode til at bestille tid hos Borgerservice",
            BookingStep.Booked => "Din tid hos Borgerservice er bestilt",
            BookingStep.Moved => "Din tid hos Borgerservice er flyttet",
            BookingStep.Cancelled => "Din tid hos Borgerservice er aflyst",
            BookingStep.Reminder => "Husk din tid hos Borgerservice",
        };

    public override string Message(BookingStep step, string desk, string street, string town, string when) =>
        $"{Subject(step)}: {when}, {desk}, {street}, {town}.";

    public override string ChangeHere(string address) => $"Flyt eller aflys: {address}";

    public override string Letter(string text, string phone) =>
        $"""
            Hej

            {text}

            Stedets telefonnummer er {phone}.

            Venlig hilsen
            Segl

            Segl spørger aldrig efter dine koder, hverken i telefonen eller i en e-mail eller sms.
            """;

    private static string MonthOf(DateOnly day) => MonthNames[day.Month - 1];

    private static string NameOf(DayOfWeek day) => DayNames[(int)day];

    protected override string At => "kl.";

    protected override string ClockOf(string town) => $"uret i {town}";
}
