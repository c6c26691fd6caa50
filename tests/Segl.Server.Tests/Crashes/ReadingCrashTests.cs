using System.Buffers.Text;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Segl.Passport.Chips;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Tests.DocumentChecks;
using Segl.Storage;

namespace Segl.Server.Tests.Crashes;

/// <summary>The server is killed (SIGKILL) in the middle of a document's reading: nothing is given, nothing of the document is
/// left, the limits count on, and the citizen begins again.</summary>
public sealed class ReadingCrashTests
{
    private const string DocumentNumber = "X12345678";
    private static readonly TestState Denmark = new() { Country = "DK" };
    private static readonly ChipDesign Passport = new()
    {
        State = Denmark,
        Mrz = DanishZone.Of("KARLA", "010290", DocumentNumber),
    };

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R70_R74_T67_a_reading_in_which_the_server_was_killed_is_begun_anew(DatabaseKind kind)
    {
        using var trust = new TrustedFolder();
        var began = DateTime.UtcNow.AddSeconds(-1);
        await using var server = await CrashingServer.Start(kind, $"--Segl:Documents={trust.Path}");
        var (installation, pCode) = (RandomNumberGenerator.GetBytes(16), await IssuePCode(server));
        var phone = new ScriptedPhone(server.Http, TestServer.Origin);
        await phone.Activate(
            server.Karla.UserId,
            await server.ActivationCode(),
            server.TemporaryPin,
            server.Karla.Pin,
            installation
        );
        var story = new Reading(server, phone, installation, pCode);

        // No faces are compared here, so a reading that was not disturbed ends after the chip.
        Assert.Equal(nameof(Reason.FaceNotCompared), DocumentStory.Word(await story.ToItsEnd()));
        var frames = story.Frames;
        int[] killedAfter = [1, 2, frames / 3, frames - 2, frames - 1];
        foreach (var heard in killedAfter)
        {
            await story.Killed(heard);
            await NothingWasGiven(server, story);
        }

        NothingIsLeft(server, story, began);
        await CountsAreTrue(server, story);
    }

    private static async Task NothingWasGiven(CrashingServer server, Reading story)
    {
        Assert.Equal(
            0,
            await server.Count("SELECT count(*) FROM document_check WHERE step = 'Granted' OR holder_id IS NOT NULL")
        );
        Assert.Equal(0, await server.Count("SELECT count(*) FROM known_document WHERE person_id = @person"));
        Assert.Equal(
            0,
            await server.Count("SELECT count(*) FROM p_code WHERE person_id = @person AND (used OR attempts > 0)")
        );
        var gift = await Assert.ThrowsAsync<PhoneRefusedException>(() => story.AskForCode());
        Assert.Equal(nameof(Reason.DocumentCheckOver), gift.Reason);
        Assert.Equal(nameof(Reason.DocumentCheckOver), DocumentStory.Word(await story.OpenAgain()));
    }

    private static void NothingIsLeft(CrashingServer server, Reading story, DateTime began)
    {
        byte[][] document =
        [
            Encoding.ASCII.GetBytes(Passport.Mrz),
            Encoding.ASCII.GetBytes(DocumentNumber),
            Encoding.ASCII.GetBytes(story.PCode),
            Specimen.Jpeg,
        ];
        var own = Traces.In(server.DatabaseFiles());
        own.Add(("output", Encoding.UTF8.GetBytes(story.Said + server.Said)));
        Assert.Equal([], Traces.Found(own, [.. document, .. Traces.Pictures]));
        Assert.Equal([], Traces.Found(Traces.InTemporaryFiles(began), document));
    }

