#!/bin/sh
# Makes .env for docker compose out of .env.example, and token-key.pem beside it, which signs tokens (deploy/token.sh).
# Once: servers that have the passwords of before would not know new ones.
set -eu
umask 077
cd "$(dirname "$0")/../.."
[ ! -e .env ] || { echo ".env is there already." >&2; exit 1; }

openssl genrsa -out token-key.pem 2048 2> /dev/null
while IFS= read -r line; do
  case $line in
    PARLEY_SECRETS_KEY=) line=$line$(openssl rand -base64 32) ;;
    MP_JWT_VERIFY_PUBLICKEY=) line=$line$(openssl rsa -in token-key.pem -pubout 2> /dev/null | tr -d '\n') ;;
    [A-Z]*=) line=$line$(openssl rand -hex 24) ;;
  esac
  printf '%s\n' "$line"
done < .env.example > .env.new
mv .env.new .env
