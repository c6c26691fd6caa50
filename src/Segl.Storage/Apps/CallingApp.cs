namespace Segl.Storage;

/// <summary>An app that makes a request.</summary>
/// <param name="App">The app.</param>
/// <param name="Answers">The number of state-changing responses, including that to a claim (T-16).</param>
public sealed record CallingApp(StoredApp App, long Answers);
