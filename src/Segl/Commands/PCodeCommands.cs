using System.CommandLine;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl p-code issue</c>: a P-code for a person who is registered without a person number (R03), who types it before their
/// document is checked (R71).
/// </summary>
internal static class PCodeCommands
{
    // Two P-codes of ten million persons are rarely the same; the second is drawn anew.
    private const int Draws = 10;

    /// <summary>The one command.</summary>
    public static Command All { get; } =
        new("p-code", "P-codes of persons without a person number.")
        {
            new PersonCommand(
                "issue",
                "Print a new P-code; the earlier one ends.",
                (bench, person, _) => Issue(bench, person)
            ),
        };

    private static async Task<int> Issue(Workbench bench, Guid personId)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var digits = Codes.NewDigits(Limits.PCodeDigits);
            var (isNew, refusal) = await bench.People.Change(personId, bench.Now, change => In(change, bench, digits));
            if (refusal is not null)
            {
                return await bench.Refuse(refusal);
            }

            if (isNew)
            {
                return 0;
            }
        }

        return await bench.Refuse("No free P-code was found. Try again.");
    }

    // Printed before the commit, so that no code is valid that nobody could see.
    private static async Task<(bool IsNew, Refusal? WhyNot)> In(PersonChange change, Workbench bench, string digits)
    {
        if (change.Person.NumberKind is not PersonNumberKind.PCode)
        {
            return (false, new(Reason.PersonNumberInvalid));
        }

        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return (false, frozen);
        }

        var code = PCode.Issue(bench.Now);
        if (!await PCodeStore.Replace(change.Session, change.Person.Id, bench.Codes.OfPCode(digits), code))
        {
            return (false, null);
        }

        change.Record(Happening.PCodeIssued, new { by = "segl", validUntil = code.ValidUntil });
        await change.Session.SendDeferred();
        await bench.Output.WriteLineAsync(
            $"""
            P-code:       {digits[..4]} {digits[4..]}
            Valid until:  {Workbench.Instant(code.ValidUntil)}
            """
        );
        return (true, null);
    }
}
