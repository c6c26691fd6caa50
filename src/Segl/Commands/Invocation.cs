using System.CommandLine;
using Segl.Server.Configuration;

namespace Segl.Commands;

/// <summary>Where a command runs: the settings that were typed, and the workbench that is opened with them.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    /// <summary>Whatever nobody foresaw ends the program, and a server ends at its own pace.</summary>
    public Invocation() => (EnableDefaultExceptionHandler, ProcessTerminationTimeout) = (false, null);

    /// <summary>Words such as <c>--Segl:Database=segl.db</c>.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Opens what a command works with; null for what is configured.</summary>
    public Func<Workbench>? Bench { get; init; }

    /// <summary>The invocation of what was typed.</summary>
    public static Invocation Of(ParseResult typed) => (Invocation)typed.InvocationConfiguration;

    /// <summary>The configuration, from where <c>segl serve</c> has it: files, environment and command line.</summary>
    /// <exception cref="WrongSettingException">A setting is wrong.</exception>
    public static Settings SettingsOf(ParseResult typed) =>
        Server.Configuration.Settings.Read(
            WebApplication.CreateBuilder(new WebApplicationOptions { Args = Of(typed).Settings }).Configuration,
            typed.GetValue(CommandLine.Demo)
        );
}
