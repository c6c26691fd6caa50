using Segl.Commands;

return await CommandLine.Run(args);
