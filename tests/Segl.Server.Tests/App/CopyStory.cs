using System.Buffers.Text;
using Microsoft.Extensions.DependencyInjection;
using Segl.Commands;
using Segl.Phone;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Storage;

namespace Segl.Server.Tests.App;

/// <summary>Karla, her old phone, and the way to each step.</summary>
internal sealed class CopyStory : IAsyncDisposable
{
    private CopyStory(TestServer server, Citizen karla, ScriptedPhone old) =>
        (Server, Karla, OldApp, Old) = (server, karla, old, new OldPhone(old));

    public TestServer Server { get; }

    public Citizen Karla { get; }

    public ScriptedPhone OldApp { get; }

    public OldPhone Old { get; }

    public static async Task<CopyStory> Begin(DatabaseKind kind)
    {
        var server = await TestServer.Start(kind);
        var karla = await server.Register();
        return new(server, karla, await server.ActivatedPhone(karla));
    }

    public async Task ShowFirstCode()
    {
        await Old.Start(Karla.Pin);
        Server.Clock.Passes(Limits.WaitBeforeCopying);
        await Server.TellReady();
        await Old.ShowCode(Karla.Pin);
    }

    /// <summary>The new phone scans, is heard, and both show the same digits.</summary>
    public async Task Meet(NewPhone fresh)
    {
        await fresh.Scan(Old.Code);
        Assert.True(await Old.Hear(fresh.Broadcast, 2));
        Assert.Equal(await fresh.Digits(), await Old.Digits());
    }

    public async Task<NewPhone> UntilUserId() => (await UntilVouched()).Phone;

    public async Task<(NewPhone Phone, string TemporaryPin)> UntilTemporaryPin()
    {
        var fresh = await UntilUserId();
        await fresh.TypeUserId(Karla.UserId);
        return (fresh, await Server.TemporaryPin(Karla));
    }

    /// <summary>Another code, up to where its phone asks for the user ID.</summary>
    public async Task<NewPhone> NextCodeUntilUserId()
    {
        await Old.ShowCode(Karla.Pin);
        var fresh = new NewPhone(Server.NewPhone());
        await Meet(fresh);
        await Old.Vouch();
        return fresh;
    }

    /// <summary>A copy whose owner has only to press the last button.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> CopyUpToItsLastStep()
    {
        var (fresh, app) = await UntilVouched();
        await fresh.TypeUserId(Karla.UserId);
        return await LastStep(app, fresh.Path);
    }

    /// <summary>An activation by code whose owner has only to press the last button.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> ActivationUpToItsLastStep()
    {
        var app = Server.NewPhone();
        var path = await app.Begin();
        await app.Ask($"{path}/code", new { userId = Karla.UserId, code = await Server.ActivationCode(Karla) });
        return await LastStep(app, path);
    }

    /// <summary>R22: three wrong PINs.</summary>
    public async Task SuspendOldApp()
    {
        for (var wrong = 0; wrong < Limits.WrongPinsToSuspend; wrong++)
        {
            var payload = await OldApp.Offer(new { act = "freeze" });
            await Assert.ThrowsAsync<PhoneRefusedException>(() => OldApp.Sign("freeze", payload, "111222"));
        }
    }

    /// <summary>R35: support registers another number, a moment later.</summary>
    public Task ChangeNumber()
    {
        Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        return Type("set-phone", "--user-id", Karla.UserId, "--phone", "87654321");
    }

    /// <summary>Types a command of support beside the running server.</summary>
    public async Task Type(params string[] words)
    {
        var settings = Server.Parts.GetRequiredService<Settings>();
        var exit = await CommandLine.Run(
            words,
            new() { Bench = () => Workbench.Beside(settings, Server.Clock, TextWriter.Null, TextWriter.Null) }
        );
        Assert.Equal(0, exit);
    }

    /// <summary>How many rows of Karla's a table has.</summary>
    public async Task<long> Count(string table, string where) =>
        (
            await Server.Database.Read(session =>
                session.QueryAll(
                    $"SELECT count(*) FROM {table} WHERE person_id = @person AND {where}",
                    row => row.Long(),
                    ("person", Karla.Id)
                )
            )
        )[0];

    public async Task<ScriptedPhone> Copy()
    {
        var (fresh, app) = await UntilVouched();
        await fresh.TypeUserId(Karla.UserId);
        await fresh.Activate(() => Server.TemporaryPin(Karla), "846193");
        Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        Old.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>From the temporary PIN to the last button; a moment passes, so that the newest temporary PIN is
    /// known.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> LastStep(ScriptedPhone app, string path)
    {
        Server.Clock.Passes(TimeSpan.FromMilliseconds(1));
        await app.Ask($"{path}/temporary-pin", new { temporaryPin = await Server.TemporaryPin(Karla) });
        var pinKey = Base64Url.EncodeToString(app.Keys.PinKey(app.App, Karla.Pin));
        var offered = await app.Ask($"{path}/pin", new { pinKey });
        var statement = app.Keys.Statement("activate", app.App, offered.GetProperty("statement").GetString()!);
        return () => app.Send(HttpMethod.Post, $"{path}/activate", new { statement }, proof: false);
    }

    /// <summary>Both phones, where the new one asks for the user ID.</summary>
    public async Task<(NewPhone Phone, ScriptedPhone App)> UntilVouched()
    {
        await ShowFirstCode();
        var app = Server.NewPhone();
        var fresh = new NewPhone(app);
        await Meet(fresh);
        await Old.Vouch();
        return (fresh, app);
    }
}
