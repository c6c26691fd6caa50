using System.Text.Encodings.Web;
using System.Text.Json;

namespace Segl.Passport.Chips;

/// <summary>A case as it is published (see corpus/README.md). Names are those of the JSON.</summary>
public sealed record CorpusFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The name of the case.</summary>
    public required string Name { get; init; }

    /// <summary>What the chip does.</summary>
    public required string About { get; init; }

    /// <summary>The threat that it tries.</summary>
    public string? Threat { get; init; }

    /// <summary>When it is read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone that opens it.</summary>
    public string? Mrz { get; init; }

    /// <summary>The card access number that opens it.</summary>
    public string? Can { get; init; }

    /// <summary>Trusted authorities.</summary>
    public required IReadOnlyList<byte[]> Authorities { get; init; }

    /// <summary>Revocation lists.</summary>
    public required IReadOnlyList<byte[]> Revocations { get; init; }

    /// <summary>The chip's files by name.</summary>
    public required IReadOnlyDictionary<string, byte[]> Files { get; init; }

    /// <summary>The terminal's random bytes in the order in which it uses them; hexadecimal.</summary>
    public IReadOnlyList<string>? Random { get; init; }

    /// <summary>Commands and answers in turn; hexadecimal.</summary>
    public IReadOnlyList<string>? Transcript { get; init; }

    /// <summary>authentic, or the reason of the refusal.</summary>
    public required string Expected { get; init; }

    /// <summary>Reads one.</summary>
    public static CorpusFile Read(string json) => JsonSerializer.Deserialize<CorpusFile>(json, Options)!;

    /// <summary>Makes one; the same each time.</summary>
    public static async Task<CorpusFile> Of(CorpusCase one)
    {
        var (random, transcript) = one.HasTranscript ? await Record(one) : (null, null);
        return new()
        {
            Name = one.Name,
            About = one.About,
            Threat = one.Threat,
            Now = Specimen.Now,
            Mrz = one.ByCan ? null : one.Design.OpensWith ?? one.Design.Mrz,
            Can = one.ByCan ? Specimen.Can : null,
            Authorities = [.. one.Authorities()],
            Revocations = [.. one.Revocations()],
            Files = new Chip(one.Design)
                .Files.OrderBy(file => file.Key)
                .ToDictionary(file => $"EF.{file.Key}", file => file.Value),
            Random = random,
            Transcript = transcript,
            Expected = one.Expected?.ToString() ?? "authentic",
        };
    }

    /// <summary>The JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Who is trusted.</summary>
    public TrustStore Trust()
    {
        var trust = new TrustStore();
        foreach (var authority in Authorities)
        {
            trust.Add(Certificate.Read(authority));
        }
        foreach (var list in Revocations)
        {
            trust.Add(CertificateRevocationList.Read(list), new());
        }
        return trust;
    }

    private static async Task<(List<string>, List<string>)> Record(CorpusCase one)
    {
        var (random, transcript) = (new List<string>(), new List<string>());
        var chip = new Chip(one.Design);
        var session = new ChipSession(
            async (command, ct) =>
            {
                var answer = await chip.Exchange(command, ct);
                transcript.AddRange([Convert.ToHexString(command.Span), Convert.ToHexString(answer)]);
                return answer;
            },
            hasExtendedLength: false,
            length =>
            {
                var bytes = TestKey.Bytes($"terminal {random.Count}", length);
                random.Add(Convert.ToHexString(bytes));
                return bytes;
            }
        );
        var trust = new TrustStore();
        foreach (var authority in one.Authorities())
        {
            trust.Add(Certificate.Read(authority));
        }
        await new PassportReader(trust, new()).Read(session, one.Key, Specimen.Now, CancellationToken.None);
        return (random, transcript);
    }
}
