#!/bin/bash
# Runs the compiler through ccache: scripts/cmake/compile.sh TREE COMPILER ARGUMENT…
# Every object depends on a precompiled header of 200 MB, which GCC makes a little differently each time. ccache would read
# all of it for each object, and share nothing between two trees; so it is given a checksum of what goes into the header.
set -euo pipefail
export CCACHE_BASEDIR=$1 # paths below the tree are made relative: other clones hit too
shift
export CCACHE_SLOPPINESS=pch_defines,time_macros # times of headers count: one that is edited meanwhile is not cached
export CCACHE_PCH_EXTSUM=true
export CCACHE_DEPEND=true # the compiler's own list of headers, instead of running the preprocessor first

# checksum LIST ARGUMENT…: of the compiler's arguments and of the files that its LIST of dependencies names.
checksum() {
    local list=$1
    shift
    {
        "$1" --version
        printf '%s\n' "${@//"$CCACHE_BASEDIR"/.}"
        sed -e 's/^[^ ]*://' -e 's/\\$//' "$list" | xargs cat
    } | sha256sum
}

previous='' object='' list=''
for argument in "$@"; do
    case $previous in
    -o) object=$argument ;;
    -MF) list=$argument ;;
    esac
    previous=$argument
done
if [[ $object != *.gch ]]; then exec ccache "$@"; fi
ccache "$@"
checksum "$list" "$@" >"$object.sum"
