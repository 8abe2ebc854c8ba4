using System.Text.Json;
using SessionSync.Tests.Architecture;

namespace SessionSync.Tests.Integration.SystemServices;

/// <summary>The rules of https://github.com/devcontainers/spec/blob/main/schemas/devContainerFeature.schema.json that concern us, and of
/// https://containers.dev/implementors/features/: what is not among these properties is refused by the tools.</summary>
public sealed class DevcontainerFeatureTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "scripts", "devcontainer", "sync-sessions");

    private static readonly string[] s_properties =
    [
        "capAdd", "containerEnv", "customizations", "deprecated", "description", "documentationURL", "entrypoint", "id", "init", "installsAfter",
        "legacyIds", "licenseURL", "mounts", "name", "onCreateCommand", "options", "postAttachCommand", "postCreateCommand", "postStartCommand",
        "privileged", "securityOpt", "updateContentCommand", "version",
    ];

    private static JsonElement Feature => JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "devcontainer-feature.json"))).RootElement;

    [Fact]
    public void It_has_only_properties_that_the_schema_knows_and_those_that_it_demands()
    {
        string[] names = [.. Feature.EnumerateObject().Select(property => property.Name)];

        Assert.Empty(names.Except(s_properties));
        Assert.Contains("id", names);
        Assert.Contains("version", names);
    }

    [Fact]
    public void Its_id_is_the_name_of_its_folder() => Assert.Equal(Path.GetFileName(s_folder), Feature.GetProperty("id").GetString());

    [Fact]
    public void Its_version_is_the_program_s() =>
        Assert.Contains($"<Version>{Feature.GetProperty("version").GetString()}</Version>", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);

    [Fact]
    public void Each_option_is_a_text_with_a_default_and_install_sh_reads_it_as_a_variable()
    {
        string script = File.ReadAllText(Path.Combine(s_folder, "install.sh"));
        foreach (JsonProperty option in Feature.GetProperty("options").EnumerateObject())
        {
            Assert.Equal("string", option.Value.GetProperty("type").GetString());
            Assert.Equal(JsonValueKind.String, option.Value.GetProperty("default").ValueKind);
            Assert.Empty(option.Value.EnumerateObject().Select(property => property.Name).Except(["type", "default", "description", "proposals"]));
            Assert.Contains($"${{{option.Name.ToUpperInvariant()}:-", script, StringComparison.Ordinal);
        }
    }
}
