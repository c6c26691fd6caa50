using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal sealed partial class English
{
    public override string Today => "Today";

    public override string DeskNotDescribed(string desk) =>
        $"Nobody has described the desk {desk} yet. An operator does.";

    public override string NobodyComes => "Nobody has an appointment today.";

    public override string StateOf(BookingState state) =>
        state switch
        {
            BookingState.Held => "Not confirmed yet",
            BookingState.Booked => "Expected",
            BookingState.Cancelled => "Cancelled",
            BookingState.Arrived => "Is here",
            BookingState.Done => "Has been served",
            BookingState.NoShow => "Did not come",
        };

    public override string MarkAs(BookingState state) =>
        state switch
        {
            BookingState.Arrived => "Is here",
            BookingState.Done => "Has been served",
            BookingState.NoShow => "Did not come",
            BookingState.Booked => "Is still expected",
            BookingState.Held or BookingState.Cancelled => "",
        };

    public override string Walkins => "Without an appointment";

    public override string WalkinNumbers(int taken, int called) =>
        taken == 0 ? "Nobody has taken a number today." : $"Numbers given: {taken}. Called: {called}.";

    public override string TakeNumber => "Give the next number";

    public override string CallNumber => "Call the next";

    public override string CannotCome => "Cannot come, and asked to be reached";

    public override string Reached => "Has been reached";

    public override string Hour(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
