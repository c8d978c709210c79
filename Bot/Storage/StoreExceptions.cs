namespace Demarc.Storage;

/// <summary>The data folder was written by a newer version of this program.</summary>
public sealed class StoreTooNewException(string message) : Exception(message);

/// <summary>Another process has the data folder open.</summary>
public sealed class StoreInUseException(string message) : Exception(message);

/// <summary>The store could not write: disk full, a broken disk, a lost connection. What was to be committed is not.</summary>
public sealed class StoreFaultException(string message, Exception inner) : Exception(message, inner);
