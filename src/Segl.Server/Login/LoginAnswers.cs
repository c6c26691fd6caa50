using Segl.Storage;

namespace Segl.Server.Login;

/// <summary>How whoever asked for a login hears of its end; the OpenID provider says so.</summary>
/// <param name="Approved">The address with the answer of a login that was finished, and when it was.</param>
/// <param name="GivenUp">The address with the answer to a request that the citizen gave up.</param>
internal sealed record LoginAnswers(
    Func<StoredLogin, DateTimeOffset, string> Approved,
    Func<LoginRequest, string> GivenUp
);
