using Segl.Server.Persons;

namespace Segl.Commands;

/// <summary>
/// <c>segl register</c>: registers one person, as long as there is no desk, and prints an activation code for them.
/// </summary>
internal static class Register
{
    /// <summary>Registers; never at level High (R06).</summary>
    public static async Task<int> Run(Workbench bench, Words words)
    {
        var (applicant, whyNot) = Applicant.Read(field => words[field], DateOnly.FromDateTime(bench.Now.UtcDateTime));
        if (applicant is null)
        {
            await bench.Errors.WriteLineAsync($"segl: {whyNot}");
            return 1;
        }

        var (person, digest) = applicant.ToPerson(bench.Codes, bench.Now);
        if (await bench.People.Add(person, digest, "segl register", bench.Now) is { } refusal)
        {
            return await bench.Refuse(refusal);
        }

        if (applicant.Phone is null)
        {
            await bench.Errors.WriteLineAsync(
                "segl: Without a phone number no app can be activated; add one by segl set-phone."
            );
        }

        return await IssueActivationCode.For(bench, person.Id);
    }
}
