using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What a row expects of one file.</summary>
internal sealed record ExpectedStep(string Session, string Name, SyncAction Action, SyncDirection Direction, StepReason Reason);
