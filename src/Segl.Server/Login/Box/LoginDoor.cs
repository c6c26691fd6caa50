using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Login.Answers;
using Segl.Server.Login.ByDevice;
using Segl.Server.Login.ByKey;
using Segl.Server.Login.Queue;
using Segl.Server.Network;
using Segl.Server.SecurityKeys;
using Segl.Server.Web;

namespace Segl.Server.Login.Box;

/// <summary>Registers and maps the login box.</summary>
internal static class LoginDoor
{
    /// <summary>Registers the services of the login box.</summary>
    public static void AddLoginBox(this IServiceCollection services)
    {
        services.AddSingleton<Browsers>();
        services.AddSingleton<LoginNames>();
        services.AddSingleton<LoginProofs>();
        services.AddSingleton<LoginCookies>();
        services.AddSingleton<LoginQueue>();
        services.AddSingleton<LoginStarter>();
        services.AddSingleton<PageFrame>();
        services.AddSingleton<LoginFrame>();
        services.AddSingleton<AnswerForms>();
        services.AddSingleton<LoginPages>();
        services.AddSingleton<UserIdStep>();
        services.AddSingleton<PasswordHashes>();
        services.AddSingleton<LoginEnds>();
        services.AddSingleton<Leading>();
        services.AddSingleton<DeviceLogins>();
        services.AddSingleton<DevicePages>();
        services.AddSingleton<DeviceStep>();
        services.AddSingleton<SecurityKeyChecks>();
        services.AddSingleton<KeyLogins>();
        services.AddSingleton<KeyRegistration>();
        services.AddSingleton<KeyPages>();
        services.AddSingleton<KeyStep>();
        services.AddSingleton<LoginBox>();
        services.AddSingleton<LoginHints>();
        services.AddHostedService(parts => parts.GetRequiredService<LoginHints>());
        services.AddSingleton(_ => new OpenStreams(Limits.OpenStreamsOfAnAddress));
        services.AddSingleton<WaitingPages>();
        services.AddHostedService(parts => parts.GetRequiredService<WaitingPages>());
    }

    /// <summary>Maps the login box.</summary>
    public static void MapLoginBox(this IEndpointRouteBuilder app)
    {
        LoginBox.Map(app);
    }
}
