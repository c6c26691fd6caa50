using System.Globalization;
using Segl.Commands;

// Nothing that Segl reads or writes depends on the language of the machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.Run(args);
