#!/bin/sh
# Prints a bearer token for an installation that is tried out, signed with the private key that was made for it:
#   deploy/token.sh KEY.pem [SUBJECT]
# It is good for 12 hours and lists every permission. Where it matters, an identity provider makes the tokens.
set -eu
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

now=$(date +%s)
permissions='"query:submit","query:read","data:sensitive","database:manage","knowledge:manage","audit:read"'
permissions=$permissions',"admin:read","admin:users","admin:cache:clear","admin:dead-letters"'
head=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
claims=$(printf '{"iss":"parley-local","aud":"parley","sub":"%s","iat":%d,"exp":%d,"jti":"%s","permissions":[%s]}' \
  "${2:-operator}" "$now" "$((now + 43200))" "$(openssl rand -hex 16)" "$permissions" | base64url)
signature=$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign "$1" -binary | base64url)
printf '%s.%s.%s\n' "$head" "$claims" "$signature"
