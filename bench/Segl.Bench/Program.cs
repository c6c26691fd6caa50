// Measures whole logins. `compare` is the table; the other commands measure one thing each. See bench/README.md.
using Segl.Bench;

var settings = new Settings(args);
switch (args.FirstOrDefault())
{
    case "compare": await Compare.Run(settings); break;
    case "floor":
        await Floor.Serve(
            settings.Text("postgres", ""), settings.Text("batched", "") == "True", settings.Number("port", 0));
        break;
    default:
        Console.Error.WriteLine("Segl.Bench compare [--citizens 1,4,16,64,256] [--rounds 5] [--seconds 5]");
        return 2;
}

return 0;
