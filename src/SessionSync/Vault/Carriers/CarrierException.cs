namespace SessionSync.Vault.Carriers;

/// <summary>A vault could not be written to: not what was to be kept is at fault, but where.</summary>
internal sealed class CarrierException(Exception cause) : Exception(cause.Message, cause);
