using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.My.Devices.Texts;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.My.Devices;

/// <summary><c>/my/devices/codes</c>: two consecutive codes set a device right whose clock went astray (R65).</summary>
internal sealed class SynchronisePage(MyPages pages, DeviceNotes notes, People people, KeyEncryptionKey keys)
{
    /// <summary>Its address.</summary>
    public const string Path = $"{DevicePages.Path}/codes";

    /// <summary>Maps the page.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, pages.Show(visit => Task.FromResult(Show(visit))));
        app.MapPost(Path, pages.Act(Synchronise));
    }

    private IResult Show(MyVisit visit, Refusal? refused = null)
    {
        var texts = DeviceTexts.In(visit.Language);
        return notes.Page(
            visit,
            texts.SynchroniseTitle,
            $"""
            <p>{texts.SynchroniseLead}</p>
            {ActivateForms.TwoCodes(visit, texts, Path, texts.SynchroniseNow)}
            {DeviceNotes.BackLink(texts)}
            """,
            refused
        );
    }

    private async Task<IResult> Synchronise(MyVisit visit, IFormCollection form)
    {
        var (first, second) = ActivateForms.CodesIn(form);
        var refused = await people.Change(
            visit.Person.Id,
            visit.Now,
            async change =>
                await DeviceStore.Active(change.Session, change.Person.Id) is { } device
                    ? await HeldDevices.Resynchronise(change, keys, device.Serial, first, second)
                    : new(Reason.NotFound)
        );
        return refused is null ? DeviceNotes.Done("right") : Show(visit, refused);
    }
}
