// Measures whole logins. `compare` is the table; the other commands measure one thing each. See bench/README.md.
using Segl.Bench;

var settings = new Settings(args);
switch (args.FirstOrDefault())
{
    case "compare":
        await Compare.Run(settings);
        break;
    case "round-trips":
        await RoundTrips.Run(settings);
        break;
    case "people":
        await Population.Run(settings.Number("few", 1_000), settings.Number("many", 1_000_000), settings);
        break;
    case "waiting":
        await Waiting.Run(settings.Number("logins", 10_000), TimeSpan.FromSeconds(60));
        break;
    case "displays":
        await DeviceLogins.Run(settings);
        break;
    case "copies":
        await Copies.Run(settings);
        break;
    case "waiting-copies":
        await WaitingCopies.Run(settings.Number("copies", 100_000), settings.Number("minutes", 5));
        break;
    case "due-copies":
        await DueCopies.Run(settings.Number("copies", 10_000));
        break;
    case "home":
        await AppHome.Run();
        break;
    case "cold-start":
        await ColdStart.Run(settings.Number("times", 7));
        break;
    case "unknown":
        await Unknown.Run(settings.Number("pairs", 2_000));
        break;
    case "appointments":
        await Appointments.Run(settings.Number("desks", 10_000), settings.Number("bookings", 2_000));
        break;
    case "passports":
        await Passports.Run(settings.Number("seconds", 5));
        break;
    case "relay":
        await Relay.Run(settings.Number("readings", 40));
        break;
    case "faces":
        await Faces.Run(
            settings.Text("program", "segl-face"),
            settings.Text("models", ""),
            settings.Text("pictures", "").Split(','),
            settings.Number("times", 100)
        );
        break;
    case "floor":
        await Floor.Serve(
            settings.Text("postgres", ""),
            settings.Text("batched", "") == "True",
            settings.Number("port", 0)
        );
        break;
    case "floor-of-copies":
        await FloorOfCopies.Serve(
            settings.Text("postgres", ""),
            settings.Text("batched", "") == "True",
            settings.Number("port", 0),
            settings.Number("sink", 0)
        );
        break;
    default:
        Console.Error.WriteLine(
            "Segl.Bench compare | round-trips | people | waiting | copies | displays | waiting-copies | due-copies | cold-start "
                + "| unknown | home | passports | relay | faces | appointments; see bench/README.md"
        );
        return 2;
}

return 0;
