using System.Globalization;
using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desks.Texts;

/// <summary>Finding a desk and booking a time, in English.</summary>
internal sealed class English : BookingTexts
{
    public static readonly English Texts = new();

    public override Language Language => Language.En;

    public override string Find => "Find Citizen Service and book a time";
    public override string FindLead =>
        "Citizen Service helps you in person with your Segl. You need not log in to book a time.";
    public override string Postcode => "Postcode";
    public override string ShowNearest => "Show the nearest";
    public override string UsePosition => "Use my position";
    public override string PositionIsNotKept => "Your position is used for this one search and is not kept.";
    public override string NoPosition => "Your browser gave no position. Type a postcode instead.";
    public override string Nearest => "Nearest to you";

    public override string RoughPlace(string postcode) =>
        $"We only know roughly where {postcode} is, so the distances are approximate.";

    public override string UnknownPostcode(string postcode) =>
        $"We do not know the postcode {postcode}. Choose from all places below, or use your position.";

    public override string AllDesks => "All places";
    public override string NoDesks => "No places are listed yet. Call your municipality.";

    public override string Away(double kilometres) =>
        kilometres < 10
            ? string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.0} km as the crow flies")
            : string.Create(CultureInfo.InvariantCulture, $"{kilometres:0} km as the crow flies");

    public override string HaveOne => "Move or cancel a time that you have";
    public override string WhatToBring => "What to bring";

    public override string ChooseTime(string desk) => $"Choose a time at {desk}";

    public override string SeeTimes => "See free times";
    public override string Address => "Address";
    public override string Phone => "Phone";
    public override string OpeningHours => "When it is open";

    public override string Days(IReadOnlyList<DayOfWeek> days) =>
        days is [var first, .., var last] ? $"{first} to {last}" : $"{days.Single()}";

    public override string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public override string Hours(OpenSpan span) => $"{Clock(span.From)} to {Clock(span.Until)}";

    public override string AllTimesAreThere(string town) => $"All times are by the clock in {town}.";

    public override string OnYourClock => "On your own clock it is";
    public override string FreeTimes => "Free times";
    public override string NoneFree => "There are no free times here.";
    public override string EarlierDays => "Earlier";
    public override string LaterDays => "Later";
    public override string CannotCome => "I cannot come in person";
    public override string NoNeedToBook => "You can also come without a time, and draw a number.";

    public override string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public override string Book => "Book this time";
    public override string WhatFor => "What is it for?";

    public override string Purpose(BookingPurpose purpose) =>
        purpose switch
        {
            BookingPurpose.FirstSegl => "To get Segl for the first time",
            BookingPurpose.LostEverything => "To get my Segl back",
            BookingPurpose.NewPin => "A new PIN",
            BookingPurpose.Device => "A code display or audio code reader",
            BookingPurpose.HigherLevel => "A higher level",
            BookingPurpose.Other => "Something else",
        };

    public override string Contact => "Mobile number or e-mail address";
    public override string ContactHint =>
        "A code is sent there now, and a reminder before the time. We ask for nothing else.";
    public override string SendCode => "Send me a code";
    public override string AMoment => "One moment …";
    public override string NoNumberPlease => "Do not give your person number or your name. They are not needed here.";
    public override string OthersWereQuicker => "Somebody else has just taken this time";
    public override string NearestFree => "These are the nearest free times. What you typed is still here.";
    public override string NearestToMove => "You still have the time that you had. These are the nearest free ones.";
    public override string Prove => "Type the code from the message";

    public override string ProveLead(string contact, DateTimeOffset until, bool isKept) =>
        $"We have sent {Limits.BookingProofDigits} digits to {contact}. "
        + (
            isKept
                ? $"The time is kept for you until {ClockOf(until)}; it is booked when you have typed them."
                : "Many book at this moment, so the time is yours only once you have typed them. "
                    + $"They work until {ClockOf(until)}."
        );

    private string ClockOf(DateTimeOffset at) => Clock(TimeOnly.FromDateTime(at.DateTime));

    public override string ProofLabel => $"Code of {Limits.BookingProofDigits} digits";
    public override string BookIt => "Book the time";
    public override string NoMessage => "No message? Check the number or address, and choose the time again.";
    public override string ChooseAgain => "Choose a time again";

    public override string YourAppointment => "Your time at Citizen Service";
    public override string IsBooked => "The time is booked. We have sent you a message about it.";
    public override string IsMoved => "The time is moved. We have sent you a message about it.";
    public override string IsCancelled => "The time is cancelled.";
    public override string IsOver => "This time has been.";
    public override string Time => "When";
    public override string Place => "Where";
    public override string Code => "Code";
    public override string CodeHint => "With this code you can move or cancel the time. It stands in the message, too.";
    public override string ToCalendar => "Put it into my calendar";
    public override string Move => "Move the time";
    public override string MoveTo => "Choose another time";
    public override string MoveHere => "Move it here";
    public override string MoveElsewhere => "Move it to another place";

    public override string MoveToDesk(string desk) => $"Choose a time at {desk}";

    public override string Cancel => "Cancel the time";
    public override string CancelQuestion => "Do you want to cancel this time? Somebody else can have it then.";
    public override string CancelIt => "Yes, cancel it";
    public override string Keep => "No, keep it";
    public override string TypeCode => "Type the code of your time";
    public override string TypeCodeLead =>
        $"The code of {Limits.BookingCodeCharacters} letters and digits stands in the message that we sent you.";
    public override string Continue => "Go on";
    public override string Back => "Back";
    public override string Sorry => "That did not work";

    public override string CannotComeLead(string desk) =>
        $"If you cannot come to {desk}, because of illness for example, they can meet you by video or at "
        + "home. Leave a number or an address, and they will contact you.";

    public override string Reach(ReachKind kind) =>
        kind switch
        {
            ReachKind.HomeVisit => "Visit me at home",
            ReachKind.Video => "Meet me by video",
        };

    public override string How => "How can we meet you?";
    public override string Ask => "Ask to be contacted";
    public override string IsAsked => "They will contact you";

    public override string IsAskedLead(string phone) =>
        $"If you hear nothing, call {phone}. Nobody will ask for a PIN, password or code.";

    public override string ProofMessage(string proof, string desk, string when) =>
        $"{proof} is the code to book a time at {desk}, {when}. It works for {Numbers.InEnglish(Limits.BookingHold)}. "
        + "Not you? Do nothing.";

    public override string Subject(BookingStep step) =>
        step switch
        {
            BookingStep.Proof => "Code to book a time at Citizen Service",
            BookingStep.Booked => "Your time at Citizen Service is booked",
            BookingStep.Moved => "Your time at Citizen Service is moved",
            BookingStep.Cancelled => "Your time at Citizen Service is cancelled",
            BookingStep.Reminder => "Remember your time at Citizen Service",
        };

    public override string Message(BookingStep step, string desk, string street, string town, string when) =>
        $"{Subject(step)}: {when}, {desk}, {street}, {town}.";

    public override string ChangeHere(string address) => $"Move or cancel: {address}";

    public override string Letter(string text, string phone) =>
        $"""
            Hello

            {text}

            The phone number of the desk is {phone}.

            Kind regards
            Segl

            Segl never asks for your codes, neither on the phone nor by e-mail or text message.
            """;

    protected override string At => "at";

    protected override string ClockOf(string town) => $"clock in {town}";
}
