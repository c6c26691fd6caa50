namespace Segl.Server.DocumentChecks.Reading;

/// <summary>A newer check of the phone took the place of this one while it was decided: nothing is kept.</summary>
internal sealed class CheckReplacedException : Exception;
