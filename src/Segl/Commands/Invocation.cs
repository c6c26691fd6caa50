using System.CommandLine;
using Segl.Server.Configuration;

namespace Segl.Commands;

/// <summary>The context of a command: the settings on the command line, and the workbench opened with them.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    /// <summary>An unexpected exception ends the program, and the server handles its own shutdown.</summary>
    public Invocation() => (EnableDefaultExceptionHandler, ProcessTerminationTimeout) = (false, null);

    /// <summary>Options such as <c>--Segl:Database=segl.db</c>.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Opens the workbench; null for the configured one.</summary>
    public Func<Workbench>? Bench { get; init; }

    /// <summary>The invocation of a parsed command line.</summary>
    public static Invocation Of(ParseResult typed) => (Invocation)typed.InvocationConfiguration;

    /// <summary>The same configuration as <c>segl serve</c>: files, environment and command line.</summary>
    /// <exception cref="WrongSettingException">A setting is wrong.</exception>
    public static Settings SettingsOf(ParseResult typed) =>
        Server.Configuration.Settings.Read(
            WebApplication.CreateBuilder(new WebApplicationOptions { Args = Of(typed).Settings }).Configuration,
            typed.GetValue(CommandLine.Demo)
        );
}
