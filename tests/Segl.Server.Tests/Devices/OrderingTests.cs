using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.Notices.Texts;
using Segl.Server.Tests.Login;
using Segl.Storage;
using static Segl.Server.Tests.Devices.DeviceStory;

namespace Segl.Server.Tests.Devices;

/// <summary>What a citizen may order, and how an order ends.</summary>
public sealed class OrderingTests
{
    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R61_R100_a_device_is_ordered_with_the_app_and_told_on_all_channels(DatabaseKind kind)
    {
        await using var story = await Begin(kind);

        var order = Given(await story.Order(DeviceKind.AudioReader));

        Assert.Equal(order, await story.Open());
        Assert.Equal((DeviceKind.AudioReader, 0m, false), (order.Order.Kind, order.Order.Fee, order.Order.Abroad));
        Assert.Equal(Happening.DeviceOrdered, (await story.Server.Journal(story.Citizen))[^1]);
        Assert.Equal(
            ["App", "Email", "Sms"],
            (await story.Server.Told(story.Citizen, Happening.DeviceOrdered)).Order()
        );
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R13_T32_one_order_is_open_also_when_twenty_are_placed_at_once(DatabaseKind kind)
    {
        await using var story = await Begin(kind);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => story.Order()));

        Assert.Single(outcomes, one => WhyNot(one) is null);
        Assert.Equal(19, outcomes.Count(one => WhyNot(one) is Reason.DeviceOrderOpen));
    }

    [Fact]
    public async Task R51_T30_who_cannot_approve_a_login_cannot_order()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);

        // A login by display has no app.
        Assert.Equal(Reason.DeviceNeedsApp, WhyNot(await story.Order(app: Guid.NewGuid())));
        var stranger = await Of(story.Server);
        Assert.Equal(Reason.DeviceNeedsApp, WhyNot(await story.Order(app: stranger.App)));
        await WithApp(story, app => app with { Pins = new(3, story.Now.AddMinutes(1)) });
        Assert.Equal(Reason.AppSuspended, WhyNot(await story.Order()));
        await WithApp(story, app => app with { Pins = new(), State = AppState.Blocked, Slot = null });
        Assert.Equal(Reason.AppNotActive, WhyNot(await story.Order()));
        await WithApp(story, app => app with { State = AppState.Active, Slot = 1 });
        await Copied(story);
        Assert.Equal(Reason.AppRestricted, WhyNot(await story.Order()));
        await story.Change(change =>
        {
            change.Save(change.Person with { FrozenAt = change.Now });
            return Task.FromResult(true);
        });
        Assert.Equal(Reason.IdentityFrozen, WhyNot(await story.Order()));
        Assert.Null(await story.Open());
    }

    [Fact]
    public async Task R51_T30_a_day_old_copy_may_order()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await Copied(story);
        // It was activated a millisecond ago.
        story.Passes(Limits.NewAppRestricted - TimeSpan.FromMilliseconds(2));
        Assert.Equal(Reason.AppRestricted, WhyNot(await story.Order()));
        story.Passes(TimeSpan.FromMilliseconds(1));

        Given(await story.Order());
    }

    [Fact]
    public async Task R61_T30_a_device_goes_where_the_register_says_or_is_picked_up()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        var nomad = await Of(story.Server, address: null);

        Assert.Equal(Reason.PostalAddressMissing, WhyNot(await nomad.Order()));
        Assert.True(Given(await nomad.Order(pickUp: true)).PickUp);
        await story.MoveTo("Storgatan 1;211 42 Malmö;SVERIGE");
        var order = Given(await story.Order());
        Assert.True(order.Order.Abroad);
        Assert.Equal(story.Now + Limits.OrderAbroadValid, order.Order.ValidUntil);
    }

    [Fact]
    public async Task R62_the_fourth_of_a_kind_costs_what_was_shown()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        for (var n = 0; n < Limits.FreeDevicesOfAKind; n++)
        {
            var free = await story.Ordered(PskcMaker.Serial(n));
            await Stop(story, free);
        }

        // One that was stopped before it was packed costs nobody anything.
        await Stop(story, Given(await story.Order(fee: Limits.CodeDisplayFee)));

        var shown = await story.Server.Database.Read(async session =>
            await Ordering.Look(
                session,
                story.Server.Codes,
                (await PersonStore.Find(session, story.Citizen.Id))!,
                story.Now
            )
        );
        Assert.Equal(Limits.CodeDisplayFee, shown.Fees[DeviceKind.CodeDisplay]);
        Assert.Equal(0, shown.Fees[DeviceKind.AudioReader]);
        Assert.Equal(Reason.StatementOver, WhyNot(await story.Order(fee: 0)));
        Assert.Equal(41.76m, Given(await story.Order(fee: Limits.CodeDisplayFee)).Order.Fee);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R13_T31_the_owner_stops_an_order_and_its_device_is_void(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var order = await story.Ordered();

        Assert.Null(await Stop(story, order));
        Assert.Equal(Reason.DeviceNotOrdered, (await Stop(story, order))!.Because);

        Assert.Equal(DeviceState.Void, await story.InStock("SE-000000"));
        Assert.Equal(Reason.DeviceNotOrdered, WhyNot(await story.Prove("SE-000000", await story.Codes())));
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceOrderStopped)).Count);
        Given(await story.Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R63_an_order_is_over_when_somebody_asks_and_housekeeping_tells(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var order = await story.Ordered();
        story.Passes(order.Order.ValidUntil - story.Now - TimeSpan.FromMilliseconds(1));
        var expiry = story.Server.Parts.GetRequiredService<OrderExpiry>();
        Assert.Equal(0, await expiry.EndWhatIsOver(story.Now));
        Assert.Equal(Reason.DeviceOrderOpen, WhyNot(await story.Order()));
        Given(await story.Prove("SE-000000", await story.Codes()));

        story.Passes(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Reason.DeviceOrderOver, WhyNot(await story.Prove("SE-000000", await story.Codes())));
        Assert.Equal(1, await expiry.EndWhatIsOver(story.Now));
        Assert.Equal(0, await expiry.EndWhatIsOver(story.Now));
        Assert.Equal(3, (await story.Server.Told(story.Citizen, Happening.DeviceOrderOver)).Count);
        Assert.Equal(DeviceState.Void, await story.InStock("SE-000000"));
    }

    [Fact]
    public async Task R63_a_new_order_ends_one_that_is_over()
    {
        await using var story = await Begin(DatabaseKind.Sqlite);
        await story.Ordered();
        story.Passes(Limits.OrderValid);

        var next = Given(await story.Order());

        Assert.Equal(next.Id, (await story.Open())!.Id);
        Assert.Equal(DeviceState.Void, await story.InStock("SE-000000"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R100_T30_the_notice_of_an_order_has_a_link_that_stops_it(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        var order = Given(await story.Order());
        var secrets = await story.Server.Database.Read(session =>
            session.QueryAll(
                """
                SELECT secret_wrapped
                FROM notice
                WHERE person_id = @person AND what = 'DeviceOrdered' AND channel <> 'App'
                """,
                row => row.Bytes(),
                ("person", story.Citizen.Id)
            )
        );
        Assert.Equal(2, secrets.Count);
        var link = story.Server.Codes.UnwrapFromOutbox(story.Citizen.Id, secrets[0]);
        var browser = new LoginBrowser(story.Server);

        Assert.Contains("Stop the order now", (await browser.Open($"/stop/order/{link}")).Body);
        Assert.Equal(order.Id, (await story.Open())!.Id);
        Assert.All(
            new[] { Segl.Server.Web.Language.Da, Segl.Server.Web.Language.En },
            language =>
            {
                var texts = NoticeTexts.In(language);
                var text = texts.Of(Happening.DeviceOrdered)! with
                {
                    Next = texts.StopHere($"https://id.segl.example/stop/order/{link}"),
                };
                Assert.Equal(1, SmsAlphabet.Messages(texts.Sms(text, story.Now, "Anne Sofie Østergaard-Kristensen")));
            }
        );
        var forged = (link[0] == 'A' ? 'B' : 'A') + link[1..];
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"/stop/order/{forged}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/stop/order/none")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post($"/stop/order/{link}")).Status);

        Assert.Null(await story.Open());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"/stop/order/{link}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/stop/order/{link}")).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R09_the_end_of_an_identity_ends_its_order_and_its_devices(DatabaseKind kind)
    {
        await using var story = await Begin(kind);
        await story.Activated();
        story.Passes(TimeSpan.FromDays(1));
        await story.Ordered("SE-000002");

        await story.Change(change => Erasures.EndIdentity(change, "test", "asked for"));

        Assert.Null(await story.Open());
        Assert.Null(await story.Active());
        Assert.Equal(
            (DeviceState.Blocked, DeviceState.Void),
            (await story.InStock("SE-000000"), await story.InStock("SE-000002"))
        );
    }

    private static Task<Refusal?> Stop(DeviceStory story, StoredOrder order) =>
        story.Change(change => OrderEnds.Stop(change, order.Id, "test"));

    private static Task<bool> WithApp(DeviceStory story, Func<StoredApp, StoredApp> bend) =>
        story.Change(async change =>
        {
            AppStore.Save(change.Session, bend((await AppStore.Find(change.Session, story.Citizen.Id, story.App))!));
            return true;
        });

    private static Task<bool> Copied(DeviceStory story) =>
        story.Change(change =>
        {
            change.Session.Defer(
                "UPDATE app SET first_app = FALSE, through = 'Copy' WHERE person_id = @person",
                ("person", story.Citizen.Id)
            );
            return Task.FromResult(true);
        });
}
