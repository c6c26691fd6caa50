using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desks.Texts;

/// <summary>The texts about finding a desk and booking a time there, one class per language (R80).</summary>
internal abstract class BookingTexts
{
    /// <summary>The texts in a language.</summary>
    public static BookingTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    public abstract Language Language { get; }

    // Finding
    public abstract string Find { get; }
    public abstract string FindLead { get; }
    public abstract string Postcode { get; }
    public abstract string ShowNearest { get; }
    public abstract string UsePosition { get; }
    public abstract string PositionIsNotKept { get; }
    public abstract string NoPosition { get; }
    public abstract string Nearest { get; }
    public abstract string RoughPlace(string postcode);
    public abstract string UnknownPostcode(string postcode);
    public abstract string AllDesks { get; }
    public abstract string NoDesks { get; }
    public abstract string Away(double kilometres);
    public abstract string HaveOne { get; }
    public abstract string WhatToBring { get; }

    // A desk and its times
    public abstract string ChooseTime(string desk);
    public abstract string SeeTimes { get; }
    public abstract string Address { get; }
    public abstract string Phone { get; }
    public abstract string OpeningHours { get; }
    public abstract string Days(IReadOnlyList<DayOfWeek> days);
    public abstract string Clock(TimeOnly time);
    public abstract string Hours(OpenSpan span);
    public abstract string AllTimesAreThere(string town);
    public abstract string OnYourClock { get; }
    public abstract string FreeTimes { get; }
    public abstract string NoneFree { get; }
    public abstract string EarlierDays { get; }
    public abstract string LaterDays { get; }
    public abstract string CannotCome { get; }
    public abstract string NoNeedToBook { get; }
    public abstract string Day(DateOnly day);

    // Booking
    public abstract string Book { get; }
    public abstract string WhatFor { get; }
    public abstract string Purpose(BookingPurpose purpose);
    public abstract string Contact { get; }
    public abstract string ContactHint { get; }
    public abstract string SendCode { get; }
    public abstract string AMoment { get; }
    public abstract string NoNumberPlease { get; }
    public abstract string OthersWereQuicker { get; }
    public abstract string NearestFree { get; }

    /// <summary>Above the nearest free times, for whoever wanted to move and was slower.</summary>
    public abstract string NearestToMove { get; }
    public abstract string Prove { get; }

    /// <summary>Where the code went.</summary>
    /// <param name="contact">The number or address.</param>
    /// <param name="until">Until when the code works, by the clock at the desk.</param>
    /// <param name="isKept">Whether the time is kept so long, too.</param>
    public abstract string ProveLead(string contact, DateTimeOffset until, bool isKept);
    public abstract string ProofLabel { get; }
    public abstract string BookIt { get; }
    public abstract string NoMessage { get; }
    public abstract string ChooseAgain { get; }

    // The appointment
    public abstract string YourAppointment { get; }
    public abstract string IsBooked { get; }
    public abstract string IsMoved { get; }
    public abstract string IsCancelled { get; }
    public abstract string IsOver { get; }
    public abstract string Time { get; }
    public abstract string Place { get; }
    public abstract string Code { get; }
    public abstract string CodeHint { get; }
    public abstract string ToCalendar { get; }
    public abstract string Move { get; }
    public abstract string MoveTo { get; }
    public abstract string MoveHere { get; }

    /// <summary>What stands above the free times of the desk at which the appointment is.</summary>
    public abstract string MoveElsewhere { get; }

    /// <summary>Above the free times of another desk.</summary>
    public abstract string MoveToDesk(string desk);
    public abstract string Cancel { get; }
    public abstract string CancelQuestion { get; }
    public abstract string CancelIt { get; }
    public abstract string Keep { get; }
    public abstract string TypeCode { get; }
    public abstract string TypeCodeLead { get; }
    public abstract string Continue { get; }
    public abstract string Back { get; }
    public abstract string Sorry { get; }

    // Who cannot come
    public abstract string CannotComeLead(string desk);
    public abstract string Reach(ReachKind kind);
    public abstract string How { get; }
    public abstract string Ask { get; }
    public abstract string IsAsked { get; }
    public abstract string IsAskedLead(string phone);

    // Messages; each says when by the same words as the pages
    public abstract string ProofMessage(string proof, string desk, string when);
    public abstract string Subject(BookingStep step);
    public abstract string Message(BookingStep step, string desk, string street, string town, string when);
    public abstract string ChangeHere(string address);
    public abstract string Letter(string text, string phone);

    /// <summary>Day and time by the clock at the desk, and which clock that is.</summary>
    /// <param name="local">The instant, by the clock at the desk.</param>
    /// <param name="town">The desk's town.</param>
    public string When(DateTimeOffset local, string town) =>
        $"{Day(DateOnly.FromDateTime(local.DateTime))} {At} {Clock(TimeOnly.FromDateTime(local.DateTime))} "
        + $"({ClockOf(town)}, {Utc(local.Offset)})";

    /// <summary>An offset, such as UTC+1 or UTC+5:30.</summary>
    private static string Utc(TimeSpan offset)
    {
        var minutes = Math.Abs(offset.Minutes);
        return $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours)}{(minutes == 0 ? "" : $":{minutes:00}")}";
    }

    /// <summary>The word before a time of day.</summary>
    protected abstract string At { get; }

    /// <summary>Which clock a time is by.</summary>
    protected abstract string ClockOf(string town);
}
