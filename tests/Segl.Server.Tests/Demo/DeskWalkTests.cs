using System.Text.RegularExpressions;
using Segl.Demo.Office.Texts;
using Segl.Demo.Walks;
using Segl.Rules;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's walk through Citizen Service: which part comes next, and that each has its sentences in both
/// languages.</summary>
public sealed class DeskWalkTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2030, 6, 3);

    private static readonly Booking Booked = new(
        Guid.NewGuid(),
        "demo-1",
        Now,
        Now + TimeSpan.FromMinutes(20),
        BookingState.Booked,
        BookingPurpose.LostEverything,
        new(Channel.Email, "karla@example.dk"),
        "en",
        Now.AddDays(-1),
        Now.AddDays(-1) + Limits.BookingHold
    );

    private static readonly StoredOrder AtTheDesk = new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        new(DeviceKind.CodeDisplay, Now, Abroad: false, Fee: 0),
        OrderState.Placed,
        PickUp: true,
        "CD-1001"
    );

    [Fact]
    public void The_walk_follows_booking_app_device_and_password()
    {
        var here = Booked with { State = BookingState.Arrived };
        Assert.Equal(DeskPhase.Book, Next(null));
        Assert.Equal(DeskPhase.Wait, Next(Booked, day: Today.AddDays(1)));
        Assert.Equal(DeskPhase.Come, Next(Booked));
        Assert.Equal(DeskPhase.Here, Next(here));
        Assert.Equal(DeskPhase.HandOut, Next(here, apps: 0));
        Assert.Equal(DeskPhase.Choose, Next(here, apps: 0, order: AtTheDesk));
        Assert.Equal(DeskPhase.Held, Next(here, apps: 0, device: Device(Now)));
        // It is the news of this walk on the next day, too.
        Assert.Equal(DeskPhase.Held, Next(here, day: Today.AddDays(-1), apps: 0, device: Device(Now)));
    }

    [Fact]
    public void R80_who_missed_the_time_books_again()
    {
        Assert.Equal(DeskPhase.Book, Next(Booked, day: Today.AddDays(-1)));
        Assert.Equal(DeskPhase.Book, Next(Booked with { State = BookingState.NoShow }));
    }

    /// <summary>A device that was there before is lost, too.</summary>
    [Fact]
    public void R12_an_older_device_is_not_the_one_that_was_handed_out() =>
        Assert.Equal(DeskPhase.Come, Next(Booked, device: Device(Booked.MadeAt)));

    [Fact]
    public void R110_each_part_has_its_sentences_in_both_languages()
    {
        var names = new OfficeNames("0102901234", "karla@example.dk", "mikkel", "739154", "2150", "Borgerservice");
        var steps = Enum.GetValues<Language>().Select(language => OfficeTexts.In(language).Steps(names)).ToList();
        string[] ofTheScript = ["lose", "Asked", "Chosen"];

        Assert.Equal(steps[0].Select(step => step.Step), steps[1].Select(step => step.Step));
        Assert.Equal(steps[0].Count, steps[0].DistinctBy(step => step.Step).Count());
        Assert.All(
            Enum.GetNames<DeskPhase>().Concat(ofTheScript),
            part => Assert.Contains(steps[0], step => step.Step == part)
        );
        Assert.All(steps.SelectMany(one => one), step => Assert.Matches(new Regex(@"\.$"), step.Text));
    }

    private static DeskPhase Next(
        Booking? booking,
        DateOnly? day = null,
        int apps = 1,
        StoredOrder? order = null,
        StoredDevice? device = null
    ) => DeskWalk.Next(booking, day ?? Today, Today, apps, order, device);

    private static StoredDevice Device(DateTimeOffset activatedAt) =>
        new(
            AtTheDesk.PersonId,
            "CD-1001",
            AtTheDesk.Id,
            DeviceKind.CodeDisplay,
            "Code display",
            DeviceState.Active,
            OtpAlgorithm.HmacSha1,
            Limits.DeviceInterval,
            [],
            activatedAt,
            null,
            DeviceClock.Unused(0, activatedAt),
            new()
        );
}
