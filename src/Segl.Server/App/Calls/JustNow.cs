namespace Segl.Server.App.Calls;

/// <summary>A response with nothing but the server's time.</summary>
internal sealed record JustNow(long Now);
