using Segl.Rules;
using Segl.Server.Devices;
using Segl.Storage;
using static Segl.Server.Tests.Devices.DeviceStory;

namespace Segl.Server.Tests.Devices;

/// <summary>R64: own app, own serial, two consecutive codes, a password. oathtool is the device.</summary>
public sealed class DeviceActivatingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R16_R64_R100_a_device_is_activated_with_the_owners_app(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Ordered();

        var proven = Given(await story.Prove(" se-000000 ", await story.Codes()));
        Assert.Null(await story.Active());
        Given(await story.Activate(proven));

        var device = (await story.Active())!;
        Assert.Equal((DeviceState.Active, story.Now, 0), (device.State, device.ActivatedAt, device.Clock.Learned));
        Assert.Equal(DeviceState.Active, await story.InStock("SE-000000"));
        Assert.Null(await story.Open());
        Assert.Equal(
            "$argon2id$",
            (await story.Server.Database.Read(session => PasswordStore.Of(session, story.Citizen.Id)))!.Hash
        );
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceActivated)).Count);
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(12, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(-31, false)]
    public async Task R65_T36_a_device_from_a_drawer_is_found_within_thirty_steps(int stepsLate, bool found)
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Ordered();

        var outcome = await story.Prove("SE-000000", await story.Codes(stepsLate: stepsLate));

        Assert.Equal(found ? null : Reason.DeviceCodesWrong, WhyNot(outcome));
        if (found)
        {
            Assert.Equal(-stepsLate, Given(outcome).Clock.Learned);
        }
    }

    [Theory]
    [InlineData("SE-000002", 2)]
    [InlineData("SE-000009", 0)]
    [InlineData("LD-000000", 0)]
    [InlineData("", 0)]
    public async Task T31_T39_another_serial_is_refused_and_counts_against_nobody(string serial, int device)
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var stranger = await Of(story.Server);
        await stranger.Ordered("SE-000002");
        await story.Ordered();

        Assert.Equal(Reason.DeviceSerialWrong, WhyNot(await story.Prove(serial, await story.Codes(device))));

        Assert.All(
            await story.Server.Database.Read(async session =>
                (await DeviceStore.Of(session, story.Citizen.Id)).Concat(
                    await DeviceStore.Of(session, stranger.Citizen.Id)
                )
            ),
            one => Assert.Equal(0, one.Codes.Wrong)
        );
    }

    [Fact]
    public async Task T31_another_persons_app_activates_nothing()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var thief = await Of(story.Server);
        await story.Ordered();
        var proven = Given(await story.Prove("SE-000000", await story.Codes()));

        Assert.Equal(Reason.DeviceNeedsApp, WhyNot(await story.Activate(proven, thief.App)));
        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await thief.Activate(proven)));
        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await thief.Prove("SE-000000", await story.Codes())));

        Assert.Equal(DeviceState.Ordered, await story.InStock("SE-000000"));
    }

    [Fact]
    public async Task T31_T36_one_code_only_or_the_same_twice_is_refused()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Ordered();
        var codes = await story.Codes();

        foreach (
            string[] typed in (string[][])
                [
                    [codes[0], ""],
                    [codes[0], codes[0]],
                    [codes[1], codes[0]],
                ]
        )
        {
            Assert.Equal(Reason.DeviceCodesWrong, WhyNot(await story.Prove("SE-000000", typed)));
        }

        // The third wrong try suspends the device, also for the right codes.
        Assert.Equal(Reason.TooManyWrongCodes, WhyNot(await story.Prove("SE-000000", codes)));
        story.Passes(Limits.DeviceSuspension);
        Given(await story.Prove("SE-000000", await story.Codes()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R66_T34_ten_wrong_tries_in_parallel_or_not_block_the_device_and_end_the_order(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Ordered();
        string[] wrong = ["000000", "000001"];

        var together = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => story.Prove("SE-000000", wrong)));
        Assert.Equal(3, together.Count(one => WhyNot(one) is Reason.DeviceCodesWrong));
        for (var wait = Limits.DeviceSuspension; (await story.Open()) is not null; wait *= 2)
        {
            story.Passes(wait);
            await story.Prove("SE-000000", wrong);
        }

        Assert.Equal(DeviceState.Void, await story.InStock("SE-000000"));
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceBlocked)).Count);
        Given(await story.Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R12_T32_twenty_activations_at_once_make_one_device(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Ordered();
        var proven = Given(await story.Prove("SE-000000", await story.Codes()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => story.Activate(proven)));

        Assert.Single(outcomes, one => WhyNot(one) is null);
        Assert.Single(await story.Server.Journal(story.Citizen), Happening.DeviceActivated);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R12_R13_T32_a_new_device_of_either_kind_replaces_the_old_one_at_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Activated(0);
        story.Passes(TimeSpan.FromDays(1));
        await story.Ordered($"{ReaderPrefix}000000", DeviceKind.AudioReader);

        Given(await story.Activate(Given(await story.Prove($"{ReaderPrefix}000000", await story.Codes(0)))));

        Assert.Equal($"{ReaderPrefix}000000", (await story.Active())!.Serial);
        Assert.Equal(DeviceState.Replaced, await story.InStock("SE-000000"));
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceReplaced)).Count);
    }

    [Fact]
    public async Task R35_R65_T35_the_codes_of_an_activation_are_used_up()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var device = await story.Activated();
        var codes = await story.Codes();
        var totp = new Totp(PskcMaker.Seed(0), device.Algorithm, device.Interval);

        Assert.All(codes, code => Assert.Null(device.Clock.Use(totp, code, story.Now)));
        Assert.Equal(
            Reason.DeviceCodesWrong,
            (
                await story.Change(change =>
                    HeldDevices.Resynchronise(change, story.Keys, "SE-000000", codes[0], codes[1])
                )
            )?.Because
        );
        story.Passes(2 * Limits.DeviceInterval);
        var next = await story.Codes(stepsLate: 20);
        Assert.Equal(
            Reason.DeviceCodesWrong,
            (
                await story.Change(change =>
                    HeldDevices.Resynchronise(change, story.Keys, "SE-000000", next[0], next[1])
                )
            )?.Because
        );
    }

    [Fact]
    public async Task R65_two_codes_set_a_clock_right_that_went_astray()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Activated();
        story.Passes(TimeSpan.FromDays(400));
        var codes = await story.Codes(stepsLate: 25);

        Assert.Null(
            await story.Change(change => HeldDevices.Resynchronise(change, story.Keys, "SE-000000", codes[0], codes[1]))
        );

        Assert.Equal(-25, (await story.Active())!.Clock.Learned);
    }

    [Fact]
    public async Task R19_the_last_authenticator_is_blocked_only_by_who_knows_what_that_means()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Activated();
        await story.Change(async change =>
        {
            var app = (await AppStore.Find(change.Session, story.Citizen.Id, story.App))!;
            AppStore.Save(change.Session, app with { State = AppState.Blocked, Slot = null });
            return true;
        });

        Assert.Equal(Reason.LastAuthenticator, (await Block(lockedOut: false))!.Because);
        Assert.NotNull(await story.Active());
        Assert.Null(await Block(lockedOut: true));

        Assert.Null(await story.Active());
        Assert.Equal(DeviceState.Blocked, await story.InStock("SE-000000"));
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceBlocked)).Count);

        Task<Refusal?> Block(bool lockedOut) =>
            story.Change(change => HeldDevices.Block(change, "SE-000000", lockedOut, "test"));
    }

    [Fact]
    public async Task A_device_has_a_name_that_no_app_of_its_owner_has()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Activated();
        var app = await story.Server.Database.Read(session => AppStore.Find(session, story.Citizen.Id, story.App));

        Assert.Equal(Reason.NameTaken, (await Rename(app!.Name.ToUpperInvariant()))!.Because);
        Assert.Equal(Reason.Malformed, (await Rename(" "))!.Because);
        Assert.Null(await Rename(" In the drawer "));

        Assert.Equal("In the drawer", (await story.Active())!.Name);

        Task<Refusal?> Rename(string name) => story.Change(change => HeldDevices.Rename(change, "SE-000000", name));
    }
}
