#!/bin/bash
# What check-windows.sh tries, in a Debian that has NSIS, MinGW, Wine and a display.
#   windows.sh VERSION
# shellcheck disable=SC2317  # called by check
set -uo pipefail
# shellcheck source=scripts/inside/checks.sh
source /mnt/checks.sh
version=$1 former=0.0.1
# Mono and Gecko would be asked for in a window; and the menu is Windows' own.
export WINEPREFIX=/mnt/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
trap 'wineserver -k' EXIT
c=$WINEPREFIX/drive_c menu="ProgramData/Microsoft/Windows/Start Menu/Programs"
entries='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall'

# in_time COMMAND…: what does not end by itself fails, after two minutes.
in_time() { timeout -k 5 120 "$@"; }
win() {
    in_time wine "$@" 2>/dev/null | tr -d '\r'
    return "${PIPESTATUS[0]}"
}
# The end of all that was started, and of Wine itself, which then writes its registry.
quiet() { in_time wineserver -w; }
silently() {
    local result=0
    { win "$1" /S "${@:2}" && quiet; } || result=$?
    if ((result == 124 || result == 137)); then wineserver -k; fi # what hangs would hold up all that follows
    return "$result"
}
# Of 32 bits, as the installers of NSIS are.
registry() { win reg "$@" /reg:32; }
succeeds() { "$@" >/dev/null; }

# What windeployqt makes of the real one: the program, with the libraries and plugins that it found.
stand_in() {
    local folder=/mnt/payload-$1
    mkdir -p "$folder/bin/platforms" && cp /mnt/LICENSE "$folder/" || return
    cat >/tmp/program.c <<'C'
#include <stdio.h>
#include <stdlib.h>
const char *version(void);
int main(void)
{
    const char *name = getenv("STARTED");
    FILE *out = name ? fopen(name, "w") : stdout;
    return !out || fprintf(out, "Hearthbook %s\n", version()) < 0 || fclose(out) != 0;
}
C
    printf '__declspec(dllexport) const char *version(void) { return "%s"; }\n' "$1" >/tmp/library.c
    x86_64-w64-mingw32-gcc -shared -o "$folder/bin/Qt6Core.dll" /tmp/library.c &&
        (cd /mnt/packaging/windows && x86_64-w64-mingw32-windres hearthbook.rc /tmp/icon.o) &&
        x86_64-w64-mingw32-gcc -o "$folder/bin/hearthbook.exe" /tmp/program.c /tmp/icon.o "$folder/bin/Qt6Core.dll" &&
        cp "$folder/bin/Qt6Core.dll" "$folder/bin/platforms/qwindows.dll"
}

# pack VERSION: with the command of the recipe's header, in a tree of that version.
pack() {
    local tree=/mnt/tree-$1
    mkdir -p "$tree" && cp -r /mnt/LICENSE /mnt/CMakeLists.txt /mnt/packaging /mnt/resources "$tree/" &&
        sed -i "s/^project(hearthbook VERSION [0-9.]*/project(hearthbook VERSION $1/" "$tree/CMakeLists.txt" || return
    (cd "$tree" && cpack --config packaging/windows/cpack.cmake -G NSIS -D "CPACK_INSTALLED_DIRECTORIES=/mnt/payload-$1;." -B /mnt/made) \
        >/tmp/cpack.log 2>&1 ||
        {
            cat /tmp/cpack.log
            return 1
        }
}
setup_of() { echo "/mnt/made/hearthbook-$1-windows-x86_64.exe"; }

starts() { [[ $(win "$1\\bin\\hearthbook.exe" --version) == "Hearthbook $2" ]]; }
link_starts() {
    rm -f "$c/started.txt"
    STARTED='C:\started.txt' win start "$1" && quiet && [[ $(tr -d '\r' <"$c/started.txt") == "Hearthbook $2" ]]
    local result=$?
    rm -f "$c/started.txt"
    return "$result"
}
has_entry() { registry query "$entries\\Hearthbook" /v "$1" | grep -qE "REG_SZ +$2\$"; }
# Of Windows' own files some come and go: those of the installer cannot be among them.
files() { (cd "$c" && find . \( -path ./windows -o -path '*/Temp' \) -prune -o -print | sort); }
# What the machine's registry knows of it. Whole once Wine ended.
traces() { grep -i hearthbook "$WINEPREFIX/system.reg"; }

