// Carries commands between Segl in a browser and a document on a card reader of this computer; see README.md.
using System.Text;
using Segl.Companion;
using Segl.Companion.Door;
using Segl.Companion.Pcsc;
using Segl.Companion.Screens;
using Segl.Companion.Starting;

Console.OutputEncoding = Encoding.UTF8;
var options = Options.Read(args, Options.BuiltInSite);
if (options.Wrong is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}
var screen = new CompanionScreen(Console.Out, options.Texts);
switch (options.Task)
{
    case CompanionTask.Help:
        Console.WriteLine(options.Texts.Help);
        return 0;
    case CompanionTask.ListReaders:
        screen.Shows(PcscReaders.Names());
        return 0;
    case CompanionTask.Serve:
        break;
}

using var listener = CompanionDoor.Listen(Bounds.Ports);
if (listener is null)
{
    await Console.Error.WriteLineAsync(options.Texts.PortsTaken);
    return 1;
}
using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    end.Cancel();
};
var pairing = new Pairing(TimeProvider.System.GetUtcNow());
var door = new CompanionDoor(options.Sites, new PcscReaders(), pairing, screen, TimeProvider.System);
screen.Started(options.Sites);
screen.Shows(PcscReaders.Names());
screen.ShowsCode(pairing.Code);
_ = Task.Run(() => StopAtEnter(door, pairing, screen));
try
{
    await await Task.WhenAny(door.Run(listener, end.Token), RenewCode(pairing, screen, end.Token));
    screen.GuessedAt();
    return 3;
}
catch (OperationCanceledException)
{
    return 0;
}

// Until the code was guessed at so often that the program ends.
static async Task RenewCode(Pairing pairing, CompanionScreen screen, CancellationToken ct)
{
    using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
    while (!pairing.IsGuessedAt)
    {
        await seconds.WaitForNextTickAsync(ct);
        if (pairing.Renew(TimeProvider.System.GetUtcNow()))
        {
            screen.ShowsCode(pairing.Code);
        }
    }
}

// Without a keyboard, as a service, the end of its input is no key.
static void StopAtEnter(CompanionDoor door, Pairing pairing, CompanionScreen screen)
{
    while (Console.In.ReadLine() is not null)
    {
        screen.Stopped(door.Stop());
        screen.ShowsCode(pairing.Code);
    }
}
