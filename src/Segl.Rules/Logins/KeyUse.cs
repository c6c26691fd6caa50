namespace Segl.Rules;

/// <summary>R96: a security key beside the app, where the level asks for one.</summary>
public enum KeyUse
{
    /// <summary>The app approved; the browser that started the login comes first (R90, R92).</summary>
    Needed,

    /// <summary>That browser has come, and the key can be used there.</summary>
    Awaited,

    /// <summary>The key was used.</summary>
    Done,
}
