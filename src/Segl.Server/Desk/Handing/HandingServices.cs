using Segl.Server.Desk.Printing;

namespace Segl.Server.Desk.Handing;

/// <summary>Registers what hands codes to citizens at a desk.</summary>
internal static class HandingServices
{
    /// <summary>Adds printers and handover.</summary>
    public static void AddHanding(this IServiceCollection services)
    {
        services.AddSingleton<Printers>();
        services.AddSingleton<Handover>();
    }
}
