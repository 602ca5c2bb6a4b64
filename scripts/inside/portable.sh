#!/bin/bash
# What check-portable.sh tries, in a Debian that has a display but nothing of Qt, as a user.
#   portable.sh ARCHIVE INSTALLER PICTURE
# shellcheck disable=SC2317  # called by check
set -uo pipefail
# shellcheck source=scripts/inside/checks.sh
source /mnt/checks.sh
archive=$1 installer=$2 picture=$3
export HOME="/home/a user" DISPLAY=:99 XDG_RUNTIME_DIR=/tmp/runtime
mkdir -p "$HOME/apps" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
cd "$HOME" || exit 1

programs() { find "$1/usr" -type f \( -name '*.so*' -o -path '*/bin/hearthbook*' \) "${@:2}"; }
whole() { [[ $(programs "$1" -print | wc -l) -gt 60 ]] && ! programs "$1" -exec ldd {} + 2>&1 | grep 'not found'; }
of_the_folder() { grep -q "$HOME/apps.*libQt6Core" "/proc/$1/maps" && ! grep -E 'libQt6|/qt6/' "/proc/$1/maps" | grep -v "$HOME/apps"; }
window_named() { [[ -n $(xdotool search --onlyvisible --name "$1" 2>/dev/null) ]]; }
says() { grep -q "$1" /tmp/said; }

trap 'kill $(jobs -p)' EXIT
Xvfb :99 -screen 0 1280x900x24 >/tmp/xvfb.log 2>&1 &
soon xdpyinfo
openbox >/tmp/openbox.log 2>&1 &

check "nothing of Qt is on this system" test -z "$(find / -xdev -name 'libQt6*' -not -path "$HOME/*" 2>/dev/null)"
check "the archive unpacks" tar -xJf "$archive" -C apps
folder=$(echo "$HOME"/apps/hearthbook-*)
check "no library is missing" whole "$folder"
check "the server in it makes a book" "$folder/usr/bin/hearthbookd" migrate --database "sqlite:////tmp/home.db"
"$folder/AppRun" /tmp/home.db >/tmp/window.log 2>&1 &
window=$!
check "a window opens" soon window_named Hearthbook
check "all of Qt comes from the folder" of_the_folder "$window"
sleep 2 # a picture has no event of its own
import -window root "$picture"
check "the picture shows more than one colour" test "$(identify -format %k "$picture")" -gt 20
kill "$window"
check "it ends when it is told to" soon bash -c "! kill -0 $window 2>/dev/null"
wait "$window"

check "the installer installs" sh "$installer"
home=$HOME/.local/lib/hearthbook
check "its entry in the menu is valid" desktop-file-validate "$HOME/.local/share/applications/org.hearthbook.Hearthbook.desktop"
check "the entry starts what was installed" grep -qF "Exec=\"$home/AppRun\" %f" "$HOME/.local/share/applications/org.hearthbook.Hearthbook.desktop"
check "the icon is there" test -s "$HOME/.local/share/icons/hicolor/scalable/apps/org.hearthbook.Hearthbook.svg"
check "the command starts" "$HOME/.local/bin/hearthbook" --version
touch "$home/of-the-former-version"
head -c 20000000 "$installer" >/tmp/cut.sh
sh /tmp/cut.sh >/tmp/said 2>&1
check "a download that was cut short says so" says "cut short"
check "and what was there still is" test -e "$home/of-the-former-version" -a -x "$home/uninstall"
check "nothing else is left of it" test "$(find "$HOME/.local/lib" -mindepth 1 -maxdepth 1 | wc -l)" -eq 1
{ head -c 20000000 "$installer" && echo damaged && tail -c +20000009 "$installer"; } >/tmp/damaged.sh
sh /tmp/damaged.sh >/tmp/said 2>&1
check "so does one that was damaged" says "damaged: fetch it again"
check "and what was there still is" test -e "$home/of-the-former-version"
foreign() {
    printf '\xb7' | dd of="$folder/usr/bin/hearthbook" bs=1 seek=18 conv=notrunc status=none # ELF's e_machine: AArch64
    head -n "$(grep -anm 1 '^exit 0$' "$installer" | cut -d: -f1)" "$installer"
    tar -C "$folder" -c . | gzip -1
}
foreign >/tmp/foreign.sh
sh /tmp/foreign.sh >/tmp/said 2>&1
check "a program for another machine is refused" says "it needs glibc 2.36 and an x86-64 machine"
check "and what was there still is" "$HOME/.local/bin/hearthbook" --version
check "an upgrade is installed over it" sh "$installer"
check "nothing of the former is left" test ! -e "$home/of-the-former-version"
mkdir -p /tmp/other/lib/hearthbook
sh "$installer" --prefix /tmp/other >/tmp/said 2>&1
check "a folder of somebody else is left alone" says "not of this installer"
sh "$installer" --prefix /mnt/small >/tmp/said 2>&1
check "a full disk is named" says "disk full"
check "and nothing is left on it" test -z "$(find /mnt/small/lib -mindepth 1)"
odd="$HOME/an \$odd & \"quoted\" | 'place'"
check "a folder with a name of all kinds of signs" sh "$installer" --prefix "$odd"
check "its entry in the menu is valid too" desktop-file-validate "$odd/share/applications/org.hearthbook.Hearthbook.desktop"
check "and it removes itself from there" "$odd/lib/hearthbook/uninstall"
check "with nothing left" test -z "$(find "$odd" -iname '*hearthbook*')"
check "without a HOME it takes the folder that is named" env -u HOME sh "$installer" --prefix /tmp/homeless
check "it removes itself" "$home/uninstall"
check "nothing is left" test -z "$(find "$HOME/.local" -ipath '*hearthbook*')"
exit "$failed"
