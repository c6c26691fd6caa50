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
        new(
            "activation-code",
            "Print a new activation code.",
            async (bench, person, _) =>
                await bench.People.Change(person, bench.Now, change => In(change, bench)) is { } refusal
                    ? await bench.Refuse(refusal)
                    : 0
        );

    /// <summary>
    /// Issues a code, which replaces the previous one, and prints it with the user ID (R30). It is printed before the commit,
    /// so that no code is valid that nobody could see.
    /// </summary>
    /// <returns>Null, or why not.</returns>
    public static async Task<Refusal?> In(PersonChange change, Workbench bench)
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        var (code, fresh) = (
            Codes.NewActivationCode(),
            ActivationCode.Issue(CodeShownBy.Print, ActivatedThrough.Desk, bench.Now)
        );
        var digest = bench.Codes.OfActivationCode(code);
        await ActivationCodeStore.Replace(change.Session, change.Person.Id, digest, fresh);
        change.Record(Happening.ActivationCodeIssued, new { by = "segl", validUntil = fresh.ValidUntil });
        await change.Session.SendDeferred();
        await bench.Output.WriteLineAsync(
            $"""
            User ID:          {change.Person.UserId}
            Activation code:  {ActivationCodeText.InTwoGroups(code)}
            Valid until:      {Workbench.Instant(fresh.ValidUntil)}
            """
        );
        return null;
    }
}
