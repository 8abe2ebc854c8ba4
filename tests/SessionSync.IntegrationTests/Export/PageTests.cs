using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Export;

public sealed class PageTests
{
    /// <summary>Measures a page in a frame as wide as a phone, with everything folded and unfolded. The page itself runs no script.</summary>
    private const string Probe = """
        <iframe id="page" width="390" height="800" style="border:0" src="{0}"></iframe>
        <script>
        onload = () => {
          const page = document.getElementById('page').contentDocument, view = document.getElementById('page').contentWindow;
          const widest = () => Math.max(page.documentElement.scrollWidth, ...[...page.querySelectorAll('body *')].map(one => one.getBoundingClientRect().right));
          const folded = widest(), closed = page.querySelectorAll('details:not([open])').length;
          page.querySelectorAll('details').forEach(one => one.open = true);
          document.body.innerText = ['folded ' + (folded <= view.innerWidth), 'unfolded ' + (widest() <= view.innerWidth), 'closed ' + closed,
            'size ' + view.getComputedStyle(page.querySelector('article')).fontSize, 'title ' + page.querySelector('h1').innerText,
            'ran ' + view.ran, 'dark ' + view.getComputedStyle(page.body).backgroundColor].join(' | ');
        };
        </script>
        """;

    [Theory]
    [InlineData(false, "rgb(255, 255, 255)")]
    [InlineData(true, "rgb(20, 23, 26)")]
    public async Task A_page_fits_a_phone_in_light_and_dark_and_runs_nothing(bool isDark, string background)
    {
        using var home = new ExportingHome();
        home.Say("Hello <script>window.ran = true</script><img src=x onerror='window.ran = true'>");
        home.Say(new string('x', 3000) + "\n```\n" + new string('y', 3000) + "\n```\n| a | b |\n" + string.Concat(Enumerable.Repeat("wide words ", 300)));
        home.Answer("{\"command\":\"ls\"}", new string('z', 3000));
        Assert.Equal(0, (await home.Program.RunAsync("export", "-f", "html", "--all-projects")).ExitCode);
        string probe = home.Combine("probe.html");
        File.WriteAllText(probe, Probe.Replace("{0}", "file://" + home.Document(".html"), StringComparison.Ordinal));
        string[] scheme = isDark ? ["--blink-settings=preferredColorScheme=0"] : [];
        CommandResult shown = await new Command("chromium", [
            "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={home.Combine("chromium")}", "--allow-file-access-from-files", "--hide-scrollbars",
            "--virtual-time-budget=5000", .. scheme, "--dump-dom", $"file://{probe}"]).RunAsync();
        string body = shown.StandardOutput[(shown.StandardOutput.IndexOf("<body>", StringComparison.Ordinal) + 6)..shown.StandardOutput.IndexOf("</body>", StringComparison.Ordinal)];
        string[] facts = body.Split(" | ");
        Assert.Equal(["folded true", "unfolded true"], facts[..2]);
        Assert.Equal("closed 2", facts[2]);
        Assert.Equal("size 16px", facts[3]);
        Assert.StartsWith("title Hello", facts[4], StringComparison.Ordinal);
        Assert.Equal("ran undefined", facts[5]);
        Assert.Equal($"dark {background}", facts[6]);
    }
}
