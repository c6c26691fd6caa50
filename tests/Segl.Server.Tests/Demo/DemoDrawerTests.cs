using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Segl.Demo;
using Segl.Demo.Documents;
using Segl.Passport;
using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Server.Tests.Demo;

/// <summary>The demo's documents: their chips over the demo's endpoint, and who looks into the cameras.</summary>
public sealed partial class DemoDrawerTests : IAsyncLifetime
{
    private const string Desk = "http://localhost:5080";
    private const string PhoneA = "http://phone-a.localhost:5080";
    private TestDemo demo = null!;
    private HttpClient page = null!;
    private string name = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        demo = await TestDemo.Start();
        page = demo.At(Desk);
        using var first = await page.GetAsync("/?lang=en", Ct);
        page.DefaultRequestHeaders.Add("Cookie", first.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        name = NameOnPage().Match(await first.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        page.Dispose();
        return demo.DisposeAsync();
    }

    [Theory]
    [InlineData("Passport", null)]
    [InlineData("Card", null)]
    [InlineData("Forged", PassportFault.SignerUntrusted)]
    public async Task Point_10_8_the_demo_trusts_its_two_honest_documents_and_not_the_forged_one(
        string kind,
        PassportFault? fault
    )
    {
        await Lay(new(kind, "a", "Karla"));
        var document = demo.Part<DemoDrawer>().Of(1).Single(one => one.Kind.ToString() == kind);
        var trust = new TrustStore();
        foreach (var authority in DemoDocument.TrustedAuthorities)
        {
            Assert.True(trust.Add(Certificate.Read(authority)));
        }

        var verdict = await new PassportReader(trust, new()).Read(
            new ChipSession(await Connect()),
            KeyOf(document),
            demo.Part<TimeProvider>().GetUtcNow(),
            Ct
        );

        Assert.Equal(fault, (verdict as PassportVerdict.Refused)?.Fault);
        if (verdict is PassportVerdict.Authentic(var read))
        {
            Assert.Equal(document.Holder.Face, FaceMark.In(read.Data.Portrait.Bytes.Span));
        }
    }

    [Fact]
    public async Task Point_10_8_a_document_that_is_moved_away_answers_no_more()
    {
        await Lay(new("Passport", "a", "Karla"));
        var transmit = await Connect();
        byte[] select = [0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];
        Assert.Equal([0x90, 0x00], await transmit(select, Ct));

        await Lay(new(Document: null, Phone: null, "Karla"));
        await Assert.ThrowsAsync<HttpRequestException>(() => transmit(select, Ct).AsTask());
        using var none = await OnPhone(path => demo.At(PhoneA).PostAsync(path, content: null, Ct), "/demo/phone/chip");
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
    }

    [Fact]
    public async Task Point_10_8_a_command_longer_than_any_is_not_taken()
    {
        await Lay(new("Passport", "a", "Karla"));
        var transmit = await Connect();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => transmit(new byte[5000], Ct).AsTask());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Point_10_8_who_the_drawer_says_looks_into_the_camera_is_who_it_is()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xDB, 0, 2, 0xFF, 0xD9];
        ReadOnlyMemory<byte> karla = FaceMark.On(jpeg, "Karla");
        ReadOnlyMemory<byte> mikkel = FaceMark.On(jpeg, "Mikkel");
        ReadOnlyMemory<byte> nobody = jpeg;

        Assert.Equal(new FaceVerdict.Same(), await Compare(karla, karla, karla));
        Assert.Equal(new FaceVerdict.Different(), await Compare(karla, karla, mikkel));
        Assert.Equal(new FaceVerdict.Again(FaceFault.NoFace), await Compare(karla, karla, nobody));
        Assert.Equal(new FaceVerdict.CannotTell(), await Compare(nobody, karla));
    }

    private static ValueTask<FaceVerdict> Compare(
        ReadOnlyMemory<byte> portrait,
        params ReadOnlyMemory<byte>[] pictures
    ) => new DemoFaceComparison().Compare(portrait, pictures, FaceMovement.Left, Ct);

    private AccessKey KeyOf(DemoDocument document)
    {
        var today = DateOnly.FromDateTime(demo.Part<TimeProvider>().GetUtcNow().UtcDateTime);
        Assert.True(Mrz.TryRead(string.Join('\n', document.Lines), today, out var mrz, out _));
        return document.AccessNumber is { } can ? AccessKey.FromCan(can) : AccessKey.From(mrz!);
    }

    private async Task Lay(DemoTable table)
    {
        using var answer = await page.PutAsJsonAsync("/demo/drawer", table, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>What the phone's stand-in for NFC does.</summary>
    private async Task<ChipTransport> Connect()
    {
        var phone = demo.At(PhoneA);
        using var begun = await OnPhone(path => phone.PostAsync(path, content: null, Ct), "/demo/phone/chip");
        var conversation = (await begun.Content.ReadFromJsonAsync<DemoChip>(Ct))!.Conversation;
        return async (command, ct) =>
        {
            using var content = new ByteArrayContent(command.ToArray());
            using var answer = await OnPhone(
                path => phone.PostAsync(path, content, ct),
                $"/demo/phone/chip/{conversation}"
            );
            return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
        };
    }

    private Task<HttpResponseMessage> OnPhone(Func<string, Task<HttpResponseMessage>> ask, string path) =>
        ask($"{path}?browser={name}");

    [GeneratedRegex("data-browser=\"([^\"]+)\"")]
    private static partial Regex NameOnPage();
}
