using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>How the end of a login is answered to whoever asked for it; registered by the OpenID provider.</summary>
/// <param name="Approved">The address with the answer of a login that was finished, its request, and when it was.</param>
/// <param name="GivenUp">The address with the answer to a request that the citizen gave up.</param>
internal sealed record LoginAnswers(
    Func<LoginKey, LoginRequest, DateTimeOffset, string> Approved,
    Func<LoginRequest, string> GivenUp
);
