namespace Segl.Server.App.Activating;

/// <summary><c>POST /api/activations</c></summary>
internal sealed record StartActivation(string Installation, string Model, string Language, string? Terms);

/// <summary>The new activation, and the id that the app will have.</summary>
internal sealed record ActivationStarted(long Now, Guid Activation, Guid App, long ValidUntil);

/// <summary><c>POST …/code</c></summary>
internal sealed record TypedCode(string UserId, string Code);

/// <summary>A temporary PIN was sent: the last digits of the number, its expiry (ms), and how often it may be sent
/// again.</summary>
internal sealed record TemporaryPinOnItsWay(long Now, string Phone, long ValidUntil, int SendsLeft);

/// <summary><c>POST …/temporary-pin</c></summary>
internal sealed record TypedTemporaryPin(string TemporaryPin);

/// <summary>The person being activated; the app needs the birth date for R21.</summary>
internal sealed record TemporaryPinWasRight(long Now, string Name, string UserId, string BirthDate);

/// <summary><c>POST …/pin</c>: the PIN key, 32 bytes. The PIN itself never leaves the phone.</summary>
internal sealed record ChosenPin(string PinKey);

/// <summary>The payload to sign.</summary>
internal sealed record PayloadToSign(long Now, string Statement);

/// <summary><c>POST …/activate</c></summary>
internal sealed record SignedActivation(string Statement);

/// <summary>The app is active.</summary>
internal sealed record AppIsActive(long Now, Guid App, string Name, string UserId);
