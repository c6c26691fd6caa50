using System.CommandLine;
using System.Globalization;
using Segl.Rules;
using Segl.Server.Devices.Orders;
using Segl.Server.Devices.Orders.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl orders list | pack ORDER SERIAL | unpack ORDER | sent ORDER…</c>: what citizens ordered, and how it leaves the
/// house (R61, T-39).
/// </summary>
internal static class OrderCommands
{
    private static readonly Argument<Guid> Order = new("ORDER") { Description = "The order, as list shows it." };

    private static readonly Argument<Guid[]> Orders = new("ORDER")
    {
        Description = "The orders, as list shows them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Argument<string> Serial = new("SERIAL")
    {
        Description = "The number on the back of the device in your hand.",
    };

    /// <summary>The four commands.</summary>
    public static Command All { get; } =
        new("orders", "Pack and send the code displays and audio code readers that citizens ordered.")
        {
            new DatabaseCommand(
                "list",
                "Write the open orders as CSV: what is to be packed and sent.",
                (bench, _) => List(bench)
            ),
            new DatabaseCommand(
                "pack",
                "Bind a device to an order, and write the letter that goes with it (HTML, to print).",
                (bench, typed) => Pack(bench, typed.GetRequiredValue(Order), typed.GetRequiredValue(Serial))
            )
            {
                Order,
                Serial,
            },
            new DatabaseCommand(
                "unpack",
                "Take a device that was packed by mistake out of an order.",
                (bench, typed) => Unpack(bench, typed.GetRequiredValue(Order))
            )
            {
                Order,
            },
            new DatabaseCommand(
                "sent",
                "Say that packed orders were sent, or lie ready to be picked up.",
                (bench, typed) => Sent(bench, typed.GetRequiredValue(Orders))
            )
            {
                Orders,
            },
        };

    private static async Task<int> List(Workbench bench)
    {
        await bench.Output.WriteLineAsync(PickingList.Headings);
        await foreach (var order in PickingList.Of(bench.Database, bench.Now))
        {
            await bench.Output.WriteLineAsync(PickingList.Line(order));
        }

        return 0;
    }

    private static Task<int> Pack(Workbench bench, Guid orderId, string typed) =>
        DeviceSerials.Read(typed) is not { } serial
            ? bench.Refuse(new Refusal(Reason.SerialNotInStock))
            : OfOrder(
                bench,
                orderId,
                async personId =>
                {
                    var (letter, outcome) = await bench.People.Change(
                        personId,
                        bench.Now,
                        async change => (LetterIn(bench, change), await Packed(bench, change, orderId, serial))
                    );
                    if (!outcome.IsGranted(out var order, out var refused))
                    {
                        return await bench.Refuse(refused);
                    }

                    if (order.Serial != serial)
                    {
                        return await bench.Refuse(
                            $"Device {order.Serial} is packed for this order already. Take it out first: segl orders unpack."
                        );
                    }

                    await bench.Output.WriteLineAsync(letter(order).ToString());
                    return 0;
                }
            );

    private static Task<Outcome<StoredOrder>> Packed(Workbench bench, PersonChange change, Guid orderId, string serial)
    {
        var texts = LetterTexts.In(Languages.Named(change.Person.Language) ?? Language.En);
        return Packing.Pack(change, bench.Keys, orderId, serial, texts.NameOf);
    }

    private static Func<StoredOrder, Html> LetterIn(Workbench bench, PersonChange change) =>
        order =>
            Letter.Write(
                order,
                change.Person,
                bench.Codes.UnwrapAddress(change.Person),
                bench.WhereToActivate,
                bench.Now
            );

    private static Task<int> Unpack(Workbench bench, Guid orderId) =>
        OfOrder(
            bench,
            orderId,
            async personId =>
            {
                var outcome = await bench.People.Change(personId, bench.Now, change => Packing.Unpack(change, orderId));
                return outcome.IsGranted(out _, out var refused) ? 0 : await bench.Refuse(refused);
            }
        );

    private static async Task<int> Sent(Workbench bench, Guid[] orders)
    {
        var exit = 0;
        foreach (var orderId in orders)
        {
            exit |= await OfOrder(
                bench,
                orderId,
                async personId =>
                {
                    var outcome = await bench.People.Change(
                        personId,
                        bench.Now,
                        change => Packing.Send(change, orderId)
                    );
                    if (!outcome.IsGranted(out var order, out var refused))
                    {
                        return await bench.Refuse(refused);
                    }

                    await bench.Output.WriteLineAsync($"{orderId}\t{order.Serial}\tsent");
                    return 0;
                }
            );
        }

        return exit;
    }

    private static async Task<int> OfOrder(Workbench bench, Guid orderId, Func<Guid, Task<int>> run) =>
        await bench.Database.Read(session => DeviceOrderStore.PersonOf(session, orderId)) is { } person
            ? await run(person)
            : await bench.Refuse($"There is no order {orderId}.");
}
