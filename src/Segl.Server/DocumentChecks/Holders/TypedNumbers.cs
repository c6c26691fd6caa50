using Segl.Rules;

namespace Segl.Server.DocumentChecks.Holders;

/// <summary>R71: what the citizen typed besides the zone.</summary>
/// <param name="PersonNumber">The person number, where the document does not hold it.</param>
/// <param name="PCode">The P-code, where there is no person number.</param>
internal sealed record TypedNumbers(PersonNumber? PersonNumber, string? PCode)
{
    /// <summary>What was typed is not printed by accident, in a log or elsewhere.</summary>
    public override string ToString() => "typed numbers";

    /// <summary>Reads them; refused when one of them cannot be what it should.</summary>
    public static Outcome<TypedNumbers> Read(string? personNumber, string? pCode)
    {
        PersonNumber? number = null;
        if (personNumber is not null)
        {
            if (!Rules.PersonNumber.Read(personNumber).IsGranted(out number, out var refused))
            {
                return refused;
            }

            if (number.Kind is not PersonNumberKind.Cpr)
            {
                return new Refusal(Reason.PersonNumberInvalid);
            }
        }

        return pCode is null || (pCode.Length == Limits.PCodeDigits && pCode.All(char.IsAsciiDigit))
            ? new TypedNumbers(number, pCode)
            : new Refusal(Reason.PCodeWrong);
    }
}
