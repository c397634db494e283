#!/bin/sh
# Uploads a picture, and prints what Samescene says of it until it has answered:
#   ./client.sh localhost:9092 main 17 file:///photos/17.jpg
set -eu
brokers=$1 library=$2 image=$3 uri=$4
id=$(cat /proc/sys/kernel/random/uuid)

printf '%s/%s|{"library":"%s","imageId":"%s","uri":"%s"}\n' "$library" "$image" "$library" "$image" "$uri" |
    kcat -P -q -b "$brokers" -t image-uploaded -K '|' -H ce_specversion=1.0 -H ce_id="$id" -H ce_source=/dam \
        -H ce_type=org.samescene.image-uploaded -H content-type=application/json

# What stands in a topic about this upload: topic, data. What is not committed is left out.
said() {
    kcat -C -q -e -b "$brokers" -t "$1" -o beginning -X isolation.level=read_committed -f '%h|%t %s\n' |
        grep -F "ce_causationid=$id" | sed 's/^[^|]*|//'
}

until answer=$(said image-processed | grep -v '"outcome":"deferred"'); do sleep 1; done
for topic in image-duplicate image-rejected; do said $topic || true; done
echo "$answer"
