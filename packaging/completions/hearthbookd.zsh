#compdef hearthbookd
# Completion of hearthbookd for zsh. What may follow is read from its own help, so it is never behind.

_hearthbookd() {
    local help word current=${words[CURRENT]}
    local -a given options commands
    for word in ${words[2,CURRENT-1]}; do
        [[ $word == -* ]] && break
        given+=($word)
    done
    help="$(${words[1]} $given --help 2>/dev/null)" || return 1
    if [[ $current == -* ]]; then
        options=(${(f)"$(print -r -- $help | grep -oE '^ +(-[a-z],)?--[a-z0-9-]+' | grep -oE -- '--[a-z0-9-]+')"})
        compadd -a options
        return
    fi
    commands=(${(f)"$(print -r -- $help | sed -nE '/^Commands:/,/^$/s/^  ([a-z][a-z-]*) +(.*)/\1:\2/p')"})
    if (($#commands)) && [[ ${words[CURRENT-1]} != --* ]]; then
        _describe command commands
    else
        _files
    fi
}

_hearthbookd "$@"
