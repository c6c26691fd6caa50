using Segl.Server.Commands;

return await Command.Run(args);
