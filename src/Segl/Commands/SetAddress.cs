using System.CommandLine;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl set-address</c>: changes the registered postal address, as long as there is no desk. All channels are told (R100),
/// since devices go there (R61).
/// </summary>
internal static class SetAddress
{
    private static readonly Option<string> Address = new("--address")
    {
        HelpName = "A",
        Description = "The new address, its lines divided by semicolons; - asks for it.",
        Required = true,
    };

    /// <summary>Changes a person's address to <c>--address</c>.</summary>
    public static PersonCommand Command { get; } =
        new(
            "set-address",
            "Change the registered postal address.",
            (bench, person, typed) => Run(bench, person, typed.GetRequiredValue(Address))
        )
        {
            Address,
        };

    private static async Task<int> Run(Workbench bench, Guid personId, string typed)
    {
        if (PostalAddress.Read(await TypedLater.ValueOf(bench, "address", typed) ?? "") is not { } address)
        {
            return await bench.Refuse(new Refusal(Reason.PostalAddressInvalid));
        }

        await bench.People.Change(
            personId,
            bench.Now,
            change =>
            {
                var wrapped = bench.Codes.WrapAddress(personId, address);
                change.Save(change.Person with { AddressWrapped = wrapped });
                change.Record(Happening.AddressChanged, new { by = "segl" });
                return Task.FromResult(true);
            }
        );
        await bench.Output.WriteLineAsync(
            "This is the registered address now. Letters that are not packed yet go there."
        );
        return 0;
    }
}
