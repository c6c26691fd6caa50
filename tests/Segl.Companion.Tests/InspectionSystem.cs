using Segl.Passport;
using Segl.Passport.Chips;

namespace Segl.Companion.Tests;

/// <summary>The server behind a page: it reads the document whose chip the transport reaches.</summary>
internal static class InspectionSystem
{
    public static readonly CorpusCase Passport = Document("honest-passport");

    public static CorpusCase Document(string name) => ChipCorpus.Cases.Single(one => one.Name == name);

    public static ValueTask<PassportVerdict> Read(CorpusCase document, ChipTransport transport)
    {
        var trust = new TrustStore();
        foreach (var authority in document.Authorities())
        {
            trust.Add(Certificate.Read(authority));
        }
        return new PassportReader(trust, new()).Read(
            new(transport),
            document.Key,
            Specimen.Now,
            TestContext.Current.CancellationToken
        );
    }
}
