#!/bin/sh
# Creates those of Parley's topics that are missing; those that are there stay as they are.
# Needs KAFKA_BOOTSTRAP_SERVERS; PARTITIONS, REPLICATION and MIN_INSYNC have defaults for one broker. The connection is
# made with the settings that the services have: KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_MECHANISM and so on.
set -eu
folder=$(dirname "$0")
export LOG_DIR=/tmp
client=/tmp/client.properties

umask 077
: > "$client"
env | grep -E '^KAFKA_(SECURITY|SASL|SSL)_' | while IFS= read -r setting; do
  name=$(printf '%s' "${setting%%=*}" | cut -c 7- | tr 'A-Z_' 'a-z.')
  printf '%s=%s\n' "$name" "${setting#*=}" >> "$client"
done

grep -v '^#' "$folder/topics.txt" | while read -r topic cleanup; do
  partitions=${PARTITIONS:-3}
  # Announcements are few, and the last one of each agent is what counts.
  [ "${cleanup:-}" != compact ] || partitions=1
  # Results, and the questions that lead to them, are larger than Kafka's default of 1 MB lets through.
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --command-config "$client" \
    --create --if-not-exists --topic "$topic" --partitions "$partitions" --replication-factor "${REPLICATION:-1}" \
    --config max.message.bytes=8388608 --config min.insync.replicas="${MIN_INSYNC:-1}" \
    --config cleanup.policy="${cleanup:-delete}" < /dev/null
done
rm -f "$client"
