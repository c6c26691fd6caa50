using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl activation-code</c>: a new activation code for a registered person, as a desk would print it (R30, R32).
/// </summary>
internal static class IssueActivationCode
{
    /// <summary>Issues a code for a person.</summary>
    public static PersonCommand Command { get; } =
        new("activation-code", "Print a new activation code.", (bench, person, _) => For(bench, person));

    /// <summary>Issues a code, which replaces the previous one, and prints it with the user ID (R30).</summary>
    public static async Task<int> For(Workbench bench, Guid personId)
    {
        var code = Codes.NewActivationCode();
        var issued = await bench.People.Change<Outcome<ActivationCode>>(
            personId,
            bench.Now,
            async change =>
            {
                if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
                {
                    return frozen;
                }

                var fresh = ActivationCode.Issue(CodeShownBy.Print, bench.Now);
                await ActivationCodeStore.Put(change.Session, personId, bench.Codes.OfActivationCode(code), fresh);
                change.Record(Happening.ActivationCodeIssued, new { by = "segl", validUntil = fresh.ValidUntil });
                return fresh;
            }
        );
        if (!issued.IsGranted(out var valid, out var refusal))
        {
            return await bench.Refuse(refusal);
        }

        var person = await bench.People.Find(personId);
        await bench.Output.WriteLineAsync(
            $"""
            User ID:          {person!.UserId}
            Activation code:  {ActivationCodeText.InTwoGroups(code)}
            Valid until:      {Workbench.Instant(valid.ValidUntil)}
            """
        );
        return 0;
    }
}
