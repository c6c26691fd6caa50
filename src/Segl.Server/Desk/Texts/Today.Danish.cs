using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Desk.Texts;

internal sealed partial class Danish
{
    public override string Today => "Dagens aftaler";

    public override string DeskNotDescribed(string desk) =>
        $"Ingen har beskrevet {desk} endnu. Det gør en driftsmedarbejder.";

    public override string NobodyComes => "Ingen har en aftale i dag.";

    public override string StateOf(BookingState state) =>
        state switch
        {
            BookingState.Held => "Ikke bekræftet endnu",
            BookingState.Booked => "Ventes",
            BookingState.Cancelled => "Aflyst",
            BookingState.Arrived => "Er kommet",
            BookingState.Done => "Er blevet hjulpet",
            BookingState.NoShow => "Kom ikke",
        };

    public override string MarkAs(BookingState state) =>
        state switch
        {
            BookingState.Arrived => "Er kommet",
            BookingState.Done => "Er blevet hjulpet",
            BookingState.NoShow => "Kom ikke",
            BookingState.Booked => "Ventes stadig",
            BookingState.Held or BookingState.Cancelled => "",
        };

    public override string Walkins => "Uden aftale";

    public override string WalkinNumbers(int taken, int called) =>
        taken == 0 ? "Ingen har trukket et nummer i dag." : $"Udleverede numre: {taken}. Kaldt op: {called}.";

    public override string TakeNumber => "Giv det næste nummer";

    public override string CallNumber => "Kald den næste";

    public override string CannotCome => "Kan ikke komme og har bedt om at blive kontaktet";

    public override string Reached => "Er kontaktet";

    public override string Hour(DateTimeOffset local) => local.ToString("HH.mm", CultureInfo.InvariantCulture);
}
