using System.Runtime.Versioning;
using SessionSync.IntegrationTests.Infrastructure;

// sshd, signals and file modes are what these tests are about.
[assembly: UnsupportedOSPlatform("windows")]
[assembly: TestCollectionOrderer(typeof(SharedFirst))]