    // T-29: every check that began counts for the phone, and every reading that came to a person for the document; the one
    // that was killed at its end may have come there or not.
    private static async Task CountsAreTrue(CrashingServer server, Reading story)
    {
        var counts = await server.Database.Read(
            session =>
                session.QueryAll("SELECT checks FROM document_check_source ORDER BY checks DESC", row => row.Int()),
            Stop
        );
        Assert.Equal([story.Begun, story.Begun], counts[..2]); // the phone's, and its address's
        var document = Assert.Single(counts[2..]);
        Assert.InRange(document, 1, 2);
        for (; document < Limits.ChecksOfADocument; document++)
        {
            Assert.Equal(nameof(Reason.FaceNotCompared), DocumentStory.Word(await story.ToItsEnd()));
        }

        while (story.Begun < Limits.ChecksOfAnInstallation)
        {
            Assert.Equal(nameof(Reason.TooManyDocumentChecks), DocumentStory.Word(await story.ToItsEnd()));
        }

        var over = await Assert.ThrowsAsync<PhoneRefusedException>(() => story.ToItsEnd());
        Assert.Equal(nameof(Reason.TooManyDocumentChecks), over.Reason);
    }

    private static async Task<string> IssuePCode(CrashingServer server)
    {
        await using var issue = server.Segl("p-code", "issue", "--number", "00000001");
        var line = await issue.Line(said => said.StartsWith("P-code:", StringComparison.Ordinal));
        await issue.Line(said => said.StartsWith("Valid until:", StringComparison.Ordinal));
        await issue.HasEnded(Stop);
        return line["P-code:".Length..].Replace(" ", "", StringComparison.Ordinal);
    }

    // A phone with the document on it.
    private sealed class Reading(CrashingServer server, ScriptedPhone phone, byte[] installation, string pCode)
    {
        private Guid check;
        private string ticket = "";

        public string PCode => pCode;

        public int Begun { get; private set; }

        public int Frames { get; private set; }

        public string Said { get; private set; } = "";

        public async Task<JsonElement> ToItsEnd()
        {
            await Start();
            return await OpenAgain();
        }

        public async Task<JsonElement> OpenAgain()
        {
            using var socket = await Open();
            var carrier = new CarryingPhone(socket, new Chip(Passport));
            await carrier.Say(First());
            var last = await carrier.CarryOn();
            Frames = carrier.Commands + carrier.Heard.Count;
            return last;
        }

        public async Task Killed(int afterFrames)
        {
            await Start();
            using var socket = await Open();
            var carrier = new CarryingPhone(socket, new Chip(Passport));
            await carrier.Say(First());
            await carrier.CarryOn(afterFrames);
            Said += server.Said;
            await server.Crash();
        }

        public Task<JsonElement> AskForCode() =>
            phone.Ask($"/api/document-checks/{check}/activation-code", new { app = phone.App });

        private async Task Start()
        {
            var started = await phone.Ask(
                "/api/document-checks",
                new
                {
                    installation = Base64Url.EncodeToString(installation),
                    language = "en",
                    terms = Identities.TermsVersion,
                    purpose = "code",
                    app = phone.App,
                }
            );
            (check, ticket) = (started.GetProperty("check").GetGuid(), started.GetProperty("ticket").GetString()!);
            Begun++;
        }

        private object First() =>
            new
            {
                type = "zone",
                installation = Base64Url.EncodeToString(installation),
                ticket,
                country = "DNK",
                zone = Passport.Mrz,
                pCode,
            };

        private async Task<WebSocket> Open()
        {
            var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("segl-reading");
            socket.Options.SetRequestHeader("Host", new Uri(TestServer.Origin).Host);
            socket.Options.SetRequestHeader("Origin", TestServer.Origin);
            var address = new UriBuilder(server.Http.BaseAddress!)
            {
                Scheme = "ws",
                Path = $"/api/document-checks/{check}/reading",
            };
            await socket.ConnectAsync(address.Uri, Stop);
            return socket;
        }
    }

    // Segl:Documents with one state in it.
    private sealed class TrustedFolder : IDisposable
    {
        public TrustedFolder() => File.WriteAllBytes(System.IO.Path.Combine(Path, "dk.cer"), Denmark.Authority());

        public string Path { get; } = Directory.CreateTempSubdirectory("segl-trust-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