# refuses INSTALLER: with an answer of its own, and in time.
refuses() {
    silently "$1"
    local result=$?
    ((result != 0 && result != 124 && result != 137))
}

check "a stand-in for the former version is compiled" stand_in "$former"
check "and one for this version" stand_in "$version"
mkdir "/mnt/payload-$former/bin/formats"
touch "/mnt/payload-$former/bin/of-the-former.dll" "/mnt/payload-$former/bin/formats/of-the-former.dll"
check "the installer of the former version is made" pack "$former"
check "the installer of this version is made" pack "$version"

check "Wine starts" win wineboot -i
quiet
check "another program has its entry" succeeds registry add "$entries\\Another" /v DisplayName /d Another /f
mkdir -p "$c/users/root/AppData/Local/hearthbook"
touch "$c/users/root/AppData/Local/hearthbook/home.db" "$c/users/root/Documents/home.db"
check "a user has settings" succeeds win reg add 'HKCU\Software\hearthbook\desktop' /v language /d de /f
quiet
files >/tmp/before.txt

there='C:\Program Files\Hearthbook'
check "the former version installs silently" silently "$(setup_of "$former")"
check "among the programs of 64 bits" test -e "$c/Program Files/Hearthbook/bin/platforms/qwindows.dll"
check "and starts" starts "$there" "$former"
check "the menu of all users starts it" link_starts "C:\\${menu//\//\\}\\Hearthbook\\Hearthbook.lnk" "$former"
check "Windows lists it with its version" has_entry DisplayVersion "$former"

head -c -1000 "$(setup_of "$version")" >/tmp/cut.exe
check "an installer that was cut short refuses" refuses /tmp/cut.exe
head -c "$(($(stat -c %s "$(setup_of "$version")") / 2))" "$(setup_of "$version")" >/tmp/half.exe
check "and so does half of one" refuses /tmp/half.exe
check "the former version is still whole" starts "$there" "$former"
check "and listed" has_entry DisplayVersion "$former"

check "an upgrade comes to its end by itself" silently "$(setup_of "$version")"
check "the newer version starts" starts "$there" "$version"
check "nothing of the former is left" test -z "$(find "$c" -name '*of-the-former*' -o -name formats)"
check "Windows lists the newer version" has_entry DisplayVersion "$version"
check "the same again repairs it" silently "$(setup_of "$version")"
check "and it starts" starts "$there" "$version"
check "it removes itself silently" silently "$there\\Uninstall.exe"
check "no file of it is left, and all others are" diff /tmp/before.txt <(files)
check "the registry knows nothing of it" test -z "$(traces)"
check "the other program is still listed" succeeds registry query "$entries\\Another" /v DisplayName
check "the user's settings are still there" succeeds win reg query 'HKCU\Software\hearthbook\desktop' /v language

elsewhere='C:\Elsewhere\Hearthbook'
check "its entry in the menu shall be elsewhere" succeeds registry add 'HKLM\Software\Hearthbook\Hearthbook' /v "Start Menu Folder" /d "At home" /f
check "it installs into a folder that was named" silently "$(setup_of "$former")" "/D=$elsewhere"
check "and starts there" starts "$elsewhere" "$former"
check "and is in the menu there" test -e "$c/$menu/At home/Hearthbook.lnk"
touch "$c/Elsewhere/Hearthbook/home.db"
check "an upgrade takes that folder" silently "$(setup_of "$version")"
check "and starts there" starts "$elsewhere" "$version"
check "nothing is left in the menu of the former" test ! -e "$c/$menu/At home"
check "it is nowhere else" test ! -e "$c/Program Files/Hearthbook"
# As where the wizard was told to make no entry in the menu.
rm -r "${c:?}/$menu/Hearthbook"
check "where it has no entry in the menu" succeeds registry delete "$entries\\Hearthbook" /v StartMenu /f
check "removing it comes to its end too" silently "$elsewhere\\Uninstall.exe"
check "a file of somebody else in its folder stays" test "$(ls -A "$c/Elsewhere/Hearthbook")" = home.db
rm -r "${c:?}/Elsewhere"
check "all else is gone" diff /tmp/before.txt <(files)

check "it installs once more" silently "$(setup_of "$former")"
rm "$c/Program Files/Hearthbook/Uninstall.exe"
check "where its uninstaller was deleted, deleting its entry" succeeds registry delete "$entries\\Hearthbook" /f
check "lets the newer version install" silently "$(setup_of "$version")"
check "and start" starts "$there" "$version"
exit "$failed"
