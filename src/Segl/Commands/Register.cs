using System.CommandLine;
using Segl.Server.Persons;

namespace Segl.Commands;

/// <summary>
/// <c>segl register</c>: registers one person, as long as there is no desk, and prints an activation code for them.
/// </summary>
internal static class Register
{
    /// <summary>Registers; never at level High (R06).</summary>
    public static DatabaseCommand Command { get; } =
        new("register", "Register one person, and print an activation code for them.", Run)
        {
            new Option<string>("--number") { HelpName = "N", Description = "The person number." },
            new Option<string>("--name") { HelpName = "NAME", Description = "The whole name." },
            new Option<string>("--birth-date") { HelpName = "yyyy-mm-dd", Description = "Needed with a P-code." },
            new Option<string>("--user-id") { HelpName = "ID", Description = "Made if it is not given." },
            new Option<string>("--phone") { HelpName = "P", Description = "The number that gets the codes." },
            new Option<string>("--email") { HelpName = "E", Description = "The e-mail address." },
            new Option<string>("--level")
            {
                HelpName = "low|substantial",
                Description = "How sure the person is known.",
            },
            new Option<string>("--language") { HelpName = "da|en", Description = "The language of the notices." },
        };

    private static async Task<int> Run(Workbench bench, ParseResult typed)
    {
        var (applicant, whyNot) = Applicant.Read(
            field => typed.GetValue<string>($"--{field}"),
            DateOnly.FromDateTime(bench.Now.UtcDateTime)
        );
        if (applicant is null)
        {
            return await bench.Refuse(whyNot!);
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
