#!/bin/sh
# Runs the compiler through ccache: scripts/cmake/compile.sh TREE COMPILER ARGUMENT…
# Every object depends on a precompiled header of 200 MB. Without the checksum beside it ccache would read it for each of
# them, which costs more than half of what a hit saves. Paths below TREE are made relative, so that other clones hit too.
set -eu
export CCACHE_BASEDIR="$1"
shift
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
export CCACHE_PCH_EXTSUM=true
export CCACHE_DEPEND=true # the compiler's own list of headers, instead of running the preprocessor first
ccache "$@"
previous=
for argument in "$@"; do
    case $previous$argument in
    -o*.gch) sha256sum "$argument" >"$argument.sum" ;;
    esac
    previous=$argument
done
