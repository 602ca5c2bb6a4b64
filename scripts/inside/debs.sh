#!/bin/bash
# What check-debs.sh tries, inside a system whose first process is systemd.
# shellcheck disable=SC2317  # called by check
set -uo pipefail
# shellcheck source=scripts/inside/checks.sh
source /mnt/checks.sh
settings=/etc/hearthbook/hearthbook.toml
desktop=org.hearthbook.Hearthbook
book=/var/lib/hearthbook/metadata.db
export DEBIAN_FRONTEND=noninteractive

# As who is asked of changed settings and keeps them. So many starts in so short a time are the check's alone.
upgrade() {
    systemctl reset-failed "$unit" 2>/dev/null
    dpkg --force-confold -i "$1"
}
fill_but() { fallocate -l $(($(df --output=avail -B 1 / | tail -n 1) - $1)) /filler; }
installed() { dpkg-query -W -f '${db:Status-Status} ${Version}' hearthbook-server; }
says() { grep -q "$1" /mnt/said; }
gone() { ! getent passwd hearthbook && [[ ! -e /var/lib/hearthbook && ! -e /etc/hearthbook ]]; }
completed() { bash -c 'source /usr/share/bash-completion/completions/hearthbookd; COMP_WORDS=(hearthbookd backup ""); COMP_CWORD=2; _hearthbookd; echo "${COMPREPLY[*]}"' 2>&1; }

check "a former version is installed" dpkg -i /mnt/former.deb
check "its server runs" soon ready
check "it is enabled" systemctl is-enabled --quiet "$unit"
check "its settings are not everybody's" test "$(stat -c %U:%G:%a "$settings")" = root:hearthbook:640
count=$(curl -fsS -m 20 -H 'Content-Type: application/json' --data-binary @/mnt/devices.json "$url/internal/devices/bulk_upsert" |
    grep -oE '"inserted":[0-9]+' | grep -oE '[0-9]+')
check "$count devices are stored" devices

echo '# changed here' >>"$settings"
process=$(property MainPID)
fill_but 2000000
dpkg -i /mnt/server.deb >/mnt/said 2>&1
check "a full disk refuses the package and is named" says 'No space left on device'
rm /filler
check "the former version is installed as before" test "$(installed)" = "installed 0.0.1-1"
check "its server went on" test "$(property MainPID)" = "$process"
check "and serves" devices
echo 'no setting' >>"$settings"
check "the package is installed beside settings that cannot be read" upgrade /mnt/server.deb
check "the server that ran goes on" test "$(property MainPID)" = "$process"
check "and serves" devices
sed -i '/^no setting/d' "$settings"
echo 'HEARTHBOOK_BODY_LIMIT="no size"' >/etc/hearthbook/environment
check "and beside variables that are no settings" upgrade /mnt/server.deb
check "it still goes on" test "$(property MainPID)" = "$process"
rm /etc/hearthbook/environment
limit Environment=HEARTHBOOK_BODY_LIMIT=nothing
check "and beside a drop-in with such" upgrade /mnt/server.deb
check "it still goes on" test "$(property MainPID)" = "$process"
limit
# A schema of which the newest change is missing, in a file that has no room for a copy beside it.
sqlite3 "$book" 'CREATE TABLE kept AS SELECT * FROM schema_migrations ORDER BY number DESC LIMIT 1;
    DELETE FROM schema_migrations WHERE number IN (SELECT number FROM kept);
    CREATE TABLE filler AS SELECT zeroblob(100000000); PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
