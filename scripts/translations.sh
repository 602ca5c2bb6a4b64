#!/bin/bash
# Brings the files of the translators up to the texts of the source, for `resources/translations`. --check only tells whether a text is missing there,
# or not translated yet.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

lupdate=$(command -v lupdate6 || true)
for place in /usr/lib/qt6/bin/lupdate "$lupdate"; do
    if [[ -x $place ]]; then lupdate=$place; break; fi
done
[[ -x $lupdate ]] || fail "lupdate of Qt 6 is missing" "scripts/install-dependencies.sh build"
cd "$root"
folder=resources/translations

# update FOLDER: English has only the forms for numbers, all else stands in the source.
update() {
    local common=(-silent -I . -locations none -no-obsolete -extensions "cpp,h" -source-language en)
    "$lupdate" "${common[@]}" -target-language de ui app core/source -ts "$1/hearthbook_de.ts"
    "$lupdate" "${common[@]}" -target-language en -pluralonly ui app core/source -ts "$1/hearthbook_en.ts"
}

if [[ ${1:-} != --check ]]; then
    update "$folder"
else
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    cp "$folder"/*.ts "$copy"
    update "$copy"
    for file in "$copy"/*.ts; do
        cmp -s "$file" "$folder/$(basename "$file")" ||
            fail "$folder/$(basename "$file") is not up to date" "scripts/translations.sh, then translate what is new."
    done
fi
unfinished=$(grep -c 'type="unfinished"' "$folder"/*.ts | grep -v ':0$' || true)
[[ -z $unfinished ]] || fail "Texts are not translated yet: ${unfinished//$'\n'/, }" "Qt Linguist or an editor; see CONTRIBUTING.md."
