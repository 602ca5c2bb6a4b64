# Completion of hearthbookd for bash. What may follow is read from its own help, so it is never behind.
_hearthbookd()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} word help commands=()
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -* ]] && break
        commands+=("$word")
    done
    help=$("${COMP_WORDS[0]}" "${commands[@]}" --help 2>/dev/null) || return 0
    if [[ $prev == --* && $cur != -* ]]; then
        # The words of a choice, as OFF|NORMAL; else a file, where the option takes anything.
        word=$(sed -nE "s/^ +(-[^ ]+,)?$prev ([^ ]+).*/\2/p" <<<"$help")
        if [[ $word == *'|'* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "${word//|/ }" -- "$cur")
            return 0
        elif [[ -n $word ]]; then
            compopt -o default
            return 0
        fi
    fi
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(grep -oE '^ +(-[a-z],)?--[a-z0-9-]+' <<<"$help" | grep -oE -- '--[a-z0-9-]+')" -- "$cur")
        return 0
    fi
    mapfile -t COMPREPLY < <(compgen -W "$(sed -nE '/^Commands:/,/^$/s/^  ([a-z][a-z-]*).*/\1/p' <<<"$help")" -- "$cur")
    ((${#COMPREPLY[@]})) || compopt -o default
}
complete -F _hearthbookd hearthbookd