fill_but 60000000
upgrade /mnt/server.deb >/mnt/said 2>&1
check "no room to change the schema is named" says 'There is no room to change the schema'
check "and the server that ran goes on" test "$(property MainPID)" = "$process"
rm /filler
sqlite3 "$book" 'INSERT INTO schema_migrations SELECT * FROM kept; DROP TABLE kept; DROP TABLE filler; VACUUM'
check "the package is installed over the running server" upgrade /mnt/server.deb
check "another process serves" soon ready
check "that of the new package" test "$(property MainPID)" != "$process"
check "the devices are there" devices
check "the settings are as they were changed" grep -q '^# changed here' "$settings"
check "the settings are still not everybody's" test "$(stat -c %U:%G:%a "$settings")" = root:hearthbook:640
check "guides are there" test -s /usr/share/doc/hearthbook-server/settings.md
check "the man page is there" zgrep -q '^.TH HEARTHBOOKD 8' /usr/share/man/man8/hearthbookd.8.gz
check "the completion knows the commands of backup" test "$(completed)" = "create list verify restore drill"
check "zsh can read its completion" zsh -n /usr/share/zsh/vendor-completions/_hearthbookd
check "back to the former version" upgrade /mnt/former.deb
check "it serves" soon ready
check "the devices are there" devices
check "forward again" upgrade /mnt/server.deb
check "and it serves" soon ready
# The file as a later version leaves it, and the copy that it made before; then back, as docs/install.md says it.
copy=$book.before-0099-20301231T120000Z
runuser -u hearthbook -- sqlite3 "$book" "VACUUM INTO '$copy'"
sqlite3 "$book" "INSERT INTO schema_migrations VALUES (99, '0099_later.sql', 'x', 'y')"
process=$(property MainPID)
upgrade /mnt/server.deb >/mnt/said 2>&1
check "a file of a later version is named" says 'written by a later Hearthbook'
check "and the server that ran goes on" test "$(property MainPID)" = "$process"
systemctl stop "$unit"
runuser -u hearthbook -- cp "$copy" "$book"
rm -f "$book-wal" "$book-shm"
check "with the copy in its place the package is installed" upgrade /mnt/server.deb
check "and serves" soon ready
check "the devices are there" devices
dpkg -i /mnt/foreign.deb >/mnt/said 2>&1
check "a package for another machine is refused" says 'does not match system'
check "and the installed one serves" ready

runuser -u hearthbook -- hearthbookd doctor --config "$settings" >/mnt/said 2>&1
healthy=$?
check "the doctor finds no error ($(grep -cE '^(warning|note)' /mnt/said) warnings and notes)" test "$healthy" -eq 0

# shellcheck source=scripts/inside/service.sh
source /mnt/service.sh

chown -R root:root /var/lib/hearthbook
systemctl reset-failed "$unit"
systemctl start "$unit"
check "a folder that belongs to somebody else is taken back by systemd" soon ready
systemctl stop "$unit"
chown -R root:root /var/lib/hearthbook
chown root:root "$settings"
mv "$settings" /tmp/settings
check "the package is installed where its settings were removed" upgrade /mnt/server.deb
check "they stay so" test ! -e "$settings"
mv /tmp/settings "$settings"
chmod 644 "$settings"
check "and over a folder of somebody else" upgrade /mnt/server.deb
check "which is taken back as well" soon ready
check "changed rights of the settings are kept" test "$(stat -c %U:%G:%a "$settings")" = root:root:644
/var/lib/dpkg/info/hearthbook-server.prerm remove
check "before it is removed it is stopped" test "$(property ActiveState)" = inactive
/var/lib/dpkg/info/hearthbook-server.postinst abort-remove
check "where it is not removed after all it is started" soon ready
systemctl stop "$unit"
runuser -u nobody -- hearthbookd serve --database sqlite:////tmp/other.db >/mnt/other 2>&1 &
soon ready
systemctl start "$unit" >/dev/null 2>&1
journalctl -u "$unit" --no-pager -n 20 >/mnt/said
check "a port that is taken is named" says 'Cannot listen on 127.0.0.1:8006'
check "and what to do" says 'stop that one, or choose another port in server.listen'
kill %%
wait

dpkg -r hearthbook-server
check "removed: no server" test ! -e /usr/bin/hearthbookd
check "the data stay" test -s "$book"
check "the settings stay" test -s "$settings"
dpkg -P hearthbook-server
check "purged: user, data and settings are gone" gone
mkdir /var/lib/hearthbook
mount -t tmpfs tmpfs /var/lib/hearthbook
check "it is installed with its folder on another disk" dpkg -i /mnt/server.deb
check "and serves" soon ready
check "purging it there ends well" dpkg -P hearthbook-server
check "and leaves nothing on it" test -z "$(ls -A /var/lib/hearthbook)"
umount /var/lib/hearthbook

check "the desktop program is installed" dpkg -i /mnt/desktop.deb
check "it starts" env QT_QPA_PLATFORM=offscreen hearthbook --version
for file in applications/$desktop.desktop icons/hicolor/scalable/apps/$desktop.svg metainfo/$desktop.metainfo.xml man/man1/hearthbook.1.gz; do
    check "its $file is there" test -s "/usr/share/$file"
done
end
