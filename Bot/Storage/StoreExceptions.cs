namespace Demarc.Storage;

/// <summary>The data folder was written by a newer version of this program. Nothing in it was changed.</summary>
public sealed class StoreTooNewException(string message) : Exception(message);

/// <summary>Another process has the data folder open.</summary>
public sealed class StoreInUseException(string message) : Exception(message);

/// <summary>An older data folder could not be brought up to date. It is as it was.</summary>
public sealed class StoreUpgradeException(string message, Exception inner) : Exception(message, inner);

/// <summary>The store could not write, or not even read: disk full, a broken disk, a lost connection. What was to be committed is not.</summary>
public sealed class StoreFaultException(string message, Exception inner) : Exception(message, inner);
