using Microsoft.Extensions.DependencyInjection;
using Segl.Passport;
using Segl.Passport.Chips;
using Segl.Rules;
using Segl.Server.DocumentChecks.Trust;

namespace Segl.Server.Tests.DocumentChecks;

/// <summary>The corpus of lying chips, each read once by the server over the connection of a phone (T-20, T-21, T-24).</summary>
public sealed class CorpusTests
{
    private const string Cpr = "1208741234";

    [Fact]
    public async Task R72_T20_T21_T24_every_lying_chip_is_refused_and_every_honest_one_is_read()
    {
        var wrong = new List<string>();

        // Cases that trust the same authorities share a server.
        foreach (var alike in ChipCorpus.Cases.GroupBy(TrustOf))
        {
            await using var story = await DocumentStory.Begin();
            var trust = story.Server.Parts.GetRequiredService<DocumentTrust>();
            foreach (var authority in alike.First().Authorities())
            {
                trust.Store.Add(Certificate.Read(authority));
            }

            foreach (var list in alike.First().Revocations())
            {
                trust.Store.Add(CertificateRevocationList.Read(list), trust.Policy);
            }

            await story.Register("Anna Maria Eriksson", Cpr);
            foreach (var one in alike)
            {
                var answer = await Read(story, one);
                if (answer != Expected(one))
                {
                    wrong.Add($"{one.Name}: {answer} and not {Expected(one)}");
                }
            }
        }

        Assert.Equal([], wrong);
        Assert.True(ChipCorpus.Cases.Count > 60);
    }

    private static string TrustOf(CorpusCase one) =>
        string.Join(' ', one.Authorities().Concat(one.Revocations()).Select(Convert.ToBase64String));

    private static async Task<string> Read(DocumentStory story, CorpusCase one)
    {
        await story.ForgetCounts();
        var zone = one.Design.OpensWith ?? one.Design.Mrz;
        var told = new
        {
            country = zone[2..5].TrimEnd('<'),
            personNumber = Cpr,
            zone,
            can = one.ByCan ? Specimen.Can : null,
        };
        return DocumentStory.Word(await story.Read(await story.Start(), one.Design, told));
    }

    // A chip that does not open is asked for another zone, and so is whatever does not fit the one that was sent.
    private static string Expected(CorpusCase one) =>
        one.Expected switch
        {
            null => "granted",
            PassportFault.AccessDenied => "again",
            PassportFault.DocumentExpired => nameof(Reason.DocumentExpired),
            PassportFault.Malformed
            or PassportFault.TooLong
            or PassportFault.ChipRefused
            or PassportFault.SecureMessagingBroken
            or PassportFault.Unsupported => nameof(Reason.DocumentChipUnreadable),
            _ => nameof(Reason.DocumentNotGenuine),
        };
}
