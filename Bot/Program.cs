using Demarc.Operations;

return await CommandLine.RunAsync(args);
