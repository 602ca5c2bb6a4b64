#!/bin/sh
# Makes the certificates of tests/data/tls anew, each with its key in one file. They protect nothing: the keys are public.
# `authority.pem` (without key) signs all but selfsigned.pem and rsa.pem. Needs openssl; the bytes differ with every run.
set -eu

folder=$(cd "$(dirname "$0")/.." && pwd)/tests/data/tls
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >ca.cnf <<END
[ca]
default_ca = own
[own]
dir = .
new_certs_dir = .
database = index.txt
serial = serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, digitalSignature
subjectKeyIdentifier = hash
[here]
basicConstraints = CA:false
subjectAltName = DNS:localhost, IP:127.0.0.1
[elsewhere]
basicConstraints = CA:false
subjectAltName = DNS:homeassistant.example, DNS:ha.example
END
: >index.txt
echo 1000 >serial

# make NAME SUBJECT FROM UNTIL EXTENSIONS [flags of openssl ca]
make() {
    name=$1 subject=$2 from=$3 until=$4 extensions=$5
    shift 5
    if [ "$name" = rsa ]; then
        openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$name.key"
    else
        openssl ecparam -genkey -name prime256v1 -noout |
            openssl pkcs8 -topk8 -nocrypt -out "$name.key"
    fi
    openssl req -new -key "$name.key" -subj "/CN=$subject" -out "$name.csr"
    openssl ca -batch -config ca.cnf -notext -in "$name.csr" -out "$name.crt" -startdate "$from" -enddate "$until" \
        -extensions "$extensions" "$@"
}
signed() { make "$@" -cert authority.crt -keyfile authority.key; }

make authority 'Hearthbook test authority' 20200101000000Z 21200101000000Z authority -selfsign -keyfile authority.key
make selfsigned localhost 20200101000000Z 21200101000000Z here -selfsign -keyfile selfsigned.key
make rsa localhost 20200101000000Z 21200101000000Z here -selfsign -keyfile rsa.key
signed localhost localhost 20200101000000Z 21200101000000Z here
signed elsewhere homeassistant.example 20200101000000Z 21200101000000Z elsewhere
signed expired localhost 20200101000000Z 20210101000000Z here
signed future localhost 21100101000000Z 21200101000000Z here

cp authority.crt "$folder/authority.pem"
for name in selfsigned rsa localhost elsewhere expired future; do
    cat "$name.key" "$name.crt" >"$folder/$name.pem"
done
