#!/bin/sh
# Makes the secrets of this overlay by chance, once, in secrets/, which git passes over.
set -eu
umask 077
mkdir -p "$(dirname "$0")/secrets"
cd "$(dirname "$0")/secrets"
[ ! -e settings.env ] || { echo "secrets/ is filled already; servers that have its passwords would not know new ones." >&2; exit 1; }

password() { openssl rand -hex 24; }
redis=$(password) app=$(password) registry=$(password) catalog=$(password) sandbox=$(password)

printf '%s' "$catalog" > catalog.demo
printf '%s' "$sandbox" > sandbox.demo
echo "PARLEY_SECRETS_KEY=$(openssl rand -base64 32)" > sealing.env
echo "REDIS_PASSWORD=$redis" > redis.env
# Signs tokens (deploy/token.sh); it stays here, the cluster knows the public key.
openssl genrsa -out token-key.pem 2048 2> /dev/null
cat > gateway.env << END
QUARKUS_DATASOURCE_USERNAME=parley_app
QUARKUS_DATASOURCE_PASSWORD=$app
MP_JWT_VERIFY_PUBLICKEY=$(openssl rsa -in token-key.pem -pubout 2> /dev/null | tr -d '\n')
END
cat > registry.env << END
PARLEY_REGISTRY_USERNAME=parley_registry
PARLEY_REGISTRY_PASSWORD=$registry
END
cat > postgres.env << END
POSTGRES_PASSWORD=$(password)
PARLEY_APP_PASSWORD=$app
PARLEY_REGISTRY_PASSWORD=$registry
DEMO_OWNER_PASSWORD=$(password)
DEMO_CATALOG_PASSWORD=$catalog
DEMO_SANDBOX_PASSWORD=$sandbox
END
# The last one: it says that all are there.
echo "QUARKUS_REDIS_PASSWORD=$redis" > settings.env
