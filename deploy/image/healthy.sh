#!/usr/bin/env bash
# Whether the service in this container is ready. The image has no curl, and a JVM would be much for a question every 5 s.
set -eu
for port in "${QUARKUS_HTTP_PORT:-}" 8080 8081 8082 8083; do
  [ -n "$port" ] || continue
  { exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2> /dev/null || continue
  printf 'GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  IFS= read -r -t 4 status <&3
  [[ $status == *' 200 '* ]]
  exit
done
exit 1
