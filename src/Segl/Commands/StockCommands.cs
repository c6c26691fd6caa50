using System.CommandLine;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Storage;

namespace Segl.Commands;

/// <summary>
/// <c>segl stock import FILE | list</c>: the stock of code displays and audio code readers. The key of a maker's file is
/// given in two parts by two persons, and is neither on the command line nor printed.
/// </summary>
internal static class StockCommands
{
    private const string Display = "display";
    private const string Reader = "reader";

    private static readonly Argument<string> FilePath = new("FILE") { Description = "The maker's file (PSKC)." };

    private static readonly Option<string> Kind = new Option<string>("--kind")
    {
        Description = "What it delivers.",
        Required = true,
    }.AcceptOnlyFromAmong(Display, Reader);

    private static readonly Option<string[]> Officers = new("--officer")
    {
        HelpName = "NAME",
        Description = "One of the two persons who give a part of the key each; twice.",
        Required = true,
    };

    private static readonly Option<string[]> Parts = new("--part")
    {
        HelpName = "FILE",
        Description =
            "Holds the part of the officer named at the same place; twice. Without it the parts are asked for.",
    };

    /// <summary>The two commands.</summary>
    public static Command All { get; } =
        new("stock", "Take code displays and audio code readers into stock, and count them.")
        {
            new DatabaseCommand(
                "import",
                "Take a maker's file into stock, whole or not at all.",
                (bench, typed) =>
                    Import(
                        bench,
                        typed.GetRequiredValue(FilePath),
                        typed.GetRequiredValue(Kind) == Display ? DeviceKind.CodeDisplay : DeviceKind.AudioReader,
                        [.. typed.GetRequiredValue(Officers).Select(name => name.Trim())],
                        typed.GetValue(Parts) ?? []
                    )
            )
            {
                FilePath,
                Kind,
                Officers,
                Parts,
            },
            new DatabaseCommand(
                "list",
                "List how many devices stand where, and each delivery.",
                (bench, _) => List(bench)
            ),
        };

    private static async Task<int> Import(
        Workbench bench,
        string path,
        DeviceKind kind,
        string[] officers,
        string[] parts
    )
    {
        if (!File.Exists(path))
        {
            return await bench.Refuse("There is no such file.");
        }

        if (officers.Length != 2 || officers.Distinct(StringComparer.OrdinalIgnoreCase).Count(IsName) != 2)
        {
            return await bench.Refuse("Two officers are needed, with different names: each gives a part of the key.");
        }

        if (parts.Length is not (0 or 2))
        {
            return await bench.Refuse("Either both parts of the key stand in files, or none.");
        }

        var (key, whyNot) = TransportKey.Join(
            await PartOf(bench, officers[0], parts.ElementAtOrDefault(0)),
            await PartOf(bench, officers[1], parts.ElementAtOrDefault(1))
        );
        if (key is null)
        {
            return await bench.Refuse(whyNot!);
        }

        using (key)
        {
            return await Import(bench, path, key, kind, officers);
        }
    }

    private static async Task<int> Import(
        Workbench bench,
        string path,
        TransportKey key,
        DeviceKind kind,
        string[] officers
    )
    {
        await using var file = File.OpenRead(path);
        var bar = new ProgressBar(file, bench.Errors, Console.IsErrorRedirected ? null : TimeProvider.System);
        try
        {
            var import = new StockImport(bench.Database, bench.Keys, bench.Clock, read => bar.Show(read, "devices"));
            var delivery = await import.Run(file, key, kind, officers);
            bar.End();
            await bench.Output.WriteLineAsync(Line(delivery));
            return 0;
        }
        catch (PskcException refused)
        {
            bar.End();
            return await bench.Refuse($"{refused.Message} The file was refused whole, and the stock is as before.");
        }
    }

    private static bool IsName(string name) => name.Length > 0 && LoginTexts.MayShow(name);

    // Like a password: what is typed on a terminal is not shown.
    private static async Task<string?> PartOf(Workbench bench, string officer, string? path)
    {
        if (path is not null)
        {
            return File.Exists(path) ? (await File.ReadAllTextAsync(path)).Trim() : null;
        }

        if (!bench.Prompts)
        {
            return await bench.Input.ReadLineAsync();
        }

        await bench.Errors.WriteAsync($"Part of the key of {officer} (not shown): ");
        var part = HiddenLine.Read();
        await bench.Errors.WriteLineAsync();
        return part;
    }

    private static async Task<int> List(Workbench bench)
    {
        foreach (var (kind, state, devices) in await bench.Database.Read(DeviceStockStore.Count))
        {
            await bench.Output.WriteLineAsync($"{kind}\t{state}\t{devices:N0}");
        }

        foreach (
            var line in await bench.Database.Read(session => SchemeJournal.Of(session, SchemeEvent.DevicesImported))
        )
        {
            await bench.Output.WriteLineAsync($"{Workbench.Instant(line.At)}\t{Line(StockImport.Read(line))}");
        }

        return 0;
    }

    private static string Line(StockDelivery delivery) =>
        $"{delivery.Devices:N0} {delivery.Kind}, serials {delivery.First} to {delivery.Last}, by "
        + string.Join(" and ", delivery.Officers);
}
