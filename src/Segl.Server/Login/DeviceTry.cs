using Segl.Rules;

namespace Segl.Server.Login;

/// <summary>A login with a device between its pages, in the login's cookie.</summary>
/// <param name="Code">The code that was typed; null before.</param>
/// <param name="Next">The code after it, where two were typed; null otherwise.</param>
/// <param name="Refused">Why the last try was refused; null if it was not.</param>
/// <param name="Until">When to try again; null if a wait changes nothing.</param>
internal sealed record DeviceTry(
    string? Code = null,
    string? Next = null,
    Reason? Refused = null,
    DateTimeOffset? Until = null
);
