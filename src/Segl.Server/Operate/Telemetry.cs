using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Segl.Server.Configuration;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.Operate;

/// <summary>
/// Metrics, traces and logs by OpenTelemetry, to where <c>Segl:Otlp</c> says (OTLP over HTTP); nowhere without it.
/// None of them holds a person number, PIN, code, token or seed: queries of requests, which may, are left out.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private static readonly string[] Meters =
    [
        Metrics.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
    ];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];

    private readonly MeterProvider meters;
    private readonly TracerProvider tracers;

    /// <summary>Begins to send.</summary>
    /// <param name="otlp">The collector, such as <c>http://127.0.0.1:4318</c>.</param>
    public Telemetry(Uri otlp)
    {
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Name)
            .AddMeter(Meters)
            .AddOtlpExporter(to => Send(to, otlp, "metrics"))
            .Build();
        tracers = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Name)
            .AddSource(Sources)
            .AddProcessor(new WithoutQueries())
            .AddOtlpExporter(to => Send(to, otlp, "traces"))
            .Build();
    }

    private static ResourceBuilder Name => ResourceBuilder.CreateDefault().AddService("segl");

    /// <summary>Adds what is sent, and writes the log to standard output: as JSON, for the demo as text.</summary>
    public static void Add(WebApplicationBuilder builder, Settings settings)
    {
        if (!settings.Demo)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        if (settings.Otlp is { } otlp)
        {
            // The framework names its traces as OpenTelemetry wants them, but only when asked.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
            builder.Services.AddSingleton(_ => new Telemetry(otlp));
            builder.Logging.AddOpenTelemetry(log =>
                log.SetResourceBuilder(Name).AddOtlpExporter(to => Send(to, otlp, "logs"))
            );
        }
    }

    /// <summary>Sends what was gathered so far.</summary>
    public void Flush()
    {
        meters.ForceFlush();
        tracers.ForceFlush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        meters.Dispose();
        tracers.Dispose();
    }

    private static void Send(OtlpExporterOptions to, Uri otlp, string signal)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri($"{otlp.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
    }

    private sealed class WithoutQueries : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.query", null);
            data.SetTag("url.full", null);
            data.SetTag("http.target", null);
            data.SetTag("http.url", null);
        }
    }
}
