using Segl.Passport;

namespace Segl.Companion.Tests.Pcsc;

/// <summary>
/// The program with a real PC/SC service, a virtual reader, and a chip in a process of its own.
/// </summary>
public sealed class PcscTests
{
    [Fact]
    public async Task A_passport_and_a_card_are_read_by_PACE_BAC_and_CAN()
    {
        await using var service = await CardService.Start();
        await using var companion = await StartedCompanion.Start(service.Socket);
        await companion.Shows("Card reader: Virtual PCD 00 00, Virtual PCD 00 01");
        var key = await companion.Pair();
        foreach (var name in new[] { "honest-passport", "honest-bac", "honest-card", "honest-mapping", "pieces" })
        {
            await using var card = service.Lay(name, reader: name.Length % 2);
            await using var page = await Page.WithDocument(companion.Port, key);
            Assert.IsType<PassportVerdict.Authentic>(await page.Read(InspectionSystem.Document(name)));
        }
        await companion.Shows("is done with the card reader.");
    }

    [Fact]
    public async Task A_document_that_is_taken_away_is_lost_and_laid_again_it_is_read()
    {
        await using var service = await CardService.Start();
        await using var companion = await StartedCompanion.Start(service.Socket);
        var key = await companion.Pair();
        await using (var card = service.Lay("honest-passport"))
        {
            await using var page = await Page.WithDocument(companion.Port, key);
            var left = 10;
            var lost = await Assert.ThrowsAsync<ChipLostException>(async () =>
                await InspectionSystem.Read(
                    InspectionSystem.Passport,
                    async (command, ct) =>
                    {
                        if (left-- == 0)
                        {
                            await card.Kill();
                        }
                        return await page.Transmit(command, ct);
                    }
                )
            );
            Assert.Contains("lost", lost.Message, StringComparison.Ordinal);
        }
        await companion.Shows("The document was taken away.");
        await using var again = service.Lay("honest-passport");
        await using var next = await Page.WithDocument(companion.Port, key);
        Assert.IsType<PassportVerdict.Authentic>(await next.Read(InspectionSystem.Passport));
    }

    [Fact]
    public async Task A_reader_that_is_gone_is_told_and_one_that_comes_is_found()
    {
        await using var service = await CardService.Start();
        await using var companion = await StartedCompanion.Start(service.Socket);
        var key = await companion.Pair();
        await using (var card = service.Lay("honest-passport"))
        {
            await using var page = await Page.WithDocument(companion.Port, key);
            await service.Kill();
            var lost = await Assert.ThrowsAsync<ChipLostException>(async () =>
                await page.Read(InspectionSystem.Passport)
            );
            Assert.Contains("lost", lost.Message, StringComparison.Ordinal);
        }
        await companion.Shows("The document was taken away.");
        var waiting = Page.WithDocument(companion.Port, key);
        await companion.Shows("This computer has no card reader service yet.");
        await service.StartAgain();
        await using var again = service.Lay("honest-passport");
        await using var next = await waiting;
        Assert.IsType<PassportVerdict.Authentic>(await next.Read(InspectionSystem.Passport));
    }

    [Fact]
    public async Task T86_a_card_that_is_no_document_is_left_alone()
    {
        await using var service = await CardService.Start();
        await using var companion = await StartedCompanion.Start(service.Socket);
        await using var page = await Page.Connect(companion.Port, await companion.Pair());
        await using (var other = service.Lay("other"))
        {
            await companion.Shows("The card is neither a passport nor an ID card.");
            await Task.Delay(4 * Bounds.LookInterval, TestContext.Current.CancellationToken);
            // The eMRTD application, the master file, EF.CardAccess: once, however often it is looked whether it is there.
            Assert.Equal(3, other.Said.Split("00A4").Length - 1);
        }
        await using var card = service.Lay("honest-passport");
        await page.UntilDocument();
        Assert.IsType<PassportVerdict.Authentic>(await page.Read(InspectionSystem.Passport));
    }

    [Fact]
    public async Task The_user_presses_Enter_and_the_reading_stops()
    {
        await using var service = await CardService.Start();
        await using var companion = await StartedCompanion.Start(service.Socket);
        await using var card = service.Lay("honest-passport");
        await using var page = await (await Page.Connect(companion.Port, await companion.Pair())).UntilDocument();
        await companion.Program.Enter();
        Assert.Equal("stopped", (await page.Next())["reason"]!.GetValue<string>());
        await companion.Shows("The reading is stopped.");
    }

    [Fact]
    public async Task Without_a_service_it_says_so_and_goes_on()
    {
        await using var companion = await StartedCompanion.Start("no-such-socket");
        await companion.Shows("This computer has no card reader service yet.");
        await using var page = await Page.Connect(companion.Port, await companion.Pair());
        Assert.Equal("noReader", (await page.Next())["state"]!.GetValue<string>());
    }
}
