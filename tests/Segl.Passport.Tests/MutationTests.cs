using System.Diagnostics;
using System.Text;
using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>
/// Thousands of bent inputs, the same at each run: a parser says what is wrong by its own exception, soon and in little
/// memory,
/// or it reads them. SharpFuzz with AFL++ looks further (tests/Fuzz/run); what it finds is added here.
/// </summary>
public sealed class MutationTests
{
    private const int Rounds = 2000;

    // One input takes microseconds; this bears a machine that is busy with ten other things.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<ElementaryFile, byte[]> Honest = new ChipDesign
    {
        HasMore = true,
        PaceParameter = 32,
    }.Files();

    private static readonly Dictionary<ElementaryFile, byte[]> Mapped = new ChipDesign
    {
        Pace = "0.4.0.127.0.7.2.2.4.6.2",
        Portrait = Specimen.Jpeg2000(240, 320),
    }.Files();

    private static readonly TrustStore Trust = Reading.Trust(new TestState().Authority());

    public static TheoryData<string> Parsers => [.. Seeds.Keys];

    private static Dictionary<string, (byte[] Seed, Action<byte[]> Read)> Seeds { get; } =
        new()
        {
            ["MRZ of a passport"] = (Encoding.Latin1.GetBytes(Specimen.Passport), ReadMrz),
            ["MRZ of a card"] = (Encoding.Latin1.GetBytes(Specimen.Card), ReadMrz),
            ["EF.COM"] = (Honest[ElementaryFile.Com], bytes => CommonData.Read(bytes)),
            ["DG1"] = (Honest[ElementaryFile.DataGroup1], bytes => DataGroup1.Read(bytes, new(2026, 11, 28))),
            ["DG2 of JPEG"] = (Honest[ElementaryFile.DataGroup2], bytes => DataGroup2.Read(bytes)),
            ["DG2 of JPEG 2000"] = (Mapped[ElementaryFile.DataGroup2], bytes => DataGroup2.Read(bytes)),
            ["DG11"] = (Honest[ElementaryFile.DataGroup11], bytes => DataGroup11.Read(bytes)),
            ["DG14"] = (Honest[ElementaryFile.DataGroup14], bytes => SecurityInfos.ReadDataGroup14(bytes)),
            ["DG15"] = (Honest[ElementaryFile.DataGroup15], bytes => DataGroup15.Read(bytes)),
            ["EF.CardAccess"] = (Honest[ElementaryFile.CardAccess], ReadCardAccess),
            ["EF.SOD"] = (Honest[ElementaryFile.Sod], ReadSecurityObject),
            ["EF.CardSecurity"] = (
                Mapped[ElementaryFile.CardSecurity],
                bytes => SignedData.Read(bytes, "EF.CardSecurity")
            ),
            ["master list"] = (new TestState().MasterList(new TestState().Authority()), ReadMasterList),
            ["revocation list"] = (new TestState().Revocation(), bytes => CertificateRevocationList.Read(bytes)),
            ["command"] = (
                new CommandApdu(0, 0xA4, 2, 0x0C, new byte[] { 1, 2 }, 256).Encode(),
                bytes => CommandApdu.Decode(bytes)
            ),
            ["protected answer"] = (
                Convert.FromHexString("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
                Unprotect
            ),
        };

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Bent_input_is_read_or_refused_by_the_library_s_own_exception(string name)
    {
        var (seed, read) = Seeds[name];
        read(seed);
        var random = new Random(name.Sum(letter => letter));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var bent = Bend(seed, random);
            var started = Stopwatch.GetTimestamp();
            try
            {
                read(bent);
            }
            catch (PassportException)
            {
                // Refused, as it may be.
            }
            catch (Exception other)
            {
                Assert.Fail($"{name}: {other.GetType().Name} for {Convert.ToHexString(bent)}\n{other}");
            }
            Assert.True(
                Stopwatch.GetElapsedTime(started) < Longest,
                $"{name} took too long for {Convert.ToHexString(bent)}"
            );
        }
        Assert.True(
            GC.GetAllocatedBytesForCurrentThread() - before < Rounds * 1024L * 1024L,
            $"{name} takes too much memory."
        );
    }

    [Theory]
    [InlineData("honest-passport")]
    [InlineData("honest-bac")]
    [InlineData("honest-mapping")]
    [InlineData("pieces")]
    public async Task A_bent_answer_ends_the_reading_with_a_reason(string name)
    {
        var design = ChipCorpus.Cases.Single(one => one.Name == name).Design;
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var chip = new Chip(design);
            var bentAt = random.Next(60);
            var count = 0;
            var session = new ChipSession(
                async (command, ct) =>
                {
                    var answer = await chip.Exchange(command, ct);
                    return count++ == bentAt ? Bend(answer, random) : answer;
                }
            );
            var reader = new PassportReader(Reading.Trust(design.State.Authority()), new());

            var verdict = await reader.Read(
                session,
                AccessKey.From(Reading.Zone(design)),
                Specimen.Now,
                CancellationToken.None
            );

            // A bent answer is refused, unless it was bent where nothing hangs on it or after the last one.
            Assert.True(verdict is PassportVerdict.Refused or PassportVerdict.Authentic);
        }
    }

    /// <summary>Flips, cuts, doubles, inserts, lengthens: one to four times.</summary>
    internal static byte[] Bend(byte[] seed, Random random)
    {
        var bent = seed.ToList();
        for (var times = random.Next(1, 5); times > 0 && bent.Count > 0; times--)
        {
            var at = random.Next(bent.Count);
            switch (random.Next(7))
            {
                case 0:
                    bent[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bent[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bent.RemoveRange(at, Math.Min(random.Next(1, 17), bent.Count - at));
                    break;
                case 3:
                    bent.Insert(at, (byte)random.Next(256));
                    break;
                case 4:
                    bent.InsertRange(at, bent.GetRange(at, Math.Min(random.Next(1, 33), bent.Count - at)));
                    break;
                case 5:
                    // Lengths that say much: 80 to 84 and all ones.
                    bent[at] = (byte)(0x80 + random.Next(6));
                    break;
                default:
                    bent[at] = 0xFF;
                    break;
            }
        }
        return [.. bent];
    }

    private static void ReadMrz(byte[] bytes) =>
        Mrz.TryRead(Encoding.Latin1.GetString(bytes), new(2026, 11, 28), out _, out _);

    private static void ReadCardAccess(byte[] bytes) => PaceProtocol.Best(SecurityInfos.ReadCardAccess(bytes));

    private static void ReadSecurityObject(byte[] bytes)
    {
        var sod = SecurityObject.Read(bytes);
        sod.Signed.Signer(new());
    }

    private static void ReadMasterList(byte[] bytes) => CscaMasterList.Read(bytes, Trust, new(), Specimen.Now);

    private static void Unprotect(byte[] bytes)
    {
        var keys = SessionCrypto.WithKeys(
            SessionCipher.TripleDes,
            Convert.FromHexString("979EC13B1CBFE9DCD01AB0FED307EAE5"),
            Convert.FromHexString("F1CB1F1FB5ADF208806B89DC579DC1F8")
        );
        var messaging = new SecureMessaging(keys, Convert.FromHexString("887022120C06C228"));
        messaging.Protect(new(0, 0xB0, 0, 0, default, 4));
        messaging.Unprotect(ResponseApdu.Decode(bytes));
    }
}
