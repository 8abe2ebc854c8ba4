using System.Text;

namespace SessionSync.Browse.Export.Documents;

/// <summary>How pages look.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root { color-scheme: light dark; --back: #fff; --text: #1c1f23; --quiet: #5c6670; --line: #d9dee3; --user: #eef4ff; --code: #f5f6f8; --bad: #b3261e; --good: #1a7f37; --link: #0a58ca }
        @media (prefers-color-scheme: dark) { :root { --back: #14171a; --text: #e4e7ea; --quiet: #9aa4ae; --line: #30363d; --user: #1b2636; --code: #1d2125; --bad: #ff8a80; --good: #57ab5a; --link: #82b1ff } }
        * { box-sizing: border-box }
        html { -webkit-text-size-adjust: 100% }
        body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
        h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .5rem }
        h2 { display: inline; font-size: .95rem; margin: 0 .4rem 0 0 }
        a { color: var(--link) }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .75rem; margin: 0 0 1rem; color: var(--quiet); font-size: .875rem }
        dd { margin: 0 }
        article { margin: 0 0 1rem; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem }
        article.user { background: var(--user) }
        article > :last-child { margin-bottom: 0 }
        article.folded { margin: 0 0 .25rem; padding: 0 .75rem; border: 0 }
        .folded + article:not(.folded) { margin-top: 1rem }
        .folded > h2 { display: none }
        .folded > .by { float: right; max-width: 45%; padding: .35rem 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
        .folded > details { margin: 0 }
        @media (max-width: 36rem) { .folded > .by { display: none } }
        .by, summary, .quiet { color: var(--quiet); font-size: .875rem }
        .by { display: inline; margin: 0 }
        .text { margin: .5rem 0 }
        .plain { white-space: pre-wrap }
        .text > :first-child { margin-top: 0 }
        .text > :last-child { margin-bottom: 0 }
        .text p, .text ul, .text ol, blockquote { margin: .5rem 0 }
        .text ul, .text ol { padding-left: 1.5rem }
        h3, h4, h5, h6 { font-size: 1rem; line-height: 1.3; margin: 1rem 0 .5rem }
        h3 { font-size: 1.15rem }
        h2 a { color: inherit; text-decoration: none }
        blockquote { padding-left: .75rem; border-left: 3px solid var(--line); color: var(--quiet) }
        code { padding: .1em .3em; background: var(--code); border-radius: .3em; font: .875em ui-monospace, monospace }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; font-size: .9rem }
        th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: normal }
        hr { border: 0; border-top: 1px solid var(--line) }
        pre { margin: .5rem 0; padding: .6rem; background: var(--code); border-radius: .4rem; font: .8125rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
        details { margin: .5rem 0; border-left: 3px solid var(--line); padding-left: .6rem }
        summary { cursor: pointer; padding: .35rem 0 }
        details > .quiet { margin: .5rem 0 0 }
        details > .quiet + pre { margin-top: .15rem }
        .error > summary { color: var(--bad) }
        img { display: block; max-width: 100%; height: auto; margin: .5rem 0 }
        .edit del, .edit ins { display: block; margin-left: -.6rem; padding-left: calc(.6rem - 3px); border-left: 3px solid var(--bad); text-decoration: none }
        .edit ins { border-color: var(--good) }
        .edit del::before, .edit ins::before { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); content: "removed: " }
        .edit ins::before { content: "added: " }
        .todos { list-style: none; padding: 0; margin: .5rem 0 }
        .todos .quiet { white-space: nowrap }
        nav { margin: 0 0 1rem; font-size: .875rem }
        nav ol { margin: 0; padding-left: 2rem }
        .index { list-style: none; margin: 0; padding: 0 }
        .index li { padding: .6rem 0; border-top: 1px solid var(--line) }
        @media print { details::details-content { content-visibility: visible } }
        """;

    /// <summary>The SHA-256 of the style element's content, in Base64: a page's Content-Security-Policy allows no other style.</summary>
    public static string Hash { get; } = Convert.ToBase64String(Sha256.HashData(Encoding.UTF8.GetBytes($"\n{Text}\n")));
}
