namespace SessionSync.Cli.Commands.Completion;

/// <summary>
/// The completion scripts. Each asks the program itself, with the line up to the cursor; what is offered comes from
/// the command tree and from what this machine knows, never from the network.
/// </summary>
internal static class CompletionScripts
{
    public const string Bash = """
        # Completion of sync-sessions for bash (3.2 and later).
        _sync_sessions() {
            local suggestion typed=${COMP_LINE:0:COMP_POINT} kept=
            # What stands before a colon is a word of its own to bash, and stays.
            typed=${typed##* }
            [[ $COMP_WORDBREAKS != *:* || $typed != *:* ]] || kept=${typed%:*}:
            COMPREPLY=()
            while IFS= read -r suggestion; do
                COMPREPLY+=("${suggestion#"$kept"}")
            done < <(sync-sessions '[suggest]' "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
        }
        complete -o default -F _sync_sessions sync-sessions

        """;

    public const string Zsh = """
        #compdef sync-sessions
        # Completion of sync-sessions for zsh.
        _sync-sessions() {
            local -a offers
            local line word
            while IFS= read -r line; do
                word=${line%%$'\t'*}
                offers+=("${word//:/\\:}:${line#*$'\t'}")
            done < <(sync-sessions '[describe]' "${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)
            if (( $#offers )); then
                _describe sync-sessions offers
            else
                _files
            fi
        }
        if [[ "${funcstack[1]}" = _sync-sessions ]]; then
            _sync-sessions "$@"
        else
            (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
            compdef _sync-sessions sync-sessions
        fi

        """;

    public const string Fish = """
        # Completion of sync-sessions for fish.
        complete -c sync-sessions -f -a '(sync-sessions "[describe]" (commandline -cp) 2>/dev/null)'
        complete -c sync-sessions -l repo -r -F
        complete -c sync-sessions -l ssh-config -r -F

        """;
}
