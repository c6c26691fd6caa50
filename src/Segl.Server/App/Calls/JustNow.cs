namespace Segl.Server.App.Calls;

/// <summary>An answer that holds nothing but the server's instant.</summary>
internal sealed record JustNow(long Now);
