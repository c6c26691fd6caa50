using Segl.Server.Web;

namespace Segl.Server.Desk.Printing;

/// <summary>What stands on the sheet that a desk prints for a citizen (R30): no name, no person number.</summary>
/// <param name="Language">The language in which it is written.</param>
/// <param name="UserId">The user ID.</param>
/// <param name="Code">The activation code.</param>
/// <param name="ValidUntil">When the code ends, in the desk's zone.</param>
/// <param name="Printed">When it is printed, in the desk's zone.</param>
/// <param name="Desk">The name of the desk.</param>
/// <param name="App">The address of the app, as one types it.</param>
internal sealed record Sheet(
    Language Language,
    string UserId,
    string Code,
    DateTimeOffset ValidUntil,
    DateTimeOffset Printed,
    string Desk,
    string App
);
