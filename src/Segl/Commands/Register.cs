using System.CommandLine;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.Persons;
using Segl.Storage;

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
            new Option<string>("--number") { HelpName = "N", Description = "The person number; - asks for it." },
            new Option<string>("--name") { HelpName = "NAME", Description = "The whole name; - asks for it." },
            new Option<string>("--birth-date") { HelpName = "yyyy-mm-dd", Description = "Needed with a P-code." },
            new Option<string>("--user-id") { HelpName = "ID", Description = "Made if it is not given." },
            new Option<string>("--phone")
            {
                HelpName = "P",
                Description = "The number that gets the codes; - asks for it.",
            },
            new Option<string>("--email") { HelpName = "E", Description = "The e-mail address; - asks for it." },
            new Option<string>("--address")
            {
                HelpName = "A",
                Description = "The postal address, its lines divided by semicolons; - asks for it.",
            },
            new Option<string>("--level")
            {
                HelpName = "low|substantial",
                Description = "How sure the person is known.",
            },
            new Option<string>("--language") { HelpName = "da|en", Description = "The language of the notices." },
        };

    private static async Task<int> Run(Workbench bench, ParseResult typed)
    {
        var told = new Dictionary<string, string?>();
        foreach (var field in Applicant.Fields)
        {
            told[field] = await TypedLater.ValueOf(bench, field, typed.GetValue<string>($"--{field}"));
        }

        var (applicant, whyNot) = Applicant.Read(told.GetValueOrDefault, DanishClock.Day(bench.Now));
        if (applicant is null)
        {
            return await bench.Refuse(whyNot!);
        }

        // One transaction, at whose end the code is printed: nobody is registered whose code nobody saw.
        var refusal = await bench.People.AddWith(
            applicant.ToPerson(bench.Codes, bench.Now),
            "segl register",
            bench.Now,
            change => Tell(change, bench)
        );
        return refusal is null ? 0 : await bench.Refuse(refusal);
    }

    private static async Task<Refusal?> Tell(PersonChange change, Workbench bench)
    {
        if (change.Person.Phone is null)
        {
            await bench.Errors.WriteLineAsync(
                "segl: Without a phone number no app can be activated; add one by segl set-phone."
            );
        }

        return await IssueActivationCode.In(change, bench);
    }
}
