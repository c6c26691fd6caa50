using Segl.Passport.Chips;

namespace Segl.Passport.Tests;

/// <summary>A whole reading of a test chip.</summary>
internal static class Reading
{
    public static Mrz Zone(ChipDesign design)
    {
        Assert.True(
            Mrz.TryRead(design.Mrz, DateOnly.FromDateTime(Specimen.Now.Date), out var mrz, out var fault),
            fault.ToString()
        );
        return mrz!;
    }

    public static TrustStore Trust(params IEnumerable<byte[]> authorities)
    {
        var trust = new TrustStore();
        foreach (var authority in authorities)
        {
            Assert.True(trust.Add(Certificate.Read(authority)));
        }
        return trust;
    }

    public static async Task<AuthenticDocument> Authentic(
        ChipDesign design,
        AccessKey? key = null,
        bool hasExtendedLength = false
    )
    {
        var verdict = await Read(design, key, hasExtendedLength: hasExtendedLength);
        return verdict is PassportVerdict.Authentic authentic
            ? authentic.Document
            : throw new InvalidOperationException(verdict.ToString());
    }

    public static async Task<PassportFault> Refused(
        ChipDesign design,
        TrustStore? trust = null,
        PassportPolicy? policy = null
    ) => Assert.IsType<PassportVerdict.Refused>(await Read(design, trust: trust, policy: policy)).Fault;

    public static async Task<PassportVerdict> Read(
        ChipDesign design,
        AccessKey? key = null,
        TrustStore? trust = null,
        PassportPolicy? policy = null,
        bool hasExtendedLength = false
    )
    {
        var reader = new PassportReader(trust ?? Trust(design.State.Authority()), policy ?? new());
        var session = new ChipSession(new Chip(design).Exchange, hasExtendedLength);
        return await reader.Read(session, key ?? AccessKey.From(Zone(design)), Specimen.Now, CancellationToken.None);
    }
}
