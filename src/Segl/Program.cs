using Segl.Commands;

return await Command.Run(args);
