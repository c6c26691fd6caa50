namespace Segl.Browser.Tests.Engines;

/// <summary>A browser that is not Chromium, driven by what the standards give: WebDriver, or WebDriver BiDi.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Opens a window of its own.</summary>
    /// <returns>Its handle.</returns>
    Task<string> Open();

    /// <summary>Leads a window to an address.</summary>
    Task Go(string window, string address);

    /// <summary>Runs a function in a window, waits for its promise, and gives what it returns, a text.</summary>
    Task<string> Run(string window, string function);

    /// <summary>Does what a hand does: the actions of WebDriver, which both speak.</summary>
    Task Act(string window, object actions);

    /// <summary>A picture of a window, PNG.</summary>
    Task<byte[]> Picture(string window);
}
