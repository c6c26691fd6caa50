using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Segl.Browser.Tests.Engines;

/// <summary>
/// The air between two phones whose browsers take no script before a page's own: the file that starts the app gives it a
/// stand-in for a shell's Bluetooth, by its contract (docs/protocol.md), and the server hands on what is said.
/// </summary>
internal sealed class AirOfThePhones : IStartupFilter
{
    private const string Start = """
        const ask = body => fetch('/air', body ? { method: 'POST', body: JSON.stringify(body) } : {});
        const pause = () => new Promise(resolve => setTimeout(resolve, 200));
        window.seglDevice = { sound: { kind: 'sound', supported: () => false }, bluetooth: {
          kind: 'bluetooth', supported: () => true, permission: async () => 'prompt', ask: async () => true,
          async broadcast(bytes, signal) {
            while (!signal.aborted) { await ask(Array.from(bytes)); await pause(); }
          },
          async listen(heard, signal) {
            while (!signal.aborted) {
              for (const bytes of await (await ask()).json()) { heard(Uint8Array.from(bytes)); }
              await pause();
            }
          },
        } };
        // WebKitGTK speaks the language of the machine, which may have none.
        Object.defineProperty(navigator, 'languages', { value: ['en-GB'] });
        import('/app.js');
        """;

    private readonly HashSet<string> said = [];

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(Answer);
            next(app);
        };

    private Task Answer(HttpContext context, RequestDelegate next) =>
        context.Request.Path.Value switch
        {
            "/demo/phone/start.js" => Send(context, "text/javascript", Start),
            "/air" => Air(context),
            _ => next(context),
        };

    private async Task Air(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            using var body = new StreamReader(context.Request.Body);
            var bytes = await body.ReadToEndAsync();
            lock (said)
            {
                said.Add(bytes);
            }
        }

        string all;
        lock (said)
        {
            all = $"[{string.Join(',', said)}]";
        }

        await Send(context, "application/json", all);
    }

    private static Task Send(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body);
    }
}
