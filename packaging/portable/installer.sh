#!/bin/sh
# Installs the desktop program Hearthbook for one user, with an entry in the menu; the archive follows this script's last line.
#   sh hearthbook-….sh [--prefix FOLDER]     FOLDER: ~/.local unless given
# It lies in FOLDER/lib/hearthbook afterwards; FOLDER/lib/hearthbook/uninstall removes it again. Books and settings stay.
set -eu

fail() {
    echo "hearthbook: $1" >&2
    exit 1
}

# quoted TEXT: as a word of a shell script.
quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
# entry TEXT: as it stands between quotes behind Exec= of an entry in the menu.
entry() { printf %s "$1" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g'; }
archive() { tail -n +###CPACK_HEADER_LENGTH### "$0"; }

prefix=${HOME:+$HOME/.local}
case ${1-} in
    --prefix) prefix=${2:?"--prefix needs a folder"} ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    '') ;;
    *)
        echo "Usage: sh $0 [--prefix FOLDER]"
        [ "$1" = --help ] && exit 0
        exit 2
        ;;
esac
[ -n "$prefix" ] || fail "there is no HOME to install in: name a folder by --prefix FOLDER"
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
home=$prefix/lib/hearthbook
menu=$prefix/share/applications
icons=$prefix/share/icons/hicolor/scalable/apps
name=org.hearthbook.Hearthbook

if [ -e "$home" ] && [ ! -f "$home/uninstall" ]; then fail "$home is there, and not of this installer"; fi
mkdir -p "$prefix/lib" "$prefix/bin" "$menu" "$icons" || fail "nothing can be written in $prefix"

# Beside the place first, so that a former version stays whole until this one is.
new=$(mktemp -d "$home.new-XXXXXX") || fail "nothing can be written in $prefix/lib"
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM # some shells end on these without what EXIT says
echo "Installing Hearthbook in $home"
archive | gzip -t || fail "the download was cut short or damaged: fetch it again. What was there before still is"
# -o: the files are of the one who installs them, also where that is root.
archive | gzip -dc | (cd "$new" && tar -xof -) || fail "the files could not be unpacked: is the disk full? What was there before still is"
"$new/usr/bin/hearthbook" --version >/dev/null ||
    fail "the program does not start here: it needs glibc 2.36 and an x86-64 machine. What was there before still is"

cat >"$new/uninstall" <<EOF
#!/bin/sh
# Removes Hearthbook. Books and settings stay.
set -eu
prefix=$(quoted "$prefix")
rm -f "\$prefix/bin/hearthbook" "\$prefix/share/applications/$name.desktop" "\$prefix/share/icons/hicolor/scalable/apps/$name.svg"
rm -rf "\$prefix/lib/hearthbook"
echo "Hearthbook was removed from \$prefix; books and settings are still there."
EOF
chmod 755 "$new" "$new/uninstall"

if [ -e "$home" ]; then
    rm -rf "$home.old"
    mv -T "$home" "$home.old"
fi
# -T: never into a folder that another run has put there meanwhile.
mv -T "$new" "$home" || {
    [ -e "$home.old" ] && [ ! -e "$home" ] && mv -T "$home.old" "$home"
    fail "$home could not be put in its place"
}
trap - EXIT
rm -rf "$home.old"
ln -sfn "$home/AppRun" "$prefix/bin/hearthbook"
cp "$home/$name.svg" "$icons/$name.svg"
{
    grep -v '^Exec=' "$home/$name.desktop"
    printf 'Exec="%s" %%f\n' "$(entry "$home/AppRun")"
} >"$menu/$name.desktop"
if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$menu" || true; fi
echo "Hearthbook is in the menu, and as $prefix/bin/hearthbook. Remove it with: $home/uninstall"
exit 0
