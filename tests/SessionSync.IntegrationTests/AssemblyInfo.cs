using System.Runtime.Versioning;

// sshd, signals and file modes are what these tests are about.
[assembly: UnsupportedOSPlatform("windows")]
